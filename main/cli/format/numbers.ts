import { percentage } from '#engine/graph/index.ts';

export const SIGNIFICANT_DIGITS = 5;

/** `101,770` */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** A measured value to five significant digits: `0.12346`, `1.2346e-7`. */
export function formatNumber(value: number | null | undefined): string {
  return formatDigits(value, SIGNIFICANT_DIGITS);
}

/** The same with another number of significant digits. */
export function formatDigits(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined) return '-';
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  return size >= 1e-4 && size < 1e5 ? value.toPrecision(digits) : value.toExponential(digits - 1);
}

/** A fraction as a percentage: `97.12 %`, and `99.997 %` rather than a bound that is not reached. */
export function formatShare(share: number | null | undefined): string {
  return share === null || share === undefined ? '-' : `${percentage(share, 2)} %`;
}

/** `0.4 s`, `42 s`, `3 min 05 s`, `2 h 07 min` */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${Math.max(0, seconds).toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${twoDigits(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${twoDigits(Math.floor((whole % 3600) / 60))} min`;
}

/** `812 B`, `1.4 MB` */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

/** Local date and time: `2026-03-01 14:05:09`. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString('sv-SE');
}
