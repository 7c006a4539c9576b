import { isUtf8 } from 'node:buffer';
import { type Message, message } from '#engine/messages/index.ts';
import { type ByteSource, readPiece } from '../../base/byteSource.ts';
import { datasetError } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { guessEncoding } from './guessEncoding.ts';
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

/** Length of the beginning from which the encoding is detected. */
const FIRST_BYTES = 2 ** 20;

/**
 * Decodes a text file without replacement characters, by the option `encoding` or as detected: by a byte order mark, else from its
 * beginning. Its text is never held as a whole.
 * @param encoding a label of the WHATWG Encoding Standard; null to detect it
 */
export function openText(source: ByteSource, file: FileReference, encoding: string | null): PiecedText {
  const first = readPiece(source, 0, FIRST_BYTES);
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, index) => first[index] === byte));
  const detected = encoding === null ? (mark ? ofMark(mark) : detect(first, source.size)) : { encoding };
  const used = detected.encoding;
  const start = mark?.encoding === used ? mark.bytes.length : 0;
  const pieces = used === 'utf-8' ? () => checkedPieces(source, file, start) : () => decodedPieces(source, file, { used, start });
  return { totalBytes: source.size, notes: detected.note ? [detected.note] : [], pieces };
}

interface Detected {
  readonly encoding: string;
  /** Says so, unless it is what everyone expects. */
  readonly note?: Message;
}

const ofMark = ({ encoding }: (typeof MARKS)[number]): Detected => ({
  encoding,
  ...(encoding !== 'utf-8' && {
    note: message('The file was read as {{encoding}}, according to its byte order mark.', { encoding: encoding.toUpperCase() }),
  }),
});

/** The encoding of a file without a byte order mark: what its beginning is not, it cannot be. */
function detect(first: Uint8Array, size: number): Detected {
  const utf16 = findUtf16(first);
  if (utf16) {
    const values = { encoding: utf16.toUpperCase() };
    return {
      encoding: utf16,
      note: message('The file was read as {{encoding}}: every second byte is zero, as in such text.', values),
    };
  }
  const whole = wholeLines(first, first.length >= size);
  if (isUtf8(whole) || whole.includes(0)) return { encoding: 'utf-8' };
  const { encoding, isSure } = guessEncoding(whole);
  // The pieces report the place.
  if (!isSure) return { encoding: 'utf-8' };
  const line = countLineEnds(whole.subarray(0, findInvalidUtf8(whole))) + 1;
  return {
    encoding,
    note: message(
      'The file is not UTF-8, as line {{line}} shows. It was read as {{encoding}}, which is likely: check the letters there.',
      { line, encoding },
    ),
  };
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
  const start = bytes.subarray(0, bytes.length - (bytes.length % 2));
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

/** @param before bytes and lines of the file before the text */
function notUtf8(text: Uint8Array, before: { readonly position: number; readonly lines: number }, file: FileReference) {
  const position = findInvalidUtf8(text);
  const byte = text[position].toString(16).toUpperCase().padStart(2, '0');
  const line = before.lines + countLineEnds(text.subarray(0, position)) + 1;
  const where = message('{{file}}, line {{line}}', { file: file.shown, line });
  const received = message('byte 0x{{byte}} at offset {{position}}', { byte, position: before.position + position });
  const expected = message('text in UTF-8');
  return datasetError(
    'dataset.encoding',
    message('{{where}}: expected {{expected}}, found {{received}}', { where, expected, received }),
    {
      ...{ where, expected, received },
      fix: message('The encoding is probably {{encoding}}: read it with encoding={{encoding}}, or save the file as UTF-8.', {
        encoding: guessEncoding(text.subarray(position)).encoding,
      }),
    },
  );
}

function wrongEncoding(file: FileReference, encoding: string, received: Message) {
  const expected = message('text in {{encoding}}', { encoding });
  const text = message(
    "'{{file}}': expected {{expected}}, by the option encoding or as detected at its beginning, but {{received}} are not",
    { file: file.shown, expected, received },
  );
  return datasetError('dataset.encoding', text, {
    where: file.path,
    expected,
    received,
    fix: message('Specify the encoding of the file, or save it as UTF-8.'),
  });
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
