import { BLOCK, BLOCK_INPUT, BLOCK_OUTPUT, type GraphNode } from '#engine/graph/index.ts';
import { portIdFor, renamePort } from '../blocks/index.ts';
import { blocksOnTheWay, type DocumentStore, setLabel } from '../document/index.ts';
import { message, t } from '../language/index.ts';

const isPort = ({ type }: GraphNode) => type === BLOCK_INPUT || type === BLOCK_OUTPUT;

/** What a field for the name of a node renames. */
export function nameFieldOf(node: GraphNode | undefined): string {
  if (node && isPort(node)) return t('Port name, everywhere the block is used');
  return node?.type === BLOCK ? t('Name of this instance of the block') : t('Node name');
}

/**
 * Names a node. A port of the block that is looked into gets another name itself: wires to it follow, wherever the block is used.
 * @param store of the whole graph
 * @returns the id of the node then
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

/** The block that is looked into. */
function openedBlock(store: DocumentStore) {
  const { document, place } = store.getState();
  return blocksOnTheWay(document, place).at(-1);
}
