import type { DrawnGraph } from '#engine/graph/index.ts';
import { type DocumentState, diagnosticsOfNode, wireKey } from '../document/index.ts';
import { nameOf } from '../drawing/index.ts';
import { formatShape } from '../format/index.ts';
import { say, t } from '../language/index.ts';
import { readAnnotation } from './annotations/annotationWords.ts';
import { readNode } from './nodeWords.ts';

/** The change between two states, as history entries are named; undefined if there is none. */
export function readStep(before: DocumentState, after: DocumentState): string | undefined {
  if (after.document === before.document) return undefined;
  const [undone] = after.future;
  if (after.future.length > before.future.length && undone) return t('Undone: {{step}}', { step: say(undone.label) });
  const last = after.past.at(-1);
  if (!last) return undefined;
  return after.future.length < before.future.length && last === before.future[0]
    ? t('Redone: {{step}}', { step: say(last.label) })
    : say(last.label);
}

/** The selection for screen readers. */
export function readSelection({ document, selection }: DocumentState, analysis: DrawnGraph): string {
  const [nodeId] = selection.nodes;
  const known = nodeId === undefined ? undefined : analysis.nodes.get(nodeId);
  const notes = (document.annotations ?? []).filter(({ id }) => selection.annotations.has(id));
  if (selection.nodes.size === 1 && known && notes.length === 0) {
    const what = readNode({ node: known.node, known, problems: diagnosticsOfNode(analysis, known.node.id) });
    return t('{{what}}. Selected', { what });
  }
  if (selection.nodes.size > 0) {
    const nodes = t('{{count}} nodes', { count: selection.nodes.size });
    if (notes.length === 0) return t('{{count}} nodes selected', { count: selection.nodes.size });
    return t('{{nodes}} and {{notes}} selected', { nodes, notes: t('{{count}} notes', { count: notes.length }) });
  }
  const [note] = notes;
  if (notes.length === 1 && note) return t('{{what}}. Selected', { what: readAnnotation(note) });
  if (notes.length > 0) return t('{{count}} notes selected', { count: notes.length });
  const wires = document.edges.filter((edge) => selection.wires.has(wireKey(edge)));
  const [wire] = wires;
  if (wires.length === 1 && wire) {
    const shape = analysis.nodes.get(wire.from[0])?.output;
    const ends = t('Wire from {{from}} to {{to}}', { from: nameOf(document, wire.from[0]), to: nameOf(document, wire.to[0]) });
    return t('{{what}}. Selected', { what: shape ? `${ends}, ${formatShape(shape)}` : ends });
  }
  return wires.length > 0 ? t('{{count}} wires selected', { count: wires.length }) : t('Nothing selected');
}
