import { t } from '../language/index.ts';
/** A shape for display: 28 × 28 × 1; an empty one is a scalar. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 0 ? t('scalar') : shape.join(' × ');
}

/**
 * Parses a shape: "28, 28, 1", "[28 28 1]" or "28×28×1"; an empty text is a scalar. An inferred length is -1.
 * @returns undefined if invalid
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
