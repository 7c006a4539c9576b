import type { AnyNumber, LensTensor } from '#app/contract/index.ts';

/** The elements of two tensors of the same shape, a − b, as a tensor of its own. */
export function differenceOf(a: LensTensor, b: LensTensor, left: Float64Array, right: Float64Array): LensTensor {
  const numbers = left.map((value, index) => value - right[index]);
  let [squares, min, max, broken] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of numbers) {
    squares += value * value;
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (!Number.isFinite(value)) broken++;
  }
  return {
    address: `${a.address}-difference`,
    symbol: `\\Delta ${a.symbol}`,
    shape: b.shape,
    norm: toAnyNumber(Math.sqrt(squares)),
    min: toAnyNumber(min),
    max: toAnyNumber(max),
    broken,
    data: encode(numbers),
  };
}

function toAnyNumber(value: number): AnyNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** Row-major float64, little-endian, in base64, as tensors arrive. */
function encode(numbers: Float64Array): string {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  for (const [index, value] of numbers.entries()) view.setFloat64(8 * index, value, true);
  const bytes = new Uint8Array(view.buffer);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
