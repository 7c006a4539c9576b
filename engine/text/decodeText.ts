import { type Message, message } from '../messages/index.ts';

/** A text encoding. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The decoded text, or a description of the bytes instead. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly isBinary: boolean; readonly received: Message };

const BINARY: Decoded = { ok: false, isBinary: true, received: message('binary data') };

/**
 * Decodes bytes as UTF-8, or as UTF-16 as written by Windows PowerShell. Invalid bytes are not replaced.
 * @param decode the host's decoder, which throws on invalid bytes
 */
export function decodeText(bytes: Uint8Array, decode: (encoding: Encoding, bytes: Uint8Array) => string): Decoded {
  const encoding = encodingOf(bytes);
  const archive = describeArchive(bytes);
  if (archive !== undefined) return { ok: false, isBinary: false, received: archive };
  let text: string;
  try {
    text = decode(encoding, bytes);
  } catch {
    const offset = findInvalidUtf8(bytes);
    if (encoding !== 'utf-8' || offset === undefined || bytes.includes(0)) return BINARY;
    return { ok: false, isBinary: false, received: describeByte(bytes, offset) };
  }
  return text.includes('\0') ? BINARY : { ok: true, text };
}

/** By its byte order mark; without one, by the zero bytes beside ASCII letters, since JSON begins with two of them. */
export function encodingOf([first = 0, second = 0, third = 0, fourth = 0]: Uint8Array): Encoding {
  const isUtf32 = third === 0 && fourth === 0;
  if (first === 0xff && second === 0xfe && !isUtf32) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : 'utf-8';
}

function describeArchive([first, second, third, fourth]: Uint8Array): Message | undefined {
  if (first === 0x1f && second === 0x8b) return message('a gzip file, which must be extracted first');
  const isZip = first === 0x50 && second === 0x4b && third === 3 && fourth === 4;
  if (isZip) return message('a zip archive, which must be extracted first');
  return undefined;
}

/** ISO 8859-1 and Windows-1252 map each byte from 0xA0 on to a letter: most non-UTF-8 text is one of them. */
function describeByte(bytes: Uint8Array, offset: number): Message {
  const line = bytes.subarray(0, offset).reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
  const byte = `0x${bytes[offset].toString(16).toUpperCase().padStart(2, '0')}`;
  return message('the byte {{byte}} at offset {{offset}} in line {{line}}; the file is probably ISO 8859-1 or Windows-1252', {
    byte,
    offset,
    line,
  });
}

/**
 * The offset of the first byte that is not UTF-8 (RFC 3629): a stray or missing continuation, an overlong form, half of a
 * surrogate pair, or a character beyond U+10FFFF.
 */
export function findInvalidUtf8(bytes: Uint8Array): number | undefined {
  for (let index = 0; index < bytes.length; ) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return undefined;
}

/** The length in bytes of the character at an offset; 0 if invalid. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index];
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const [from, to] = secondByteRange(first);
  const isWhole = length > 0 && bytes[index + 1] >= from && bytes[index + 1] <= to;
  if (!isWhole) return 0;
  for (let rest = 2; rest < length; rest++) if ((bytes[index + rest] & 0xc0) !== 0x80) return 0;
  return length;
}

function secondByteRange(first: number): readonly [from: number, to: number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  return first === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

/**
 * Why a name does not survive a file or the database, where it does not: UTF-8 has no form for half of a surrogate pair, and
 * writes another sign in its place.
 */
export function describeUnwritable(name: string): Message | undefined {
  return name.isWellFormed() ? undefined : message('half of a surrogate pair');
}
