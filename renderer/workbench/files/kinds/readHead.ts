/** The part of a file needed to identify it. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'slice'>;

/** Enough to identify a file. */
const HEAD_BYTES = 65_536;

/** The beginning of a file, decompressed. */
interface Head {
  readonly bytes: Uint8Array;
  readonly isGzip: boolean;
  /** True if these are all bytes. */
  readonly isWhole: boolean;
}

/** @throws the browser's error for a folder, or an unreadable file */
export async function readHead(file: ReadableFile): Promise<Head> {
  const packed = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return { bytes: packed, isGzip: false, isWhole: file.size <= HEAD_BYTES };
  return { ...(await unpack(packed)), isGzip: true };
}

/** Decompresses the beginning of a gzip file, ignoring the error at its cut-off end. */
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
    // Keeps the bytes before the error.
  }
  return { bytes: bytes.subarray(0, length), isWhole: false };
}
