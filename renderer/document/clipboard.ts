import { z } from 'zod';
import { type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import type { Fragment } from './edits.ts';

const FORMAT = 'backwire-nodes';

const fragmentSchema = z.object({
  format: z.literal(FORMAT),
  nodes: graphSchema.shape.nodes,
  edges: graphSchema.shape.edges,
  incoming: graphSchema.shape.edges.optional(),
});

/** The chosen nodes, the wires between them, and those that lead into them from others. */
export function cutOut(document: GraphDocument, nodeIds: ReadonlySet<string>): Fragment {
  return {
    nodes: document.nodes.filter(({ id }) => nodeIds.has(id)),
    edges: document.edges.filter(({ from, to }) => nodeIds.has(from[0]) && nodeIds.has(to[0])),
    incoming: document.edges.filter(({ from, to }) => !nodeIds.has(from[0]) && nodeIds.has(to[0])),
  };
}

/** A fragment as text: JSON that a person can read, keep and paste elsewhere. */
export function writeFragment({ nodes, edges, incoming }: Fragment): string {
  return JSON.stringify({ format: FORMAT, nodes, edges, incoming }, null, 2);
}

/** The fragment in a text: copied nodes, or a whole graph document. Undefined for any other text. */
export function readFragment(text: string): Fragment | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fragment = fragmentSchema.safeParse(data);
  if (fragment.success) {
    const { nodes, edges, incoming = [] } = fragment.data;
    return { nodes, edges, incoming };
  }
  const document = graphSchema.safeParse(data);
  return document.success ? { nodes: document.data.nodes, edges: document.data.edges } : undefined;
}
