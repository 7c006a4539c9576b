import { GRAPH_LIMITS, type GraphDocument, graphError, parseGraphText, readGraphData, tooLarge } from '#engine/graph/index.ts';
import { type MessageValue, messageOf } from '#engine/messages/index.ts';
import { decodeText, encodingOf } from '#engine/text/index.ts';
import { type Message, message } from '../../language/index.ts';
import { repairDocument } from './repairDocument.ts';

/** A document read from elsewhere, with notes for the user. */
export interface OpenedDocument {
  readonly document: GraphDocument;
  /** True if it came with weights, which are not loaded. */
  readonly isOfWeights: boolean;
  /** Newer fields and repairs, a sentence each. */
  readonly notes: readonly Message[];
}

const WEIGHTS_FORMAT = 'backwire-weights';
/** Enough for the first field. */
const HEAD_BYTES = 1024;

/**
 * The graph in a text: a graph document, or the one in a weights file.
 * @throws UserError graph.*
 */
export function readDocument(text: string, where: MessageValue): OpenedDocument {
  return readDocumentData(parseGraphText(text, where), where);
}

/** Like {@link readDocument}, for parsed JSON. */
export function readDocumentData(data: unknown, where: MessageValue): OpenedDocument {
  const isOfWeights = isWeights(data);
  const { document, diagnostics } = readGraphData(isOfWeights ? data.graph : data, where);
  const repaired = repairDocument(document);
  return { document: repaired.document, isOfWeights, notes: [...diagnostics.map(messageOf), ...repaired.notes] };
}

function isWeights(data: unknown): data is { readonly graph: unknown } {
  return typeof data === 'object' && data !== null && 'format' in data && data.format === WEIGHTS_FORMAT && 'graph' in data;
}

/** The part of a file used here: an oversized one is not read. */
export type GraphFile = Pick<File, 'name' | 'size' | 'slice' | 'arrayBuffer'>;

/**
 * The graph in a file. Of a weights file of any size, only the beginning is read.
 * @throws UserError graph.*
 */
export async function readDocumentFile(file: GraphFile): Promise<OpenedDocument> {
  const { name, size } = file;
  if (size <= GRAPH_LIMITS.bytes) return readDocument(decode(await file.arrayBuffer(), name), name);
  const head = readWeightsHead(decodeHead(await file.slice(0, GRAPH_LIMITS.bytes).arrayBuffer()));
  if (head === undefined) throw tooLarge(name, describeBytes(GRAPH_LIMITS.bytes), describeBytes(size));
  return { ...readDocument(head, name), isOfWeights: true };
}

/** True if the first field of a file says that it is a weights file. */
export async function beginsAsWeights(file: GraphFile): Promise<boolean> {
  const head = decodeHead(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"backwire-weights"/.test(head);
}

export function describeBytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

function decode(bytes: ArrayBuffer, where: string): string {
  const decoded = decodeText(new Uint8Array(bytes), (encoding, all) => new TextDecoder(encoding, { fatal: true }).decode(all));
  if (decoded.ok) return decoded.text;
  const { received } = decoded;
  const text = message('{{where}} is not a graph file: expected text in UTF-8, found {{received}}', { where, received });
  throw graphError('graph.notText', text, {
    where,
    expected: message('text in UTF-8'),
    received,
    fix: message('Choose a *.backwire.json file'),
  });
}

/** Decodes the beginning of a file, without a cut-off last character. */
function decodeHead(bytes: ArrayBuffer): string {
  return new TextDecoder(encodingOf(new Uint8Array(bytes))).decode(bytes, { stream: true });
}

const BEGINNING = /^\uFEFF?\s*\{\s*"format"\s*:\s*"backwire-weights"\s*,\s*"version"\s*:\s*\d+\s*,\s*"graph"\s*:\s*(?=\{)/;

/** The graph's text in the beginning of a weights file, as Backwire writes it; undefined if there is none. */
function readWeightsHead(text: string): string | undefined {
  const start = BEGINNING.exec(text)?.[0].length;
  return start === undefined ? undefined : readObject(text, start);
}

/** The object at an offset: up to its closing brace, ignoring those in strings. */
function readObject(text: string, start: number): string | undefined {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const sign = text[index];
    if (sign === '"') {
      index = endOfString(text, index);
    } else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return text.slice(start, index + 1);
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
