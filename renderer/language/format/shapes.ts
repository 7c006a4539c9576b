import { t } from '../index.ts';
/** A shape as it is read aloud: 28 × 28 × 1; a single number is a scalar. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 0 ? t('scalar') : shape.join(' × ');
}

/**
 * Reads a shape as people write it: "28, 28, 1", "[28 28 1]" or "28×28×1"; nothing at all is a scalar. A length that
 * follows from the others is -1.
 * @returns undefined where it is none
 */
export function parseShape(text: string): number[] | undefined {
  const inner = text
    .trim()
    .replace(/^[[(]/, '')
    .replace(/[\])]$/, '')
    .trim();
  if (inner === '' || inner === 'scalar' || inner === t('scalar')) return [];
  const parts = inner.split(/\s*[,;×x*]\s*|\s+/).filter((part) => part !== '');
  const lengths = parts.map((part) => Number(part.replace('−', '-')));
  const isLength = (length: number) => Number.isInteger(length) && (length >= 1 || length === -1);
  return lengths.every(isLength) ? lengths : undefined;
}
