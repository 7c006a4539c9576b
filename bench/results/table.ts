export { type TableFormat, toMarkdown, toText } from '../../scripts/report/table.ts';

/** The cells of an upper bar: the bar and the verdict, empty without a bar. */
export function judge(measured: number, bar: number | undefined): [bar: string, verdict: string] {
  return bar === undefined ? ['', ''] : [String(bar), describeVerdict(measured <= bar)];
}

export const describeVerdict = (isMet: boolean): string => (isMet ? 'met' : 'not met');

/** Three digits, and a letter for thousands or millions: 5.91 M, 82.3 k, 412. */
export function formatCount(value: number): string {
  if (value >= 1e6) return `${toDigits(value / 1e6)} M`;
  return value >= 1e3 ? `${toDigits(value / 1e3)} k` : toDigits(value);
}

/** Three significant digits, without an exponent. */
export function toDigits(value: number): string {
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(value))) + 1);
  return Number.isFinite(whole) ? value.toFixed(Math.max(0, 3 - whole)) : String(value);
}
