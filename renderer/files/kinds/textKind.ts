import type { FileKind } from './fileKind.ts';
import { FOREIGN } from './signatures.ts';

/** Bytes that never occur in text: control characters except tab, line feed, form feed, carriage return and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are searched for
const BINARY = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** Marks of specific XML formats. */
const MARKUP = [
  [/^\s*(<!doctype html|<html|<head|<body)/i, FOREIGN.html],
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?(<!doctype svg[^>]*>\s*)?<svg[\s>]/i, FOREIGN.svg],
  [/^\s*<\?xml\s/i, FOREIGN.xml],
] as const;

/**
 * The kind of a text, by its beginning.
 * @param isWhole true if there is no more
 * @param name of the file: a .json file that is no table either counts as JSON
 */
export function textKind(bytes: Uint8Array, isWhole: boolean, name: string): FileKind {
  const text = decodeText(bytes);
  if (text === undefined) return { kind: 'foreign' };
  const markup = MARKUP.find(([pattern]) => pattern.test(text));
  if (markup) return { kind: 'foreign', is: markup[1] };
  if (text.trim() === '') return isWhole ? { kind: 'empty' } : { kind: 'json' };
  if (isJsonLines(text)) return { kind: 'foreign', is: FOREIGN.jsonLines };
  if (isJson(text, isWhole)) return { kind: 'json' };
  return /\.json$/i.test(name) && !/[,;\t|]/.test(text.trim().split('\n', 1)[0]) ? { kind: 'json' } : { kind: 'table' };
}

/** Decodes text in any encoding, for inspection only. Undefined if it is no text. */
function decodeText(bytes: Uint8Array): string | undefined {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  const text = new TextDecoder('windows-1252').decode(bytes).replace(/^\u00ef\u00bb\u00bf/, '');
  // A file that begins like JSON was meant as such, even if damaged.
  return BINARY.test(text) && !OBJECT.test(text) ? undefined : text;
}

const OBJECT = /^\s*\{\s*(["}\0]|$)/;

/** A brace and a name cannot begin a table; a bracket can, so a list counts only if it is valid JSON. */
function isJson(text: string, isWhole: boolean): boolean {
  if (OBJECT.test(text)) return true;
  if (!/^\s*\[\s*[[{"\]\d+tfn-]/.test(text)) return false;
  return isWhole ? parses(text) : /^\s*\[\s*[[{]/.test(text);
}

/** Two objects, one per line. */
function isJsonLines(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split(/\r?\n/, 2);
  return first.startsWith('{') && second.startsWith('{') && parses(first);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
