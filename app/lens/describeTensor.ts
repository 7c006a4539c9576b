import { endianness } from 'node:os';
import type { AnyNumber, LensTensor } from '#app/contract/index.ts';
import type { Numbers } from '#engine/kernels/index.ts';
import { formatAddress } from '#engine/lens/index.ts';

/** Larger tensors are read in parts. */
const MOST_ELEMENTS = 4096;
const IS_LITTLE_ENDIAN = endianness() === 'LE';

export interface TensorNames {
  readonly node: string;
  readonly quantity: string;
  /** In TeX. */
  readonly symbol: string;
}

/** The statistics of a tensor, and its elements if they are few. */
export function describeTensor({ node, quantity, symbol }: TensorNames, shape: readonly number[], numbers: Numbers): LensTensor {
  return {
    address: formatAddress({ node, quantity }),
    symbol,
    shape: [...shape],
    ...statisticsOf(numbers),
    ...(numbers.length <= MOST_ELEMENTS && { data: encode(numbers) }),
  };
}

/** The Euclidean norm, NaN or infinite if an element is; the extremes of all elements that are numbers. */
export function statisticsOf(numbers: Numbers): Pick<LensTensor, 'norm' | 'min' | 'max' | 'broken'> {
  let [squares, min, max, broken] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let index = 0; index < numbers.length; index++) {
    const value = numbers[index];
    squares += value * value;
    if (value < min) min = value;
    if (value > max) max = value;
    // Only infinities and NaN differ from themselves by more than nothing.
    if (value - value !== 0) broken += 1;
  }
  const isEmpty = min > max;
  return {
    norm: toAnyNumber(squares < Number.MAX_VALUE || broken > 0 ? Math.sqrt(squares) : scaledNorm(numbers, Math.max(max, -min))),
    min: toAnyNumber(isEmpty ? Number.NaN : min),
    max: toAnyNumber(isEmpty ? Number.NaN : max),
    broken,
  };
}

/** The norm of numbers whose squares are too large for a float64. */
function scaledNorm(numbers: Numbers, largest: number): number {
  let squares = 0;
  for (let index = 0; index < numbers.length; index++) squares += (numbers[index] / largest) ** 2;
  return largest * Math.sqrt(squares);
}

/** Row-major float64, little-endian, in base64. */
export function encode(numbers: Numbers): string {
  const { buffer, byteOffset, byteLength } = new Float64Array(numbers);
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  return (IS_LITTLE_ENDIAN ? bytes : bytes.swap64()).toString('base64');
}

/** A number as JSON can hold it. */
export function toAnyNumber(value: number): AnyNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}
