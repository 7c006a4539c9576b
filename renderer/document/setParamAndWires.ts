import { type GraphDocument, type GraphEdge, type GraphNode, layerOf, sameEdge } from '#engine/graph/index.ts';
import { inputPorts } from '#engine/layers/index.ts';
import { setParam } from './edits.ts';
import type { Recipe } from './history.ts';

export interface ParamChange {
  readonly recipe: Recipe;
  /** Number of wires that lose their port. */
  readonly lost: number;
}

/** The wires into existing ports of a node. */
export function wiresInto(document: GraphDocument, node: GraphNode): GraphEdge[] {
  const ports = portsOf(document, node);
  return document.edges.filter(({ to }) => to[0] === node.id && ports?.has(to[1]));
}

/**
 * Sets a parameter, and removes the wires to ports that no longer exist. While typing, a port may disappear and return with its
 * wire.
 * @param before the wires into the node before typing began
 */
export function setParamAndWires(
  document: GraphDocument,
  node: GraphNode,
  param: string,
  value: unknown,
  before: readonly GraphEdge[],
): ParamChange {
  const set = setParam(node.id, param, value);
  const { [param]: _, ...others } = node.params ?? {};
  const ports = portsOf(document, { ...node, params: value === undefined ? others : { ...others, [param]: value } });
  if (!ports) return { recipe: set, lost: 0 };
  const [kept, lost] = [true, false].map((stays) => before.filter(({ to }) => ports.has(to[1]) === stays));
  const isAmong = (wires: readonly GraphEdge[], edge: GraphEdge) => wires.some((wire) => sameEdge(wire, edge));
  const present = document.edges.filter(({ to }) => to[0] === node.id);
  const back = kept.filter((edge) => !isAmong(present, edge));
  const goes = present.some((edge) => isAmong(lost, edge));
  return {
    lost: lost.length,
    recipe: (draft) => {
      set(draft);
      if (goes) draft.edges = draft.edges.filter((edge) => !isAmong(lost, edge));
      if (back.length > 0) draft.edges.push(...structuredClone(back));
    },
  };
}

function portsOf(document: GraphDocument, node: GraphNode): ReadonlySet<string> | undefined {
  const layer = layerOf(document, node);
  return layer && new Set(Object.keys(inputPorts(layer, node.params)));
}
