import { z } from 'zod';
import { GRAPH_LIMITS, GRAPH_VERSION, type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import { parseJson } from '#engine/text/index.ts';
import type { Fragment } from './edits.ts';
import { blocksFor } from './usedBlocks.ts';

const FORMAT = 'backwire-nodes';

const fragmentSchema = z.object({
  format: z.literal(FORMAT),
  nodes: graphSchema.shape.nodes,
  edges: graphSchema.shape.edges,
  incoming: graphSchema.shape.edges.optional(),
  blocks: graphSchema.shape.blocks,
  annotations: graphSchema.shape.annotations,
});

const NONE: ReadonlySet<string> = new Set();

/** The selected nodes with their blocks, the wires between them and into them; selected annotations. */
export function cutOut(
  document: GraphDocument,
  nodeIds: ReadonlySet<string>,
  annotationIds: ReadonlySet<string> = NONE,
): Fragment {
  const nodes = document.nodes.filter(({ id }) => nodeIds.has(id));
  const blocks = blocksFor(document, nodes);
  const annotations = (document.annotations ?? []).filter(({ id }) => annotationIds.has(id));
  return {
    nodes,
    ...(blocks.length > 0 && { blocks }),
    ...(annotations.length > 0 && { annotations }),
    edges: document.edges.filter(({ from, to }) => nodeIds.has(from[0]) && nodeIds.has(to[0])),
    incoming: document.edges.filter(({ from, to }) => !nodeIds.has(from[0]) && nodeIds.has(to[0])),
  };
}

/** A fragment as text: readable JSON, which can be stored and pasted elsewhere. */
export function writeFragment({ nodes, edges, incoming, blocks, annotations }: Fragment): string {
  return JSON.stringify({ format: FORMAT, version: GRAPH_VERSION, nodes, edges, incoming, blocks, annotations }, null, 2);
}

/** The fragment in a text: copied nodes, or a whole graph document. Undefined for other texts. */
export function readFragment(text: string): Fragment | undefined {
  const json = parseJson(text, GRAPH_LIMITS.depth);
  if (!json.ok) return undefined;
  const { data } = json;
  const fragment = fragmentSchema.safeParse(data);
  if (fragment.success) {
    const { nodes, edges, incoming = [], blocks, annotations } = fragment.data;
    return { nodes, edges, incoming, ...(blocks && { blocks }), ...(annotations && { annotations }) };
  }
  const document = graphSchema.safeParse(data);
  if (!document.success) return undefined;
  const { nodes, edges, blocks, annotations } = document.data;
  return { nodes, edges, ...(blocks && { blocks }), ...(annotations && { annotations }) };
}
