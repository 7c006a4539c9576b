import type { GraphDocument, GraphEdge, GraphNode } from './document.ts';

/** A changed value: its path of keys from the outside in, and its old and new value. Undefined: absent. */
export interface ValueChange {
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A part of both documents, with its changes. */
export interface Changed<Part> {
  readonly before: Part;
  readonly after: Part;
  readonly values: readonly ValueChange[];
}

/** Parts of one kind that were added, removed and changed. */
export interface PartsDifference<Part> {
  readonly added: readonly Part[];
  readonly removed: readonly Part[];
  readonly changed: readonly Changed<Part>[];
}

/** The difference between two documents. The order of nodes and wires is ignored. */
export interface DocumentDifference {
  readonly nodes: PartsDifference<GraphNode>;
  readonly wires: PartsDifference<GraphEdge>;
  /** All else: the name, data, training and unknown fields. */
  readonly settings: readonly ValueChange[];
}

/** Counts of a difference, for one line of a list. */
export interface DifferenceCounts {
  readonly nodesAdded: number;
  readonly nodesRemoved: number;
  /** Nodes that differ in type, name or anything but parameters and position. */
  readonly nodesChanged: number;
  readonly nodesMoved: number;
  /** Wires with different bends. */
  readonly wiresMoved: number;
  readonly wiresAdded: number;
  readonly wiresRemoved: number;
  /** Changed parameters of nodes in both documents. */
  readonly parameters: number;
  readonly settings: number;
}

/** Compares two documents: nodes by id, wires by their ends, settings by value. */
export function diffDocuments(before: GraphDocument, after: GraphDocument): DocumentDifference {
  const { nodes: nodesBefore, edges: wiresBefore, ...settingsBefore } = before;
  const { nodes: nodesAfter, edges: wiresAfter, ...settingsAfter } = after;
  return {
    nodes: diffParts(nodesBefore, nodesAfter, ({ id }) => id),
    wires: diffParts(wiresBefore, wiresAfter, ({ from, to }) => JSON.stringify([from, to])),
    settings: diffValues(settingsBefore, settingsAfter),
  };
}

export function isSame({ nodes, wires, settings }: DocumentDifference): boolean {
  const none = <Part>(parts: PartsDifference<Part>) => parts.added.length + parts.removed.length + parts.changed.length === 0;
  return none(nodes) && none(wires) && settings.length === 0;
}

export function countDifference({ nodes, wires, settings }: DocumentDifference): DifferenceCounts {
  const values = nodes.changed.map((change) => change.values.map(({ path }) => path[0]));
  return {
    nodesAdded: nodes.added.length,
    nodesRemoved: nodes.removed.length,
    nodesChanged: values.filter((keys) => keys.some((key) => key !== 'params' && key !== 'position')).length,
    nodesMoved: values.filter((keys) => keys.includes('position')).length,
    wiresMoved: wires.changed.filter((change) => change.values.some(({ path }) => path[0] === 'bends')).length,
    wiresAdded: wires.added.length,
    wiresRemoved: wires.removed.length,
    parameters: values.flat().filter((key) => key === 'params').length,
    settings: settings.length,
  };
}

/** Pairs parts by key; parts that share a key are paired in order. */
function diffParts<Part extends object>(
  before: readonly Part[],
  after: readonly Part[],
  keyOf: (part: Part) => string,
): PartsDifference<Part> {
  const waiting = new Map<string, Part[]>();
  for (const part of before) {
    const key = keyOf(part);
    const others = waiting.get(key);
    if (others) others.push(part);
    else waiting.set(key, [part]);
  }
  const added: Part[] = [];
  const changed: Changed<Part>[] = [];
  const kept = new Set<Part>();
  for (const part of after) {
    const counterpart = waiting.get(keyOf(part))?.shift();
    if (!counterpart) {
      added.push(part);
      continue;
    }
    kept.add(counterpart);
    const values = diffValues(counterpart, part);
    if (values.length > 0) changed.push({ before: counterpart, after: part, values });
  }
  return { added, removed: before.filter((part) => !kept.has(part)), changed };
}

/** The changed values, as deep as possible. A list is one value unless its entries have ids. */
function diffValues(before: unknown, after: unknown, path: readonly string[] = []): ValueChange[] {
  if (Object.is(before, after)) return [];
  const [entriesBefore, entriesAfter] = [entriesOf(before), entriesOf(after)];
  if (!entriesBefore || !entriesAfter || Array.isArray(before) !== Array.isArray(after)) {
    return equalJson(before, after) ? [] : [{ path, before, after }];
  }
  const keys = new Set([...entriesBefore.keys(), ...entriesAfter.keys()]);
  return [...keys].flatMap((key) => diffValues(entriesBefore.get(key), entriesAfter.get(key), [...path, key]));
}

/** A value's entries by name; undefined for a value that is compared as a whole. */
function entriesOf(value: unknown): Map<string, unknown> | undefined {
  if (!isObject(value)) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const ids = value.map((item) => (isObject(item) && 'id' in item ? item.id : undefined));
  const areKeys = ids.every((id): id is string => typeof id === 'string') && new Set(ids).size === ids.length;
  return areKeys ? new Map(value.map((item, index) => [String(ids[index]), item])) : undefined;
}

function equalJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const [entries, others] = [Object.entries(a), new Map(Object.entries(b))];
  return entries.length === others.size && entries.every(([key, value]) => others.has(key) && equalJson(value, others.get(key)));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
