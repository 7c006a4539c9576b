import { isUtf8 } from 'node:buffer';
import { type Message, type MessageValue, message, quoted } from '#engine/messages/index.ts';
import type { FileReference } from '../../base/bytes.ts';
import { datasetError } from '../../base/errors.ts';

/** The text of a file, as UTF-8 without a byte order mark. */
export interface DecodedText {
  readonly bytes: Uint8Array;
  /** Decisions made in decoding, a sentence each. */
  readonly notes: readonly Message[];
}

const MARKS: readonly { readonly encoding: string; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Length of the beginning from which the kind is detected. */
const FIRST_BYTES = 65_536;

/**
 * Decodes a text file without replacement characters: UTF-8, UTF-16 by its byte order mark, or by the option `encoding`.
 * @param encoding a label of the WHATWG Encoding Standard; null to detect it
 * @throws UserError dataset.encoding with the position of the first invalid byte, dataset.notText.
 */
export function decodeText(bytes: Uint8Array, file: FileReference, encoding: string | null): DecodedText {
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  const used = encoding ?? mark?.encoding ?? 'utf-8';
  const content = mark?.encoding === used ? bytes.subarray(mark.bytes.length) : bytes;
  const text = used === 'utf-8' ? checkUtf8(content, bytes, file, encoding) : transcode(content, file, used);
  if (text.includes(0)) throw notText(file);
  const notes =
    encoding === null && used !== 'utf-8'
      ? [message('The file was read as {{encoding}}, according to its byte order mark.', { encoding: used.toUpperCase() })]
      : [];
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

/** Decodes in pieces, so that the whole text is never held as a string. */
function transcode(bytes: Uint8Array, file: FileReference, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const end = Math.min(start + CHUNK, bytes.length);
    try {
      parts.push(Buffer.from(decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length }), 'utf8'));
    } catch {
      throw wrongEncoding(file, encoding, message('bytes {{first}} to {{last}}', { first: start, last: end - 1 }));
    }
  }
  return Buffer.concat(parts);
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

/** @param skipped bytes of a byte order mark before the text */
function notUtf8(text: Uint8Array, skipped: number, file: FileReference) {
  const position = findInvalidUtf8(text);
  const byte = text[position].toString(16).toUpperCase().padStart(2, '0');
  const line = countLines(text.subarray(0, position));
  const where = message('{{file}}, line {{line}}', { file: file.shown, line });
  const received = message('byte 0x{{byte}} at offset {{position}}', { byte, position: position + skipped });
  const fix = message('The encoding is probably {{encoding}}: read it with encoding={{encoding}}, or save the file as UTF-8.', {
    encoding: guessEncoding(text),
  });
  return notInUtf8(where, { where, received, fix });
}

function countLines(bytes: Uint8Array): number {
  let lines = 1;
  bytes.forEach((byte, index) => {
    if (byte === 10 || (byte === 13 && bytes[index + 1] !== 10)) lines++;
  });
  return lines;
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
