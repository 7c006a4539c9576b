import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import {
  type Diagnostic,
  type DrawnGraph,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  outputShape,
} from '#engine/graph/index.ts';
import { isSameMessage, type Message, messageOf } from '#engine/messages/index.ts';
import { type Point, wireKey } from '../../../document/index.ts';
import { geometryOf, nodeName, PORT, placeBends } from '../../../drawing/index.ts';
import { formatShape } from '../../../language/format/index.ts';
import { t } from '../../../language/index.ts';
import type { NodeFacts } from './nodeFacts.ts';
import { readNode } from './nodeWords.ts';

/** A React Flow node, with size and ports, so that it need not be rendered to be measured. */
export type LayerNodeType = Node<NodeFacts, 'layer'>;
/** Display data of a wire. */
export type WireType = Edge<
  { readonly edge: GraphEdge; readonly bends?: readonly Point[]; readonly shape?: string; readonly problem?: Message },
  'wire'
>;

/** React Flow's nodes; unchanged ones are the same objects, so that they are not re-rendered. */
export function toFlowNodes(
  nodes: readonly GraphNode[],
  facts: ReadonlyMap<string, NodeFacts>,
  positions: ReadonlyMap<string, Point>,
  before: ReadonlyMap<string, LayerNodeType>,
): LayerNodeType[] {
  return nodes.flatMap((node) => {
    const data = facts.get(node.id);
    if (!data) return [];
    const position = positions.get(node.id) ?? { x: 0, y: 0 };
    const last = before.get(node.id);
    const isSame = last?.data === data && last.position.x === position.x && last.position.y === position.y;
    return isSame ? [last] : [toFlowNode(node, data, position)];
  });
}

function toFlowNode(node: GraphNode, data: NodeFacts, position: Point): LayerNodeType {
  const { id } = node;
  const { width, height } = geometryOf(data.node, data.known.layer);
  return {
    id,
    type: 'layer',
    position,
    selected: false,
    data,
    ariaLabel: readNode(data),
    domAttributes: { 'data-canvas-node': id, 'aria-roledescription': t('node') },
    measured: { width, height },
    handles: handlesOf(data),
  };
}

function handlesOf({ node, known }: NodeFacts): NodeHandle[] {
  const { width, inputs, outputs } = geometryOf(node, known.layer);
  const { reach } = PORT;
  const size = { width: reach, height: reach };
  const handles: NodeHandle[] = [...inputs].map(([id, y]) => ({
    id,
    type: 'target',
    position: Position.Left,
    x: -reach / 2,
    y: y - reach / 2,
    ...size,
  }));
  for (const [id, y] of outputs) {
    handles.push({ id, type: 'source', position: Position.Right, x: width - reach / 2, y: y - reach / 2, ...size });
  }
  return handles;
}

/** React Flow's wires; unchanged ones are the same objects. */
export function toFlowEdges(
  document: GraphDocument,
  analysis: DrawnGraph,
  before: ReadonlyMap<string, WireType>,
  shown: ReturnType<typeof placeBends> = placeBends(document),
): WireType[] {
  const present = new Set(document.nodes.map(({ id }) => id));
  const problems = indexProblems(analysis.diagnostics);
  const bendsOf = new Map(document.edges.map((edge, index) => [edge, shown[index]]));
  const copies = new Map<string, number>();
  // A wire with a missing node cannot be drawn; the problems list has it, with its fix.
  const drawable = document.edges.filter(({ from, to }) => present.has(from[0]) && present.has(to[0]));
  const called = (nodeId: string) => {
    const known = analysis.nodes.get(nodeId);
    return known ? nodeName(known.node, known.layer) : nodeId;
  };
  return drawable.map((edge) => {
    const bends = bendsOf.get(edge);
    const key = wireKey(edge);
    const copy = copies.get(key) ?? 0;
    copies.set(key, copy + 1);
    const id = copy === 0 ? key : `${key} ${copy}`;
    const source = analysis.nodes.get(edge.from[0]);
    const output = source && outputShape(source, edge.from[1]);
    const shape = output && formatShape(output);
    const problem = problems.get(key) ?? problems.get(portKeyOf(edge.to));
    const last = before.get(id);
    const isSame =
      last?.data?.edge === edge &&
      last.data.bends === bends &&
      last.data.shape === shape &&
      isSameMessage(last.data.problem, problem);
    if (isSame) return last;
    return {
      id,
      type: 'wire',
      domAttributes: { 'data-canvas-wire': id, 'aria-roledescription': t('wire') },
      ariaLabel: t('Wire from {{from}} to {{to}}', { from: called(edge.from[0]), to: called(edge.to[0]) }),
      source: edge.from[0],
      sourceHandle: edge.from[1],
      target: edge.to[0],
      targetHandle: edge.to[1],
      selected: false,
      data: { edge, ...(bends && { bends }), ...(shape !== undefined && { shape }), ...(problem !== undefined && { problem }) },
    };
  });
}

/** The same items with a selection; only items whose selection changes are new objects. */
export function withSelected<Item extends LayerNodeType | WireType>(
  items: Item[],
  selected: ReadonlySet<string>,
  nameOf: (item: Item) => string,
): Item[] {
  return selected.size === 0 ? items : items.map((item) => (selected.has(nameOf(item)) ? withForm(asSelected, item) : item));
}

/** The nodes that React Flow needs only for their wires; they are not rendered. */
export const hidden = (node: LayerNodeType): LayerNodeType => withForm(asHidden, node);

const asSelected = { forms: new WeakMap<object, object>(), change: { selected: true } };
const asHidden = { forms: new WeakMap<object, object>(), change: { hidden: true } };

/** A variant of an item: the same object each time, so that it is not re-rendered. */
function withForm<Item extends object>({ forms, change }: typeof asSelected | typeof asHidden, item: Item): Item {
  const form = forms.get(item) ?? { ...item, ...change };
  forms.set(item, form);
  return form as Item;
}

/** The key of a wire in a selection. */
export const nameOfWire = ({ id, data }: WireType): string => (data ? wireKey(data.edge) : id);

const portKeyOf = (port: readonly [nodeId: string, port: string]) => JSON.stringify(port);

/** Problems of wires: by wire, or by target port. */
function indexProblems(diagnostics: readonly Diagnostic[]): Map<string, Message> {
  const problems = new Map<string, Message>();
  const note = (key: string, problem: Message) => problems.has(key) || problems.set(key, problem);
  for (const diagnostic of diagnostics) {
    const { severity, code, edge, nodeId, inside, port } = diagnostic;
    // If a block's inside has an error, the wires around it are valid.
    if (severity !== 'error' || inside) continue;
    if (edge) note(wireKey(edge), messageOf(diagnostic));
    const isAtPort = code === 'shape.mismatch' && nodeId !== undefined && port !== undefined;
    if (isAtPort) note(portKeyOf([nodeId, port]), messageOf(diagnostic));
  }
  return problems;
}
