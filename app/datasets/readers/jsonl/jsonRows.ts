import { isUtf8 } from 'node:buffer';
import { type Message, message, quoted } from '#engine/messages/index.ts';
import { type ByteSource, readPiece } from '../../base/byteSource.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import type { FileReference } from '../../base/fileReference.ts';
import { shorten } from '../../table/cell.ts';
import { checkLineCount, rowTooLong, TABLE_LIMITS } from '../../table/limits.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object of a line. */
export interface JsonRow {
  readonly object: JsonObject;
  /** From 1. */
  readonly line: number;
  /** The position after the line, in bytes. */
  readonly end: number;
}

const LINE_FEED = 10;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Read at once. */
const PIECE = 2 ** 22;

/**
 * The objects of a text, line by line; empty lines are left out. Memory holds a piece of the text.
 * @throws UserError dataset.jsonLine, encoding, tooLarge: each with the line
 */
export function* readRows(source: ByteSource, file: FileReference): Generator<JsonRow> {
  let line = 0;
  for (const { bytes, end } of readLines(source)) {
    line++;
    const where = message('{{file}}, line {{line}}', { file: file.shown, line });
    checkLineCount(line, file.shown);
    const text = decodeLine(bytes, where).trim();
    if (text !== '') yield { object: parseLine(text, where), line, end };
  }
}

/** The lines of a text without a byte order mark; one that is longer than a row may be is cut. */
function* readLines(source: ByteSource): Generator<{ readonly bytes: Uint8Array; readonly end: number }> {
  const mark = readPiece(source, 0, BYTE_ORDER_MARK.length);
  let end = BYTE_ORDER_MARK.every((byte, index) => mark[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  let left: Uint8Array = new Uint8Array();
  for (let position = end; position < source.size; position += PIECE) {
    const piece = readPiece(source, position, PIECE);
    const text = left.length === 0 ? piece : Buffer.concat([left, piece]);
    let start = 0;
    for (let feed = text.indexOf(LINE_FEED); feed >= 0; feed = text.indexOf(LINE_FEED, start)) {
      end += feed + 1 - start;
      yield { bytes: text.subarray(start, feed), end };
      start = feed + 1;
    }
    left = text.subarray(start);
    if (left.length > TABLE_LIMITS.rowBytes) break;
  }
  if (left.length > 0) yield { bytes: left, end: end + left.length };
}

function decodeLine(bytes: Uint8Array, where: Message): string {
  if (bytes.length > TABLE_LIMITS.rowBytes) throw rowTooLong(where);
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  throw unexpectedWithFix('dataset.encoding', {
    where,
    expected: message('text in UTF-8'),
    received: message('other bytes'),
    fix: message('Save the file as UTF-8.'),
  });
}

function parseLine(text: string, where: Message): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw noObject(text, where);
  }
  if (isObject(value)) return value;
  throw noObject(text, where);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noObject(text: string, where: Message) {
  return unexpectedWithFix('dataset.jsonLine', {
    where,
    expected: message('a JSON object in one line'),
    received: quoted(shorten(text)),
    fix: message('Write each object in a line of its own, without a list around them and without commas between lines.'),
  });
}
