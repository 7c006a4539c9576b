/** Digits of numbers in formulas. */
const DIGITS = 3;

/** A number in TeX with 3 significant digits; small and large ones with a power of ten. */
export function texNumber(value: number, digits = DIGITS): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  const { text, mantissa, power } = write(value, digits);
  return mantissa === undefined ? text : `${mantissa} \\cdot 10^{${power}}`;
}

/** The number that `texNumber` writes. */
export const roundNumber = (value: number, digits = DIGITS): number =>
  Number.isFinite(value) ? Number(write(value, digits).text) : value;

/** Whole numbers in full, unless they are long. @returns a mantissa for numbers that are written with a power of ten */
function write(value: number, digits: number): { readonly text: string; readonly mantissa?: string; readonly power?: number } {
  if (Number.isInteger(value) && Math.abs(value) < 10 ** (digits + 1)) return { text: String(value) };
  const text = value.toExponential(digits - 1);
  const [mantissa, exponent] = text.split('e');
  const power = Number(exponent);
  if (power >= -4 && power < digits + 1) return { text: value.toFixed(Math.max(0, digits - 1 - power)) };
  return { text, mantissa, power };
}

/** Of a constant that is written as a fraction. */
const LARGEST_DENOMINATOR = 100_000;

/** A constant of a formula: 1/n as a fraction, others with 6 digits. */
export function texConstant(value: number): string {
  const inverse = 1 / value;
  if (Math.abs(value) < 1 && Math.abs(inverse) <= LARGEST_DENOMINATOR && 1 / Math.round(inverse) === value) {
    const sign = value < 0 ? '-' : '';
    return `${sign}\\frac{1}{${Math.abs(Math.round(inverse))}}`;
  }
  const rounded = Number(value.toPrecision(6));
  if (Math.abs(rounded) >= 1e-4 || !Number.isFinite(value) || value === 0)
    return Number.isFinite(value) ? String(rounded) : texNumber(value);
  const [mantissa, exponent] = rounded.toExponential().split('e');
  return mantissa === '1' ? `10^{${exponent}}` : `${mantissa} \\cdot 10^{${exponent}}`;
}
