import { z } from 'zod';
import {
  GRAPH_LIMITS,
  GRAPH_VERSION,
  graphError,
  newerVersionOf,
  parseGraphText,
  requireKnownVersion,
  tooLarge,
} from '#engine/graph/index.ts';
import { type Fragment, readFragment } from '../../document/index.ts';
import { type Message, message } from '../../language/index.ts';
import { describeBytes, type OpenedDocument, readDocumentData } from './readDocument.ts';

/** The content of a pasted text. */
export type Pasted =
  | { readonly kind: 'nodes'; readonly fragment: Fragment; readonly newerVersion: Message | undefined }
  | { readonly kind: 'graph'; readonly opened: OpenedDocument; readonly newerVersion: Message | undefined }
  /** Text not meant for the canvas. */
  | { readonly kind: 'other' };

const WHERE = message('The pasted text');
const nodesSchema = z.looseObject({ format: z.literal('backwire-nodes') });

/**
 * Reads a pasted text: copied nodes, or a whole graph.
 * @throws UserError graph.*, if a graph seems to be meant
 */
export function readPasted(text: string): Pasted {
  if (!/^\uFEFF?\s*[[{]/.test(text)) return { kind: 'other' };
  if (text.length > GRAPH_LIMITS.bytes) {
    throw tooLarge(WHERE, describeBytes(GRAPH_LIMITS.bytes), describeBytes(text.length));
  }
  const data = parseGraphText(text, WHERE);
  const newerVersion = describeNewerVersion(data);
  if (nodesSchema.safeParse(data).success) {
    const fragment = readFragment(text);
    if (fragment) return { kind: 'nodes', fragment, newerVersion };
    requireKnownVersion(data, WHERE);
    throw graphError('graph.malformed', message('The pasted nodes cannot be read: expected lists of nodes and wires'), {
      expected: message('lists of nodes and wires'),
    });
  }
  return { kind: 'graph', opened: readDocumentData(data, WHERE), newerVersion };
}

/** Other than a document that is opened, what is pasted keeps only known parts. */
function describeNewerVersion(data: unknown): Message | undefined {
  const version = newerVersionOf(data);
  if (version === undefined) return undefined;
  return message(
    'The pasted text has version {{version}}; this program knows versions up to {{known}}. Unknown parts are missing: update Backwire to use them.',
    { version, known: GRAPH_VERSION },
  );
}

/**
 * Rejects what would exceed the limits of a graph.
 * @throws UserError graph.tooLarge
 */
export function requireCapacity(fragment: Fragment, present: Fragment): void {
  const [nodes, wires] = [fragment.nodes.length + present.nodes.length, fragment.edges.length + present.edges.length];
  if (nodes > GRAPH_LIMITS.nodes) throw tooLarge(TOGETHER, message('{{count}} nodes', { count: GRAPH_LIMITS.nodes }), nodes);
  if (wires > GRAPH_LIMITS.wires) throw tooLarge(TOGETHER, message('{{count}} wires', { count: GRAPH_LIMITS.wires }), wires);
}

const TOGETHER = message('The graph with the pasted nodes');
