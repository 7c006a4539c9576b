const FILE_HEADER = 14;
const INFO_HEADER = 108;
const BYTES_PER_PIXEL = 4;
/** Bytes that `String.fromCharCode` takes at once. */
const CHUNK = 8192;

/**
 * A picture as the address of an `<img>`: an uncompressed bitmap file (BITMAPV4HEADER). Unlike a `<canvas>`, it does not become a
 * layer of the page of its own; with dozens of small pictures these layers take longer than all else.
 * @param pixels red, green, blue and alpha of each pixel, row by row
 */
export function bitmapUrl(pixels: Uint8ClampedArray, columns: number): string {
  const start = FILE_HEADER + INFO_HEADER;
  const bytes = new Uint8Array(start + pixels.length);
  const view = new DataView(bytes.buffer);
  const write = (at: number, values: readonly number[]) =>
    values.forEach((value, index) => void view.setInt32(at + 4 * index, value, true));
  bytes.set([0x42, 0x4d]);
  write(2, [bytes.length, 0, start]);
  // A negative height counts rows from the top.
  write(FILE_HEADER, [INFO_HEADER, columns, -pixels.length / (BYTES_PER_PIXEL * columns)]);
  view.setInt16(FILE_HEADER + 12, 1, true);
  view.setInt16(FILE_HEADER + 14, 8 * BYTES_PER_PIXEL, true);
  const [bitFields, sRgb] = [3, 0x73524742];
  write(FILE_HEADER + 16, [bitFields, pixels.length, 0, 0, 0, 0]);
  const masks = [0x000000ff, 0x0000ff00, 0x00ff0000, 0xff000000];
  write(FILE_HEADER + 40, [...masks, sRgb]);
  bytes.set(pixels, start);
  return `data:image/bmp;base64,${btoa(binaryOf(bytes))}`;
}

function binaryOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}
