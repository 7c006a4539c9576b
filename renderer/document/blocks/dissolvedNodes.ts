import {
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  type BlockDefinition,
  type GraphDocument,
  type GraphNode,
  layerOf,
} from '#engine/graph/index.ts';
import { inputPorts, outputPorts } from '#engine/layers/index.ts';
import type { Point } from '../index.ts';

/** One repetition of a dissolved block. */
export interface Copy {
  /** New node ids, by their ids in the block. */
  readonly ids: ReadonlyMap<string, string>;
  /** Offset from the positions in the block. */
  readonly offset: Point;
}

/** Distance between repetitions. */
const BETWEEN = 240;

export const isPort = ({ type }: GraphNode) => type === BLOCK_INPUT || type === BLOCK_OUTPUT;

/** Repetitions are placed side by side, the first around the block's position. */
export function offsetOf({ position }: GraphNode, block: BlockDefinition, index: number): Point {
  const points = block.nodes.filter((node) => !isPort(node)).map((node) => node.position ?? { x: 0, y: 0 });
  if (points.length === 0) return { x: 0, y: 0 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const width = Math.max(...xs) - Math.min(...xs) + BETWEEN;
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return {
    x: Math.round((position?.x ?? 0) - middle(xs)) + index * width,
    y: Math.round((position?.y ?? 0) - middle(ys)),
  };
}

/** The nodes of a repetition, with the block's frozen and bypassed state. */
export function copyNodes(document: GraphDocument, instance: GraphNode, block: BlockDefinition, copy: Copy): GraphNode[] {
  return block.nodes.flatMap((node) => {
    const id = copy.ids.get(node.id);
    if (id === undefined) return [];
    const layer = layerOf(document, node);
    // A node that cannot be bypassed by itself is bypassed with the block, and omitted.
    const isBypassed = instance.bypassed === true && layer !== undefined;
    const canBypass = layer && Object.keys(inputPorts(layer, node.params)).length > 0 && outputPorts(layer).length > 0;
    if (isBypassed && !canBypass) return [];
    const { params = {}, ...rest } = node;
    const tiedTo = typeof params.tiedTo === 'string' ? renameWithin(params.tiedTo, copy) : undefined;
    const isFrozen = instance.params?.trainable === false && 'trainable' in (layer?.params ?? {});
    const changed = { ...params, ...(tiedTo !== undefined && { tiedTo }), ...(isFrozen && { trainable: false }) };
    const { x, y } = node.position ?? { x: 0, y: 0 };
    return [
      {
        ...rest,
        id,
        ...(Object.keys(changed).length > 0 && { params: changed }),
        ...(instance.bypassed && { bypassed: true }),
        position: { ...node.position, x: x + copy.offset.x, y: y + copy.offset.y },
      },
    ];
  });
}

/** The new id of a node in the block, or in a nested one. */
function renameWithin(id: string, { ids }: Copy): string | undefined {
  const [head, ...within] = id.split('/');
  const renamed = ids.get(head);
  return renamed === undefined ? undefined : [renamed, ...within].join('/');
}
