import type { LensTensor } from '#app/contract/index.ts';

/** Elements as the contract carries them. */
export function encodeElements(values: readonly number[]): string {
  const bytes = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, at) => {
    bytes.setFloat64(8 * at, value, true);
  });
  return btoa(Array.from(new Uint8Array(bytes.buffer), (byte) => String.fromCharCode(byte)).join(''));
}

const anyNumber = (value: number) => (Number.isFinite(value) ? value : (String(value) as 'NaN' | 'Infinity' | '-Infinity'));

/** A tensor with its data. */
export function tensorOf(address: string, shape: readonly number[], values: readonly number[], symbol = 'a^{1}'): LensTensor {
  const finite = values.filter(Number.isFinite);
  return {
    address,
    symbol,
    shape: [...shape],
    norm: anyNumber(Math.hypot(...values)),
    min: Math.min(...finite),
    max: Math.max(...finite),
    broken: values.length - finite.length,
    data: encodeElements(values),
  };
}
