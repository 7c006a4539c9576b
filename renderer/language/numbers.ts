import { percentage } from '#engine/graph/index.ts';

const THIN = '\u202f';

const PREFIXES = [
  { from: 1e12, by: 1e12, unit: 'T' },
  { from: 1e9, by: 1e9, unit: 'G' },
  { from: 1e6, by: 1e6, unit: 'M' },
  { from: 1e4, by: 1e3, unit: 'k' },
] as const;

const SI = ['', 'k', 'M', 'G', 'T'] as const;

/** A whole number with thin separators: 109 386. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, THIN);
}

/** An abbreviated count: 9 999, 12.3k, 1.25M. */
export function formatShort(count: number): string {
  const prefix = PREFIXES.find(({ from }) => count >= from);
  return prefix ? `${significant(count / prefix.by, 3)}${prefix.unit}` : formatCount(count);
}

/** Floating-point operations: 812 FLOP, 12.3 kFLOP, 1.02 MFLOP. */
export function formatFlops(count: number): string {
  return formatUnits(count, 'FLOP');
}

/** Memory: 812 B, 1.4 kB, 3.21 MB. */
export function formatBytes(bytes: number): string {
  return formatUnits(bytes, 'B');
}

/** Three significant digits with an SI prefix. */
function formatUnits(count: number, unit: string): string {
  const size = Math.min(4, Math.max(0, Math.floor(Math.log10(Math.max(count, 1)) / 3)));
  const scaled = significant(count / 1000 ** size, 3);
  // 999.9 is rounded up to the next prefix.
  return scaled === '1000' && size < 4 ? `1 ${SI[size + 1]}${unit}` : `${scaled} ${SI[size]}${unit}`;
}

/** A measured value with three significant digits: 0.0123, 4.2e-7. A dash if missing. */
export function formatNumber(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined) return '–';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return minus(value.toExponential(digits - 1).replace('e+', 'e'));
  return minus(significant(value, digits));
}

/** A fraction as a percentage: 97.4 %, and 99.97 % rather than a bound that is not reached. */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return formatNumber(share);
  return `${minus(percentage(share, 1))}${THIN}%`;
}

/** A round fraction, such as a mark on an axis, with all its digits: 75 %, 99.975 %. */
export function formatPercent(share: number): string {
  return `${minus(String(Number((share * 100).toPrecision(9))))}${THIN}%`;
}

/** At least the given digits, and all digits of the integer part. */
function significant(value: number, digits: number): string {
  if (value === 0) return '0';
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(value))) + 1);
  if (Math.abs(value) >= 1) return String(Number(value.toFixed(Math.max(0, digits - whole))));
  return String(Number(value.toPrecision(digits)));
}

function minus(text: string): string {
  return text.replaceAll('-', '−');
}
