/** An IDX file of bytes: the header, and the numbers from 0, modulo a small number. */
export function idxBytes(shape: readonly number[], modulo = 256): Uint8Array {
  const elements = shape.reduce((product, length) => product * length, 1);
  const values = Uint8Array.from({ length: elements }, (_, index) => index % modulo);
  return Uint8Array.of(...idxHeader(0x08, shape), ...values);
}

/** `00 00 TYPE RANK` and the dimensions, big-endian. */
export function idxHeader(type: number, shape: readonly number[]): number[] {
  return [
    0,
    0,
    type,
    shape.length,
    ...shape.flatMap((length) => [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255]),
  ];
}
