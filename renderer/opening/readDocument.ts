import { GRAPH_LIMITS, type GraphDocument, graphError, parseGraphText, readGraphData, tooLarge } from '#engine/graph/index.ts';
import { type Saying, t, told } from '../language/index.ts';
import { mendDocument } from './mendDocument.ts';
import { readWeightsHead } from './readWeightsHead.ts';

/** A document that was read from elsewhere, and what the person should know of it. */
export interface OpenedDocument {
  readonly document: GraphDocument;
  /** Whether it came with weights, which stay where they are. */
  readonly isOfWeights: boolean;
  /** What it is of a newer version, or what was mended, a sentence each. */
  readonly notes: readonly Saying[];
}

const WEIGHTS_FORMAT = 'backwire-weights';

/**
 * The graph in a text: a graph document, or the one in a weights file.
 * @throws UserError graph.*
 */
export function readDocument(text: string, where: string): OpenedDocument {
  return readDocumentData(parseGraphText(text, where), where);
}

/** The same for JSON that is already parsed. */
export function readDocumentData(data: unknown, where: string): OpenedDocument {
  const isOfWeights = isWeights(data);
  const { document, diagnostics } = readGraphData(isOfWeights ? data.graph : data, where);
  const mended = mendDocument(document);
  return { document: mended.document, isOfWeights, notes: [...diagnostics.map(({ message }) => told(message)), ...mended.notes] };
}

function isWeights(data: unknown): data is { readonly graph: unknown } {
  return typeof data === 'object' && data !== null && 'format' in data && data.format === WEIGHTS_FORMAT && 'graph' in data;
}

/** What of a file is needed: it is not read where it is too large. */
export type GraphFile = Pick<File, 'name' | 'size' | 'slice' | 'arrayBuffer'>;

/**
 * The graph in a file. Of a weights file, however large, only the beginning is read.
 * @throws UserError graph.*
 */
export async function readDocumentFile(file: GraphFile): Promise<OpenedDocument> {
  const { name, size } = file;
  if (size <= GRAPH_LIMITS.bytes) return readDocument(decode(await file.arrayBuffer(), name), name);
  const head = readWeightsHead(decodeHead(await file.slice(0, GRAPH_LIMITS.bytes).arrayBuffer()));
  if (head === undefined) throw tooLarge(name, describeBytes(GRAPH_LIMITS.bytes), describeBytes(size));
  return { ...readDocument(head, name), isOfWeights: true };
}

export function describeBytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

function decode(bytes: ArrayBuffer, where: string): string {
  const refuse = (received: string) =>
    graphError(
      'graph.notText',
      t('{{where}} is not a graph file: expected text in UTF-8, found {{received}}', { where, received }),
      {
        where,
        expected: 'text in UTF-8',
        received,
        fix: t('Choose a *.backwire.json file'),
      },
    );
  let text: string;
  try {
    text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw refuse(t('other bytes'));
  }
  if (text.includes('\0')) throw refuse(t('binary data'));
  return text;
}

/** UTF-8, unless the first two bytes say that it is UTF-16, which Windows PowerShell writes where output goes into a file. */
function encodingOf(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The beginning of a file; where it is cut off within a letter, that is left out. */
function decodeHead(bytes: ArrayBuffer): string {
  return new TextDecoder('utf-8').decode(bytes, { stream: true });
}
