import { isUtf8 } from 'node:buffer';
import { type Message, type MessageValue, message, quoted } from '#engine/messages/index.ts';
import { type ByteSource, readPiece } from '../../base/byteSource.ts';
import { datasetError } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { CARRIAGE_RETURN, countLineEnds, LINE_FEED } from './lineEnds.ts';

/** The text of a file in pieces of whole lines, as UTF-8 without a byte order mark. */
export interface PiecedText {
  /** The size of the file. */
  readonly totalBytes: number;
  /** Decisions made in decoding, a sentence each. */
  readonly notes: readonly Message[];
  /** @throws UserError dataset.encoding with the position of the first invalid byte, dataset.notText, tooLarge */
  readonly pieces: () => Generator<Uint8Array>;
}

const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Length of the beginning from which the kind is detected. */
const FIRST_BYTES = 65_536;

/**
 * Decodes a text file without replacement characters: UTF-8, UTF-16 by its byte order mark, or by the option `encoding`. Its text is
 * never held as a whole.
 * @param encoding a label of the WHATWG Encoding Standard; null to detect it
 * @throws UserError dataset.encoding for UTF-16 without a byte order mark
 */
export function openText(source: ByteSource, file: FileReference, encoding: string | null): PiecedText {
  const first = readPiece(source, 0, FIRST_BYTES);
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, index) => first[index] === byte));
  const used = encoding ?? mark?.encoding ?? 'utf-8';
  const start = mark?.encoding === used ? mark.bytes.length : 0;
  const unmarked = encoding === null && used === 'utf-8' ? findUtf16(first) : undefined;
  if (unmarked) throw unmarkedUtf16(file, unmarked);
  const pieces = used === 'utf-8' ? () => checkedPieces(source, file, start) : () => decodedPieces(source, file, { used, start });
  const notes =
    encoding === null && used !== 'utf-8'
      ? [message('The file was read as {{encoding}}, according to its byte order mark.', { encoding: used.toUpperCase() })]
      : [];
  return { totalBytes: source.size, notes, pieces };
}

/** The text of a small file. @throws UserError as {@link openText} and its pieces */
export const decodeText = (source: ByteSource, file: FileReference): Uint8Array =>
  Buffer.concat([...openText(source, file, null).pieces()]);

/** Large enough to parse fast, small beside the numbers of a table. */
const PIECE = 2 ** 23;

function* checkedPieces(source: ByteSource, file: FileReference, start: number): Generator<Uint8Array> {
  for (let position = start, lines = 0; position < source.size; ) {
    const piece = wholeLines(readPiece(source, position, PIECE), position + PIECE >= source.size);
    if (piece.includes(0)) throw notText(file);
    if (!isUtf8(piece)) throw notUtf8(piece, { position, lines }, file);
    yield piece;
    position += piece.length;
    lines += countLineEnds(piece);
  }
}

/** A piece without its last, unfinished line; a line that is longer than the piece is cut between characters. */
function wholeLines(piece: Uint8Array, isLast: boolean): Uint8Array {
  if (isLast) return piece;
  const end = Math.max(piece.lastIndexOf(LINE_FEED), piece.lastIndexOf(CARRIAGE_RETURN, piece.length - 2)) + 1;
  if (end > 0) return piece.subarray(0, end);
  return piece.subarray(
    0,
    piece.findLastIndex((byte) => !isContinuation(byte)),
  );
}

const isContinuation = (byte: number): boolean => byte >> 6 === 0b10;

/** The byte order of UTF-16 without its mark: in plain text every second byte is 0. Undefined for other files. */
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

