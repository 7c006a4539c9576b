import type { Draft } from 'immer';
import { BLOCK, BLOCK_INPUT, BLOCK_OUTPUT, type BlockDefinition, type GraphDocument } from '#engine/graph/index.ts';
import { freshId, type Recipe } from '../document/index.ts';

/** The id of a port for a given name: ids are parts of longer names, separated by slashes. */
export function portIdFor({ nodes }: Pick<BlockDefinition, 'nodes'>, portId: string, name: string): string {
  const wanted = name.trim().replaceAll('/', '-').slice(0, 180);
  const taken = new Set(nodes.flatMap(({ id }) => (id === portId ? [] : [id])));
  return wanted === '' ? portId : freshId(taken, wanted);
}

/** Renames a port of a block, and updates the wires to it in the block and at every node that uses the block. */
export function renamePort(blockId: string, portId: string, name: string): Recipe {
  return (draft, whole = draft) => {
    const block = whole.blocks?.find(({ id }) => id === blockId);
    const port = block?.nodes.find(({ id, type }) => id === portId && (type === BLOCK_INPUT || type === BLOCK_OUTPUT));
    if (!block || !port || name.trim() === '') return;
    const next = portIdFor(block, portId, name);
    if (next === name.trim()) delete port.label;
    else port.label = name.trim().slice(0, 200);
    if (next === portId) return;
    port.id = next;
    for (const { from, to } of block.edges) {
      if (from[0] === portId) from[0] = next;
      if (to[0] === portId) to[0] = next;
    }
    for (const place of [whole, ...(whole.blocks ?? [])]) leadInstances(place, blockId, portId, next, port.type === BLOCK_INPUT);
  };
}

type Place = Pick<Draft<GraphDocument>, 'nodes' | 'edges'>;

function leadInstances({ nodes, edges }: Place, blockId: string, before: string, after: string, isInput: boolean): void {
  const instances = new Set(nodes.flatMap(({ id, type, params }) => (type === BLOCK && params?.block === blockId ? [id] : [])));
  if (instances.size === 0) return;
  for (const { from, to } of edges) {
    const end = isInput ? to : from;
    if (instances.has(end[0]) && end[1] === before) end[1] = after;
  }
}
