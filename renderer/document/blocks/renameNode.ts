import type { Draft } from 'immer';
import { BLOCK, BLOCK_INPUT, type BlockDefinition, type GraphDocument, type GraphNode } from '#engine/graph/index.ts';
import { message, t } from '../../language/index.ts';
import { blocksAlong, type DocumentStore, freshId, type Recipe, setLabel } from '../index.ts';
import { isPort } from './dissolvedNodes.ts';

/** Label of a node's name field. */
export function nameFieldOf(node: GraphNode | undefined): string {
  if (node && isPort(node)) return t('Port name, everywhere the block is used');
  return node?.type === BLOCK ? t('Name of this instance of the block') : t('Node name');
}

/**
 * Renames a node. A port of the open block gets a new id: wires to it follow, wherever the block is used.
 * @param store of the whole graph
 * @returns the node's id afterwards
 */
export function renameNode(store: DocumentStore, node: GraphNode, name: string): string {
  const block = isPort(node) ? openedBlock(store) : undefined;
  if (!block) {
    store.edit(
      node.type === BLOCK ? message('Rename this instance of the block') : message('Rename node'),
      setLabel(node.id, name),
    );
    return node.id;
  }
  const next = portIdFor(block, node.id, name);
  store.edit(
    message('Rename the port {{port}} to {{name}}', { port: node.label ?? node.id, name }),
    renamePort(block.id, node.id, name),
  );
  if (next !== node.id) store.select({ nodes: new Set([next]) });
  return next;
}

function openedBlock(store: DocumentStore) {
  const { document, path } = store.getState();
  return blocksAlong(document, path).at(-1);
}

/** The id of a port for a given name: ids are parts of longer names, separated by slashes. */
function portIdFor({ nodes }: Pick<BlockDefinition, 'nodes'>, portId: string, name: string): string {
  const wanted = name.trim().replaceAll('/', '-').slice(0, 180);
  const taken = new Set(nodes.flatMap(({ id }) => (id === portId ? [] : [id])));
  return wanted === '' ? portId : freshId(taken, wanted);
}

/** Renames a port of a block, and updates the wires to it in the block and at every node that uses the block. */
export function renamePort(blockId: string, portId: string, name: string): Recipe {
  return (draft, whole = draft) => {
    const block = whole.blocks?.find(({ id }) => id === blockId);
    const port = block?.nodes.find((node) => node.id === portId && isPort(node));
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
    for (const scope of [whole, ...(whole.blocks ?? [])])
      updateInstances(scope, blockId, portId, next, port.type === BLOCK_INPUT);
  };
}

type Scope = Pick<Draft<GraphDocument>, 'nodes' | 'edges'>;

function updateInstances({ nodes, edges }: Scope, blockId: string, before: string, after: string, isInput: boolean): void {
  const instances = new Set(nodes.flatMap(({ id, type, params }) => (type === BLOCK && params?.block === blockId ? [id] : [])));
  if (instances.size === 0) return;
  for (const { from, to } of edges) {
    const end = isInput ? to : from;
    if (instances.has(end[0]) && end[1] === before) end[1] = after;
  }
}
