import { type ReadableFile, readHead } from './readHead.ts';
import { FOREIGN, type Foreign, findSignature } from './signatures.ts';
import { readZipNames, zipKind } from './zipKind.ts';

/** The kind of a file, by its content. The name is only used if that is inconclusive. */
export type FileKind =
  /** JSON text: a graph, or weights. */
  | { readonly kind: 'json' }
  /** Weights without a graph: safetensors. */
  | { readonly kind: 'weights' }
  /** Other text of no known format: usually a table. */
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' }
  /** A folder, or a file that the system denies. */
  | { readonly kind: 'unreadable' }
  /** Something else, with its kind if known. */
  | { readonly kind: 'foreign'; readonly is?: Foreign | undefined };

/** Identifies a file by its beginning, decompressed if gzipped, and for archives by the directory at its end. */
export async function identifyFile(file: ReadableFile): Promise<FileKind> {
  try {
    const { bytes, isGzip, isWhole } = await readHead(file);
    if (bytes.length === 0) return isWhole ? { kind: 'empty' } : { kind: 'foreign', is: FOREIGN.damagedGzip };
    const signature = findSignature(bytes);
    if (signature === 'zip') return { kind: 'foreign', is: zipKind(await readZipNames(file, bytes)) };
    if (signature === 'weights') return { kind: 'weights' };
    if (signature) return { kind: 'foreign', is: signature };
    const text = textKind(bytes, isWhole, file.name);
    // A gzipped graph is rejected: its reader takes only text.
    return isGzip && text.kind === 'json' ? { kind: 'foreign', is: FOREIGN.gzippedJson } : text;
  } catch {
    return { kind: 'unreadable' };
  }
}

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
function textKind(bytes: Uint8Array, isWhole: boolean, name: string): FileKind {
  const text = decodeText(bytes);
  if (text === undefined) return { kind: 'foreign' };
  const markup = MARKUP.find(([pattern]) => pattern.test(text));
  if (markup) return { kind: 'foreign', is: markup[1] };
  if (text.trim() === '') return isWhole ? { kind: 'empty' } : { kind: 'json' };
  if (isJsonLines(text)) return { kind: 'foreign', is: FOREIGN.jsonLines };
  if (isJson(text, isWhole)) return { kind: 'json' };
  return /\.json$/i.test(name) && !/[,;\t|]/.test(text.trim().split('\n', 1)[0]) ? { kind: 'json' } : { kind: 'text' };
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
