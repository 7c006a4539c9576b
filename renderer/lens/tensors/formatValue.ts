import { formatNumber } from '../../language/format/index.ts';

/** A value with 3 significant digits, or as exactly the float32 that training computes with. */
export function formatValue(value: number, isExact = false): string {
  return isExact ? formatFull(Math.fround(value)) : formatNumber(value);
}

/** All digits that tell a float64 from its neighbors. */
export function formatFull(value: number): string {
  return Number.isFinite(value) ? String(value).replaceAll('-', '−').replace('e+', 'e') : formatNumber(value);
}
