import {
  type DifferenceCounts,
  type DocumentDifference,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  nameNode,
  type ValueChange,
} from '#engine/graph/index.ts';
import { type Mark, nameWire, type PicturePart } from '../../drawing/picture/index.ts';
import { humanize } from '../../language/format/index.ts';
import { later, say, t } from '../../language/index.ts';

/**
 * A difference in one line: "+2 nodes, 1 parameter". Wires are mentioned if no node was added or removed, positions if nothing
 * else changed.
 */
export function describeDifference(counts: DifferenceCounts): string {
  const { nodesAdded, nodesRemoved, nodesChanged, nodesMoved, wiresMoved, wiresAdded, wiresRemoved, parameters, settings } =
    counts;
  const wires = nodesAdded + nodesRemoved === 0;
  const parts = [
    nodesAdded > 0 && `+${t('{{count}} nodes', { count: nodesAdded })}`,
    nodesRemoved > 0 && `−${t('{{count}} nodes', { count: nodesRemoved })}`,
    nodesChanged > 0 && `~${t('{{count}} nodes', { count: nodesChanged })}`,
    wires && wiresAdded > 0 && `+${t('{{count}} wires', { count: wiresAdded })}`,
    wires && wiresRemoved > 0 && `−${t('{{count}} wires', { count: wiresRemoved })}`,
    parameters > 0 && t('{{count}} parameters', { count: parameters }),
    settings > 0 && t('{{count}} settings', { count: settings }),
  ].filter((part) => part !== false);
  if (parts.length > 0) return parts.join(', ');
  if (nodesMoved > 0) return t('{{count}} nodes moved', { count: nodesMoved });
  return wiresMoved > 0 ? t('{{count}} wires rerouted', { count: wiresMoved }) : t('No change');
}

/** One line of the list of changes. */
export interface Change {
  readonly key: string;
  readonly mark: Mark;
  /** Its subject: a node, a wire, a setting. */
  readonly subject: string;
  /** Changed values; empty if the subject was added or removed. */
  readonly values: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** Its part of the picture; undefined for a setting. */
  readonly part?: PicturePart;
}

/** All differences for display: nodes, then wires, then settings. */
export function describeChanges(difference: DocumentDifference, before: GraphDocument, after: GraphDocument): Change[] {
  const { nodes, wires, settings } = difference;
  const names = new Map([...before.nodes, ...after.nodes].map((node) => [node.id, say(nameNode(node))]));
  const nodeLine = (mark: Mark) => (node: GraphNode, index: number) =>
    line(mark, `node ${index} ${node.id}`, say(nameNode(node)), { node: node.id });
  const wireLine = (mark: Mark) => (wire: GraphEdge, index: number) =>
    line(mark, `wire ${index}`, `${names.get(wire.from[0]) ?? wire.from[0]} → ${names.get(wire.to[0]) ?? wire.to[0]}`, {
      wire: nameWire(wire),
    });
  return [
    ...nodes.added.map(nodeLine('added')),
    ...nodes.removed.map(nodeLine('removed')),
    ...nodes.changed.flatMap(({ after: node, values }, index) => {
      const told = values.filter(({ path }) => path[0] !== 'position').map((value) => describeValue(value, t('default')));
      return told.length > 0
        ? [{ ...line('changed', `change ${index}`, say(nameNode(node)), { node: node.id }), values: told }]
        : [];
    }),
    ...wires.added.map(wireLine('added')),
    ...wires.removed.map(wireLine('removed')),
    ...groupSettings(settings),
  ];
}

function line(mark: Mark, key: string, subject: string, part?: PicturePart): Change {
  return { key: `${mark} ${key}`, mark, subject, values: [], ...(part && { part }) };
}

const SECTIONS: Readonly<Record<string, string>> = { name: later('Graph'), description: later('Graph') };

/** Settings grouped by owner: data, training, the graph itself. */
function groupSettings(settings: readonly ValueChange[]): Change[] {
  const groups = Map.groupBy(settings, ({ path: [first = ''] }) => t(SECTIONS[first] ?? humanize(first)));
  return [...groups].map(([section, values]) => ({
    ...line('changed', section, section),
    values: values.map((value) => describeValue(value, t('not set'))),
  }));
}

/** @param missing text of an absent value */
function describeValue({ path, before, after }: ValueChange, missing: string): Change['values'][number] {
  const keys = path.length > 1 && path[0] in { params: 0, data: 0, training: 0 } ? path.slice(1) : path;
  return {
    name: keys.map((key) => t(humanize(key))).join(' › '),
    before: writeValue(before, missing),
    after: writeValue(after, missing),
  };
}

const LONGEST = 60;

function writeValue(value: unknown, missing: string): string {
  if (value === undefined) return missing;
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text.replaceAll(',', ', ');
}
