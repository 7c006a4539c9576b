import { z } from 'zod';
import { GRAPH_LIMITS, graphError, parseGraphText, tooLarge } from '#engine/graph/index.ts';
import { type Fragment, readFragment } from '../document/index.ts';
import { message } from '../language/index.ts';
import { describeBytes, type OpenedDocument, readDocumentData } from './readDocument.ts';

/** The content of a pasted text. */
export type Pasted =
  | { readonly kind: 'nodes'; readonly fragment: Fragment }
  | { readonly kind: 'graph'; readonly opened: OpenedDocument }
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
  if (nodesSchema.safeParse(data).success) {
    const fragment = readFragment(text);
    if (fragment) return { kind: 'nodes', fragment };
    throw graphError('graph.malformed', message('The pasted nodes cannot be read: expected lists of nodes and wires'), {
      expected: message('lists of nodes and wires'),
    });
  }
  return { kind: 'graph', opened: readDocumentData(data, WHERE) };
}

/**
 * Rejects what would exceed the limits of a graph.
 * @throws UserError graph.tooLarge
 */
export function checkRoom(fragment: Fragment, present: Fragment): void {
  const [nodes, wires] = [fragment.nodes.length + present.nodes.length, fragment.edges.length + present.edges.length];
  if (nodes > GRAPH_LIMITS.nodes) throw tooLarge(TOGETHER, message('{{count}} nodes', { count: GRAPH_LIMITS.nodes }), nodes);
  if (wires > GRAPH_LIMITS.wires) throw tooLarge(TOGETHER, message('{{count}} wires', { count: GRAPH_LIMITS.wires }), wires);
}

const TOGETHER = message('The graph with the pasted nodes');
