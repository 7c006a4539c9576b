import { BLOCK, BLOCK_INPUT, BLOCK_OUTPUT, type GraphNode } from '#engine/graph/index.ts';
import { message, t } from '../../language/index.ts';
import { blocksAlong, type DocumentStore, setLabel } from '../index.ts';
import { portIdFor, renamePort } from './index.ts';

const isPort = ({ type }: GraphNode) => type === BLOCK_INPUT || type === BLOCK_OUTPUT;

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
