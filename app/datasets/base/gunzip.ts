import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';

/** Content of a gzip file. */
export interface Unpacked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Number of trailing garbage bytes. */
  readonly ignored: number;
}

const CHUNK = 2 ** 18;
const TRAILER_BYTES = 8;

/**
 * Decompresses a gzip file. Trailing bytes that do not begin another member are ignored, as by gzip.
 * @throws Error of zlib: code ERR_BUFFER_TOO_LARGE over the limit, any other if the file is damaged.
 */
export function gunzip(compressed: Uint8Array, limit: number): Unpacked {
  try {
    return { bytes: gunzipSync(compressed, { maxOutputLength: limit, chunkSize: CHUNK }), ignored: 0 };
  } catch (error) {
    const unpacked = isTooLarge(error) ? undefined : unpackMembers(compressed, limit);
    if (!unpacked) throw error;
    return unpacked;
  }
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Decompresses members one by one, up to bytes that begin none. Undefined if a member is damaged. */
function unpackMembers(compressed: Uint8Array, limit: number): Unpacked | undefined {
  const parts: Uint8Array[] = [];
  let start = 0;
  let left = limit;
  while (start < compressed.length && compressed[start] === MAGIC[0]) {
    const member = unpackMember(compressed.subarray(start), left);
    if (!member) return undefined;
    parts.push(member.bytes);
    left -= member.bytes.length;
    start += member.length;
  }
  return { bytes: Buffer.concat(parts), ignored: compressed.length - start };
}

/** One member: header, deflated data, checksum and size (RFC 1952). */
function unpackMember(
  compressed: Uint8Array,
  limit: number,
): { readonly bytes: Uint8Array; readonly length: number } | undefined {
  const start = headerLength(compressed);
  if (start === undefined) return undefined;
  const { bytes, consumed } = inflate(compressed.subarray(start), limit);
  const end = start + consumed;
  if (compressed.length < end + TRAILER_BYTES) return undefined;
  const trailer = new DataView(compressed.buffer, compressed.byteOffset + end, TRAILER_BYTES);
  const whole = trailer.getUint32(0, true) === crc32(bytes) && trailer.getUint32(4, true) === bytes.length % 2 ** 32;
  return whole ? { bytes, length: end + TRAILER_BYTES } : undefined;
}

/** Inflates a stream and counts its compressed bytes. */
function inflate(compressed: Uint8Array, limit: number): { readonly bytes: Uint8Array; readonly consumed: number } {
  // `info` makes zlib return the engine too, which the types lack.
  const options = { maxOutputLength: Math.max(1, limit), chunkSize: CHUNK, info: true };
  const result = inflateRawSync(compressed, options) as unknown as {
    readonly buffer: Buffer;
    readonly engine: { readonly bytesWritten: number };
  };
  return { bytes: result.buffer, consumed: result.engine.bytesWritten };
}

const MAGIC = [0x1f, 0x8b, 8] as const;
const FIXED_BYTES = 10;
const FLAGS = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const;

/** The length of a member's header; undefined if there is none. */
function headerLength(bytes: Uint8Array): number | undefined {
  if (bytes.length < FIXED_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) return undefined;
  const flags = bytes[3];
  let position = FIXED_BYTES;
  if (flags & FLAGS.extra) position += 2 + bytes[position] + 256 * bytes[position + 1];
  for (const text of [FLAGS.name, FLAGS.comment]) {
    if (!(flags & text)) continue;
    const end = bytes.indexOf(0, position);
    if (end < 0) return undefined;
    position = end + 1;
  }
  return position + (flags & FLAGS.headerChecksum ? 2 : 0);
}
