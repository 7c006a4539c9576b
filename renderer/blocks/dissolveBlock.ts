import {
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  type BlockDefinition,
  blockOf,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  layerOf,
} from '#engine/graph/index.ts';
import { freshId, idsOf, type Point, type Recipe, usedBlocks } from '../document/index.ts';

type Port = [nodeId: string, port: string];

/** How far repetitions stand from each other. */
const BETWEEN = 240;

export interface Dissolving {
  readonly recipe: Recipe;
  /** The nodes that stand in the place of the block. */
  readonly ids: readonly string[];
}

const isPort = ({ type }: GraphNode) => type === BLOCK_INPUT || type === BLOCK_OUTPUT;

/** Puts the nodes of a block in the place of the node that stands for it, as often as it is repeated. */
export function dissolveBlock(document: GraphDocument, instance: GraphNode): Dissolving | undefined {
  const block = blockOf(document, instance);
  if (!block) return undefined;
  const taken = idsOf(document);
  taken.delete(instance.id);
  const copies = Array.from({ length: Math.max(1, Number(instance.params?.repeat ?? 1)) }, () => {
    const ids = new Map<string, string>();
    for (const { id } of block.nodes.filter((node) => !isPort(node))) {
      const fresh = freshId(taken, id);
      taken.add(fresh);
      ids.set(id, fresh);
    }
    return ids;
  });
  const nodes = copies.flatMap((ids, index) => copyNodes(document, instance, block, ids, index));
  const edges = leadWires(document.edges, instance.id, block, copies);
  const rest = document.nodes.flatMap((node) => (node === instance ? nodes : [node]));
  const isStillUsed = usedBlocks({ ...document, nodes: rest }).has(block.id);
  return {
    ids: nodes.map(({ id }) => id),
    recipe: (draft) => {
      const at = draft.nodes.findIndex(({ id }) => id === instance.id);
      if (at < 0) return;
      draft.nodes.splice(at, 1, ...structuredClone(nodes));
      draft.edges = structuredClone(edges);
      for (const { params } of draft.nodes) {
        const inside = typeof params?.tiedTo === 'string' ? params.tiedTo.split(`${instance.id}/`)[1] : undefined;
        const owner = inside === undefined ? undefined : copies[0].get(inside);
        if (params && owner !== undefined) params.tiedTo = owner;
      }
      if (!isStillUsed) draft.blocks = draft.blocks?.filter(({ id }) => id !== block.id);
      if (draft.blocks?.length === 0) delete draft.blocks;
    },
  };
}

function copyNodes(
  document: GraphDocument,
  { position, params: given }: GraphNode,
  block: BlockDefinition,
  ids: ReadonlyMap<string, string>,
  index: number,
): GraphNode[] {
  const inner = block.nodes.filter((node) => !isPort(node));
  const points = inner.map((node) => node.position ?? { x: 0, y: 0 });
  const width = Math.max(...points.map(({ x }) => x)) - Math.min(...points.map(({ x }) => x)) + BETWEEN;
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const offset: Point = {
    x: Math.round((position?.x ?? 0) - middle(points.map(({ x }) => x))) + index * width,
    y: Math.round((position?.y ?? 0) - middle(points.map(({ y }) => y))),
  };
  return inner.map((node) => {
    const { params = {}, ...rest } = node;
    const tiedTo = typeof params.tiedTo === 'string' ? ids.get(params.tiedTo) : undefined;
    const isFrozen = given?.trainable === false && 'trainable' in (layerOf(document, node)?.params ?? {});
    const changed = { ...params, ...(tiedTo !== undefined && { tiedTo }), ...(isFrozen && { trainable: false }) };
    return {
      ...rest,
      id: ids.get(node.id) ?? node.id,
      ...(Object.keys(changed).length > 0 && { params: changed }),
      position: { x: (node.position?.x ?? 0) + offset.x, y: (node.position?.y ?? 0) + offset.y },
    };
  });
}

/** The wires of a graph once a block is dissolved: through its ports, and from each repetition to the next. */
function leadWires(
  edges: readonly GraphEdge[],
  instanceId: string,
  block: BlockDefinition,
  copies: readonly ReadonlyMap<string, string>[],
): GraphEdge[] {
  const output = block.nodes.find(({ type }) => type === BLOCK_OUTPUT)?.id ?? '';
  const isInput = new Set(block.nodes.filter(({ type }) => type === BLOCK_INPUT).map(({ id }) => id));

  /** What feeds a node of a repetition; undefined where nothing does. Ways that lead back to themselves end. */
  function source(copy: number, [nodeId, port]: Port, steps = 0): Port | undefined {
    if (steps > edges.length + block.edges.length + copies.length) return undefined;
    if (!isInput.has(nodeId)) return [copies[copy].get(nodeId) ?? nodeId, port];
    if (copy > 0) return into(copy - 1, output, steps);
    const outer = edges.find(({ to }) => to[0] === instanceId && to[1] === nodeId);
    if (!outer) return undefined;
    return outer.from[0] === instanceId ? into(copies.length - 1, outer.from[1], steps) : outer.from;
  }

  function into(copy: number, port: string, steps: number): Port | undefined {
    const wire = block.edges.find(({ to }) => to[0] === port && to[1] === 'in');
    return wire && source(copy, wire.from, steps + 1);
  }

  const outer = edges.flatMap((edge): GraphEdge[] => {
    if (edge.to[0] === instanceId) return [];
    if (edge.from[0] !== instanceId) return [edge];
    const from = into(copies.length - 1, edge.from[1], 0);
    return from ? [{ ...edge, from }] : [];
  });
  const inner = copies.flatMap((ids, copy) =>
    block.edges.flatMap((edge): GraphEdge[] => {
      const to = ids.get(edge.to[0]);
      const from = to === undefined ? undefined : source(copy, edge.from);
      return from && to !== undefined ? [{ ...edge, from, to: [to, edge.to[1]] }] : [];
    }),
  );
  return [...outer, ...inner];
}
