import { describeUnwritable, describeValue, type MessageValue } from '../text/index.ts';
import type { BlockDefinition, GraphDocument, GraphEdge, GraphNode } from './document.ts';

/** A name that a file or the database would alter. */
export interface UnwritableName {
  readonly path: readonly PropertyKey[];
  /** As messages show it. */
  readonly name: MessageValue;
  readonly flaw: MessageValue;
}

type Named = readonly [path: readonly PropertyKey[], name: string | undefined];

/** The first name of a document that would be altered: of the graph, its data, a node, a port or a block. */
export function findUnwritableName(document: GraphDocument): UnwritableName | undefined {
  for (const [path, name] of namesOf(document)) {
    const flaw = name === undefined ? undefined : describeUnwritable(name);
    if (name !== undefined && flaw !== undefined) return { path, name: describeValue(name), flaw };
  }
  return undefined;
}

function* namesOf(document: GraphDocument): Generator<Named> {
  yield [['name'], document.name];
  yield [['data', 'dataset'], document.data?.dataset];
  yield* namesOfPart(document, []);
  for (const [index, block] of (document.blocks ?? []).entries()) {
    yield [['blocks', index, 'id'], block.id];
    yield [['blocks', index, 'name'], block.name];
    yield* namesOfPart(block, ['blocks', index]);
  }
}

function* namesOfPart(
  { nodes, edges }: Pick<BlockDefinition, 'nodes' | 'edges'>,
  path: readonly PropertyKey[],
): Generator<Named> {
  for (const [index, node] of nodes.entries()) yield* namesOfNode(node, [...path, 'nodes', index]);
  for (const [index, edge] of edges.entries()) yield* namesOfEdge(edge, [...path, 'edges', index]);
}

function* namesOfNode({ id, type, label }: GraphNode, path: readonly PropertyKey[]): Generator<Named> {
  yield [[...path, 'id'], id];
  yield [[...path, 'type'], type];
  yield [[...path, 'label'], label];
}

function* namesOfEdge({ from, to }: GraphEdge, path: readonly PropertyKey[]): Generator<Named> {
  for (const [end, names] of [
    ['from', from],
    ['to', to],
  ] as const) {
    yield [[...path, end, 0], names[0]];
    yield [[...path, end, 1], names[1]];
  }
}
