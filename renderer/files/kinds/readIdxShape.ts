/** The third byte of an IDX file: its element type. */
const TYPES: ReadonlySet<number> = new Set([0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e]);

/** More dimensions than any data set has. */
const MOST_DIMENSIONS = 8;

/** The shape in an IDX header, whose first dimension counts samples; undefined if it is no IDX file. */
export function readIdxShape(bytes: Uint8Array): readonly number[] | undefined {
  const rank = bytes[3];
  if (bytes[0] !== 0 || bytes[1] !== 0 || !TYPES.has(bytes[2]) || rank < 1 || rank > MOST_DIMENSIONS) return undefined;
  if (bytes.length < 4 + 4 * rank) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
}
