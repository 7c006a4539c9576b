import type { GraphAnalysis } from '#engine/graph/index.ts';
import { type DocumentState, diagnosticsOfNode, wireKey } from '../document/index.ts';
import { formatShape, plural } from '../format/index.ts';
import { nameOf, readNode } from './nodeWords.ts';

/** What was done between two states, in the words of the history; undefined where nothing was. */
export function readStep(before: DocumentState, after: DocumentState): string | undefined {
  if (after.document === before.document) return undefined;
  const [undone] = after.future;
  if (after.future.length > before.future.length && undone) return `Undone: ${undone.label}`;
  const last = after.past.at(-1);
  if (!last) return undefined;
  return after.future.length < before.future.length && last === before.future[0] ? `Redone: ${last.label}` : last.label;
}

/** What is selected, as it is read aloud. */
export function readSelection({ document, selection }: DocumentState, analysis: GraphAnalysis): string {
  const [nodeId] = selection.nodes;
  const known = nodeId === undefined ? undefined : analysis.nodes.get(nodeId);
  if (selection.nodes.size === 1 && known) {
    return `${readNode({ node: known.node, known, problems: diagnosticsOfNode(analysis, known.node.id) })}. Selected`;
  }
  if (selection.nodes.size > 0) return `${plural(selection.nodes.size, 'node')} selected`;
  const wires = document.edges.filter((edge) => selection.wires.has(wireKey(edge)));
  const [wire] = wires;
  if (wires.length === 1 && wire) {
    const shape = analysis.nodes.get(wire.from[0])?.output;
    const ends = `Wire from ${nameOf(document, wire.from[0])} to ${nameOf(document, wire.to[0])}`;
    return `${ends}${shape ? `, ${formatShape(shape)}` : ''}. Selected`;
  }
  return wires.length > 0 ? `${plural(wires.length, 'wire')} selected` : 'Nothing selected';
}
