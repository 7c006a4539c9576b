import type { ReadableFile } from './fileKind.ts';

/** Enough to tell what a file is. */
export const HEAD_BYTES = 65_536;

/** The beginning of a file, unpacked. */
export interface Head {
  readonly bytes: Uint8Array;
  readonly isGzip: boolean;
  /** Whether these are all the bytes that there are. */
  readonly isWhole: boolean;
}

/** @throws what the browser throws for a folder, and for a file that it may not read */
export async function readHead(file: ReadableFile): Promise<Head> {
  const packed = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return { bytes: packed, isGzip: false, isWhole: file.size <= HEAD_BYTES };
  return { ...(await unpack(packed)), isGzip: true };
}

/** As much as the beginning of a gzip file unpacks to: it is cut off, so that it ends in an error, which is none here. */
async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Omit<Head, 'isGzip'>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const bytes = new Uint8Array(HEAD_BYTES);
  let length = 0;
  try {
    while (length < HEAD_BYTES) {
      const { value, done } = await reader.read();
      if (done) return { bytes: bytes.subarray(0, length), isWhole: true };
      const part = value.subarray(0, HEAD_BYTES - length);
      bytes.set(part, length);
      length += part.length;
    }
    await reader.cancel();
  } catch {
    // What came before the error is what there is.
  }
  return { bytes: bytes.subarray(0, length), isWhole: false };
}
