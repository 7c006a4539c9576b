import { crc32, deflateRawSync } from 'node:zlib';

/** What differs from a usual archive. */
export interface ZipChanges {
  readonly method?: number;
  readonly flags?: number;
  /** The unpacked size that the directory says. */
  readonly size?: number;
  /** With sizes of 64 bits, as for more than 4 GB. */
  readonly isLarge?: boolean;
}

/** A ZIP archive of names and contents, deflated. */
export function writeZip(files: readonly (readonly [name: string, content: Uint8Array | string])[], changes: ZipChanges = {}) {
  const { method = 8, flags = 0, isLarge = false } = changes;
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const sizes = [crc32(bytes), isLarge ? 0xffffffff : packed.length, isLarge ? 0xffffffff : (changes.size ?? bytes.length)];
    const extra = isLarge
      ? Buffer.concat([uint16(1, 24), uint64(changes.size ?? bytes.length, packed.length, offset)])
      : Buffer.of();
    const common = [uint16(flags, method, 0, 0), uint32(...sizes), uint16(Buffer.byteLength(name))];
    const local = Buffer.concat([uint32(0x04034b50), uint16(45), ...common, uint16(0), Buffer.from(name), packed]);
    const rest = [uint16(extra.length, 0, 0, 0), uint32(0, isLarge ? 0xffffffff : offset), Buffer.from(name), extra];
    directory.push(Buffer.concat([uint32(0x02014b50), uint16(45, 45), ...common, ...rest]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const large = isLarge
    ? [
        Buffer.concat([uint32(0x06064b50), uint64(44), uint16(45, 45), uint32(0, 0)]),
        uint64(files.length, files.length, entries.length, offset),
        Buffer.concat([uint32(0x07064b50, 0), uint64(offset + entries.length), uint32(1)]),
      ]
    : [];
  const [count, size, start] = isLarge ? [0xffff, 0xffffffff, 0xffffffff] : [files.length, entries.length, offset];
  const end = Buffer.concat([uint32(0x06054b50), uint16(0, 0, count, count), uint32(size, start), uint16(0)]);
  return Buffer.concat([...parts, entries, ...large, end]);
}

const uint16 = (...values: readonly number[]) => Buffer.from(Uint16Array.from(values).buffer);
const uint32 = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
const uint64 = (...values: readonly number[]) => Buffer.from(BigUint64Array.from(values.map(BigInt)).buffer);
