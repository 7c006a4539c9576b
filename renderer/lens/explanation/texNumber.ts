import { formatNumber } from '../../language/format/index.ts';
import { formatFull } from '../tensors/formatValue.ts';

/** A number in TeX, with 3 significant digits or as exact float32. */
export function texNumber(value: number, isExact = false): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const text = isExact ? formatFull(Math.fround(value)) : formatNumber(value);
  return text
    .replaceAll('−', '-')
    .replace('∞', '\\infty')
    .replace(/e(.*)$/, ' \\cdot 10^{$1}');
}

/** A number for programs: all its digits, with a plain minus. */
export const plainNumber = (value: number, isExact = false): string => String(isExact ? Math.fround(value) : value);
