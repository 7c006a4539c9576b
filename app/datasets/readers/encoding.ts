import { isUtf8 } from 'node:buffer';
import { datasetError } from '../errors.ts';
import type { FileReference } from './bytes.ts';

/** The text of a file, as UTF-8 without a byte order mark. */
export interface DecodedText {
  readonly bytes: Uint8Array;
  /** How it was decoded, where something had to be decided: a sentence each. */
  readonly notes: readonly string[];
}

const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** How far into a file its kind is looked for. */
const FIRST_BYTES = 65_536;

/**
 * Decodes a text file without ever replacing a character: UTF-8, UTF-16 by its byte order mark, or what the option `encoding` says.
 * @param encoding a label of the WHATWG Encoding Standard; null to find out
 * @throws UserError dataset.encoding with the place of the first byte that does not fit, dataset.notText.
 */
export function decodeText(bytes: Uint8Array, file: FileReference, encoding: string | null): DecodedText {
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const used = encoding ?? mark?.encoding ?? 'utf-8';
  const content = mark?.encoding === used ? bytes.subarray(mark.bytes.length) : bytes;
  const text = used === 'utf-8' ? checkUtf8(content, bytes, file, encoding) : transcode(content, file, used);
  if (text.includes(0)) throw notText(file);
  const notes =
    encoding === null && used !== 'utf-8' ? [`The file was read as ${used.toUpperCase()}, by its byte order mark.`] : [];
  return { bytes: text, notes };
}

function checkUtf8(content: Uint8Array, whole: Uint8Array, file: FileReference, encoding: string | null): Uint8Array {
  if (encoding === null) {
    const unmarked = findUtf16(whole);
    if (unmarked) throw unmarkedUtf16(file, unmarked);
    if (content.includes(0)) throw notText(file);
  }
  if (!isUtf8(content)) throw notUtf8(content, whole.length - content.length, file);
  return content;
}

/** The byte order of UTF-16 without its mark: of plain text every second byte is 0. Undefined for other files. */
function findUtf16(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, FIRST_BYTES - (FIRST_BYTES % 2));
  if (!start.includes(0)) return undefined;
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]++;
  });
  const [even, odd] = zeros.map((count) => count / (start.length / 2));
  if (even === 0 && odd > 0.5) return 'utf-16le';
  return odd === 0 && even > 0.5 ? 'utf-16be' : undefined;
}

const CHUNK = 2 ** 20;

/** Decodes piece by piece, so that the text as a whole is never held as a string. */
function transcode(bytes: Uint8Array, file: FileReference, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, bytes.length);
    try {
      parts.push(Buffer.from(decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length }), 'utf8'));
    } catch {
      throw wrongEncoding(file, encoding, `bytes ${start} to ${end - 1}`);
    }
  }
  return Buffer.concat(parts);
}

/** The position of the first byte that is not part of a character in UTF-8 (Unicode 15, table 3-7). */
export function findInvalidUtf8(bytes: Uint8Array): number {
  let position = 0;
  while (position < bytes.length) {
    const length = sequenceLength(bytes[position]);
    // Most characters are of one byte.
    if (length === 1) {
      position++;
      continue;
    }
    if (length === 0 || !isUtf8(bytes.subarray(position, position + length))) break;
    position += length;
  }
  return position;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** What text with bytes above 127 that is not UTF-8 most likely is. */
export function guessEncoding(bytes: Uint8Array): string {
  const runs = highRuns(bytes.subarray(0, FIRST_BYTES * 16));
  const words = runs.filter((run) => run.length > 1);
  if (runs.every(({ length }) => length % 2 === 0) && isValid(bytes.subarray(0, lastLineEnd(bytes)), 'gb18030')) return 'gb18030';
  const isCyrillic = words.length > runs.length / 2 && words.every((run) => run.every((byte) => byte >= 0xa8));
  return isCyrillic ? 'windows-1251' : 'windows-1252';
}

/** The runs of bytes above 127: in Western text mostly single letters, in others whole words. */
function highRuns(bytes: Uint8Array): Uint8Array[] {
  const runs: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start++) {
    if (bytes[start] < 0x80) continue;
    let end = start;
    while (end < bytes.length && bytes[end] >= 0x80) end++;
    runs.push(bytes.subarray(start, end));
    start = end;
  }
  return runs;
}

const lastLineEnd = (bytes: Uint8Array): number => bytes.subarray(0, FIRST_BYTES * 16).lastIndexOf(10) + 1 || bytes.length;

function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** @param skipped bytes of a byte order mark before the text */
function notUtf8(text: Uint8Array, skipped: number, file: FileReference) {
  const position = findInvalidUtf8(text);
  const byte = text[position].toString(16).toUpperCase().padStart(2, '0');
  const line = countLines(text.subarray(0, position));
  const guess = guessEncoding(text);
  const where = `${file.shown}, line ${line}`;
  const received = `byte 0x${byte} at position ${position + skipped}`;
  const fix = `It is probably ${guess}: read it with encoding=${guess}, or save the file as UTF-8.`;
  return datasetError('dataset.encoding', `${where}: expected text in UTF-8, found ${received}. ${fix}`, {
    where,
    expected: 'text in UTF-8',
    received,
    fix,
  });
}

function countLines(bytes: Uint8Array): number {
  let lines = 1;
  bytes.forEach((byte, index) => {
    if (byte === 10 || (byte === 13 && bytes[index + 1] !== 10)) lines++;
  });
  return lines;
}

function wrongEncoding(file: FileReference, encoding: string, received: string) {
  const expected = `text in ${encoding}`;
  const message = `'${file.shown}': expected ${expected}, as the option encoding or the byte order mark says, but ${received} are not`;
  return datasetError('dataset.encoding', message, {
    where: file.path,
    expected,
    received,
    fix: 'Name the encoding of the file, or save it as UTF-8.',
  });
}

function unmarkedUtf16(file: FileReference, encoding: string) {
  const fix = `Read it with encoding=${encoding}, or save the file as UTF-8.`;
  const received = `what is probably ${encoding} without a byte order mark`;
  return datasetError('dataset.encoding', `'${file.shown}': expected text in UTF-8, found ${received}. ${fix}`, {
    where: file.path,
    expected: 'text in UTF-8',
    received,
    fix,
  });
}

function notText(file: FileReference) {
  return datasetError('dataset.notText', `'${file.shown}' is not a text file; expected a table in CSV or TSV`, {
    where: file.path,
    expected: 'text',
    received: 'binary data',
    fix: 'Export the table as CSV in UTF-8.',
  });
}
