/** Digits of numbers in formulas. */
const DIGITS = 3;

/** A number in TeX with 3 significant digits; small and large ones with a power of ten. */
export function texNumber(value: number, digits = DIGITS): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  if (Number.isInteger(value) && Math.abs(value) < 10 ** (digits + 1)) return String(value);
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < digits + 1) return value.toFixed(Math.max(0, digits - 1 - power));
  return `${mantissa} \\cdot 10^{${power}}`;
}

/** A constant of a formula: 1/n as a fraction, others with 6 digits. */
export function texConstant(value: number): string {
  const inverse = 1 / value;
  if (Math.abs(value) < 1 && Number.isInteger(Math.round(inverse)) && 1 / Math.round(inverse) === value) {
    const sign = value < 0 ? '-' : '';
    return `${sign}\\frac{1}{${Math.abs(Math.round(inverse))}}`;
  }
  const rounded = Number(value.toPrecision(6));
  return Math.abs(rounded) >= 1e-4 || value === 0 ? String(rounded) : texNumber(value, 6);
}
