import type { WrittenWeights } from '#app/weights/index.ts';
import { formatBytes, formatCount } from './numbers.ts';

/** Says what was written and that it was verified. */
export function describeWritten({ path, bytes, parameters, verification }: WrittenWeights): string {
  const { rows } = verification;
  return `Wrote ${path}: ${formatCount(parameters)} parameters, ${formatBytes(bytes)}; read again, its outputs for ${rows} samples are the same.`;
}
