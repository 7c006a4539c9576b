/** Bytes of a module under construction: nested parts, flattened once at the end. */
export type Bytes = number | Uint8Array | readonly Bytes[];

/** Flattens nested bytes. */
export function flatten(bytes: Bytes): Uint8Array<ArrayBuffer> {
  const flat = new Uint8Array(lengthOf(bytes));
  put(bytes, flat, 0);
  return flat;
}

function lengthOf(bytes: Bytes): number {
  if (typeof bytes === 'number') return 1;
  if (bytes instanceof Uint8Array) return bytes.length;
  let length = 0;
  for (const part of bytes) length += lengthOf(part);
  return length;
}

/** @returns the offset after the written bytes */
function put(bytes: Bytes, flat: Uint8Array, at: number): number {
  if (typeof bytes === 'number') {
    flat[at] = bytes;
    return at + 1;
  }
  if (bytes instanceof Uint8Array) {
    flat.set(bytes, at);
    return at + bytes.length;
  }
  let end = at;
  for (const part of bytes) end = put(part, flat, end);
  return end;
}

/** A non-negative integer in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** A signed 32-bit integer in LEB128. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 127;
    rest >>= 7;
    const isLast = (rest === 0 && (low & 64) === 0) || (rest === -1 && (low & 64) !== 0);
    bytes.push(isLast ? low : low + 128);
    if (isLast) return bytes;
  }
}

/** The four bytes of a float32, little-endian. */
export function float32(value: number): number[] {
  return [...new Uint8Array(Float32Array.of(value).buffer)];
}

/** A name or other bytes, prefixed with their length. */
export function sized(bytes: Bytes): Bytes {
  const flat = flatten(bytes);
  return [unsigned(flat.length), flat];
}

/** A list prefixed with its count. */
export function counted(items: readonly Bytes[]): Bytes {
  return [unsigned(items.length), items];
}

export function text(value: string): Bytes {
  return sized([...new Uint8Array(Array.from(value, (character) => character.charCodeAt(0)))]);
}