function* decodedPieces(
  source: ByteSource,
  file: FileReference,
  { used, start: first }: { readonly used: string; readonly start: number },
): Generator<Uint8Array> {
  const decoder = new TextDecoder(used, { fatal: true });
  const decode = (start: number, end: number): Uint8Array => {
    try {
      const text = decoder.decode(readPiece(source, start, end - start), { stream: end < source.size });
      return Buffer.from(text, 'utf8');
    } catch {
      throw wrongEncoding(file, used, message('bytes {{first}} to {{last}}', { first: start, last: end - 1 }));
    }
  };
  let left: Uint8Array = new Uint8Array();
  for (let start = first; start < source.size; start += CHUNK) {
    const end = Math.min(start + CHUNK, source.size);
    const text = Buffer.concat([left, decode(start, end)]);
    if (text.includes(0)) throw notText(file);
    const piece = wholeLines(text, end === source.size);
    left = text.subarray(piece.length);
    yield piece;
  }
}

/** The position of the first byte that is invalid in UTF-8 (Unicode 15, table 3-7). */
export function findInvalidUtf8(bytes: Uint8Array): number {
  let position = 0;
  while (position < bytes.length) {
    const length = sequenceLength(bytes[position]);
    // Most characters have one byte.
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

/** The most likely encoding of text with bytes above 127 that is not UTF-8. */
export function guessEncoding(bytes: Uint8Array): string {
  const runs = highRuns(bytes.subarray(0, FIRST_BYTES * 16));
  const words = runs.filter((run) => run.length > 1);
  if (runs.every(({ length }) => length % 2 === 0) && isValid(bytes.subarray(0, lastLineEnd(bytes)), 'gb18030')) return 'gb18030';
  const isCyrillic = words.length > runs.length / 2 && words.every((run) => run.every((byte) => byte >= 0xa8));
  return isCyrillic ? 'windows-1251' : 'windows-1252';
}

/** Runs of bytes above 127: mostly single letters in Western text, whole words in other scripts. */
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

/** @param before bytes and lines of the file before the text */
function notUtf8(text: Uint8Array, before: { readonly position: number; readonly lines: number }, file: FileReference) {
  const position = findInvalidUtf8(text);
  const byte = text[position].toString(16).toUpperCase().padStart(2, '0');
  const line = before.lines + countLineEnds(text.subarray(0, position)) + 1;
  const where = message('{{file}}, line {{line}}', { file: file.shown, line });
  const received = message('byte 0x{{byte}} at offset {{position}}', { byte, position: before.position + position });
  const fix = message('The encoding is probably {{encoding}}: read it with encoding={{encoding}}, or save the file as UTF-8.', {
    encoding: guessEncoding(text),
  });
  return notInUtf8(where, { where, received, fix });
}

function wrongEncoding(file: FileReference, encoding: string, received: Message) {
  const expected = message('text in {{encoding}}', { encoding });
  const text = message(
    "'{{file}}': expected {{expected}}, as stated by the option encoding or the byte order mark, but {{received}} are not",
    { file: file.shown, expected, received },
  );
  return datasetError('dataset.encoding', text, {
    where: file.path,
    expected,
    received,
    fix: message('Specify the encoding of the file, or save it as UTF-8.'),
  });
}

function unmarkedUtf16(file: FileReference, encoding: string) {
  return notInUtf8(quoted(file.shown), {
    where: file.path,
    received: message('probably {{encoding}} without a byte order mark', { encoding }),
    fix: message('Read it with encoding={{encoding}}, or save the file as UTF-8.', { encoding }),
  });
}

/** @param shown the position, for the message */
function notInUtf8(
  shown: Message,
  { where, received, fix }: { readonly where: MessageValue; readonly received: Message; readonly fix: Message },
) {
  return datasetError(
    'dataset.encoding',
    message('{{where}}: expected text in UTF-8, found {{received}}. {{fix}}', { where: shown, received, fix }),
    { where, expected: message('text in UTF-8'), received, fix },
  );
}

function notText(file: FileReference) {
  return datasetError(
    'dataset.notText',
    message("'{{file}}' is not a text file; expected a table in CSV or TSV", { file: file.shown }),
    {
      where: file.path,
      expected: message('text'),
      received: message('binary data'),
      fix: message('Export the table as CSV in UTF-8.'),
    },
  );
}
