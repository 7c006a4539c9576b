import { isUtf8 } from 'node:buffer';
import { type Message, message, quoted } from '#engine/messages/index.ts';
import type { FileReference } from '../../base/bytes.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import { shorten } from '../../table/cell.ts';
import { rowTooLong, TABLE_LIMITS } from '../../table/limits.ts';

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

/**
 * The objects of a text, line by line; empty lines are left out.
 * @throws UserError dataset.jsonLine, encoding, tooLarge: each with the line
 */
export function* readRows(bytes: Uint8Array, file: FileReference): Generator<JsonRow> {
  const isMarked = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  let start = isMarked ? BYTE_ORDER_MARK.length : 0;
  for (let line = 1; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    const where = message('{{file}}, line {{line}}', { file: file.shown, line });
    const text = decodeLine(bytes.subarray(start, end), where).trim();
    if (text !== '') yield { object: parseLine(text, where), line, end };
    start = end + 1;
  }
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
