/** A part of a protobuf message: its bytes with the tag in front. Messages are written by concatenating their parts. */
export type Part = Uint8Array;

const VARINT = 0;
const LENGTH = 2;
const FLOAT = 5;

const encoder = new TextEncoder();

/** An integer, seven bits per byte, lowest first. Negative ones are written as 64 bits, for int64 fields. */
function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return bytes;
}

const tag = (field: number, kind: number): number[] => varint((field << 3) | kind);

export function integer(field: number, value: number): Part {
  return Uint8Array.from([...tag(field, VARINT), ...varint(value)]);
}

export function float(field: number, value: number): Part {
  return Uint8Array.from([...tag(field, FLOAT), ...new Uint8Array(Float32Array.of(value).buffer)]);
}

export function bytes(field: number, content: Uint8Array): Part {
  return join([Uint8Array.from([...tag(field, LENGTH), ...varint(content.length)]), content]);
}

export function text(field: number, value: string): Part {
  return bytes(field, encoder.encode(value));
}

/** A nested message. */
export function message(field: number, ...parts: readonly Part[]): Part {
  return bytes(field, join(parts));
}

/** Concatenates parts. */
export function join(parts: readonly Part[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
