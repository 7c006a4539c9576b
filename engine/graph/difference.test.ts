import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDocument } from '../testing/anyDocument.ts';
import { classifier } from '../testing/networks.ts';
import { countDifference, type DocumentDifference, diffDocuments, isSame, type PartsDifference } from './difference.ts';
import type { GraphDocument } from './document.ts';

/** Two documents that have some nodes in common. */
const anyPair = fc.tuple(anyDocument, anyDocument, fc.nat()).map(([before, other, cut]): [GraphDocument, GraphDocument] => {
  const kept = before.nodes.slice(0, before.nodes.length === 0 ? 0 : cut % (before.nodes.length + 1));
  return [before, { ...other, nodes: [...kept, ...other.nodes], edges: [...before.edges, ...other.edges] }];
});

const before: GraphDocument = { ...classifier({ epochs: 5, batchSize: 32 }), data: { dataset: 'iris' } };
const withNodes = (nodes: GraphDocument['nodes']): GraphDocument => ({ ...before, nodes });

test('a document does not differ from itself, nor from a copy', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      expect(isSame(diffDocuments(document, document))).toBe(true);
      expect(isSame(diffDocuments(document, structuredClone(document)))).toBe(true);
    }),
  );
});

test('the old document, minus removed, plus added parts, is the new one', () => {
  fc.assert(
    fc.property(anyPair, ([a, b]) => {
      const { nodes, wires } = diffDocuments(a, b);
      expect(a.nodes.length - nodes.removed.length + nodes.added.length).toBe(b.nodes.length);
      expect(a.edges.length - wires.removed.length + wires.added.length).toBe(b.edges.length);
      const kept = a.nodes.filter((node) => !nodes.removed.includes(node)).map(({ id }) => id);
      expect([...kept, ...nodes.added.map(({ id }) => id)].sort()).toEqual(b.nodes.map(({ id }) => id).sort());
    }),
  );
});

/** The difference in the opposite direction, with order removed. */
function turned({ nodes, wires, settings }: DocumentDifference): unknown {
  const value = <V extends { before?: unknown; after?: unknown }>(change: V) => ({
    ...change,
    before: change.after,
    after: change.before,
  });
  const parts = <P>({ added, removed, changed }: PartsDifference<P>) => ({
    added: removed,
    removed: added,
    changed: changed.map((change) => ({ ...value(change), values: change.values.map(value) })),
  });
  return { nodes: parts(nodes), wires: parts(wires), settings: settings.map(value) };
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(sorted(item))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, item]) => JSON.stringify([key, sorted(item)]))
    .sort();
};

test('the reverse comparison gives the reversed difference', () => {
  fc.assert(
    fc.property(anyPair, ([a, b]) => {
      expect(sorted(diffDocuments(b, a))).toEqual(sorted(turned(diffDocuments(a, b))));
    }),
  );
});

test('documents differ where their JSON does, order of nodes and wires aside', () => {
  fc.assert(
    fc.property(anyPair, ([a, b]) => {
      const canonical = ({ nodes, edges, ...rest }: GraphDocument) => [sorted(nodes), sorted(edges), sorted(rest)];
      const same = JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
      expect(isSame(diffDocuments(a, b))).toBe(same);
    }),
  );
});

test('a changed parameter is named with both values', () => {
  const after = withNodes(
    before.nodes.map((node) => (node.id === 'h' ? { ...node, params: { units: 12, useBias: false } } : node)),
  );
  const { nodes } = diffDocuments(before, after);
  expect(nodes.changed.map(({ values }) => values)).toEqual([
    [
      { path: ['params', 'units'], before: 6, after: 12 },
      { path: ['params', 'useBias'], before: undefined, after: false },
    ],
  ]);
  expect(countDifference(diffDocuments(before, after))).toMatchObject({ parameters: 2, nodesChanged: 0, nodesMoved: 0 });
});

test('an added node brings its wires, a removed one takes them', () => {
  const after: GraphDocument = {
    ...before,
    nodes: [...before.nodes.filter(({ id }) => id !== 't'), { id: 'r', type: 'relu' }],
    edges: before.edges.map(({ from, to }) => ({
      from: [from[0] === 't' ? 'r' : from[0], from[1]],
      to: [to[0] === 't' ? 'r' : to[0], to[1]],
    })),
  };
  expect(countDifference(diffDocuments(before, after))).toEqual({
    nodesAdded: 1,
    nodesRemoved: 1,
    nodesChanged: 0,
    nodesMoved: 0,
    wiresMoved: 0,
    wiresAdded: 2,
    wiresRemoved: 2,
    parameters: 0,
    settings: 0,
  });
});

test('a node at another position has moved, one with another name has changed', () => {
  const moved = withNodes(before.nodes.map((node, x) => ({ ...node, position: { x, y: 0 } })));
  expect(countDifference(diffDocuments(before, moved))).toMatchObject({ nodesMoved: 6, nodesChanged: 0 });
  const named = withNodes(before.nodes.map((node) => ({ ...node, label: 'A' })));
  expect(countDifference(diffDocuments(before, named))).toMatchObject({ nodesMoved: 0, nodesChanged: 6 });
});

test('data, training and unknown fields are compared value by value', () => {
  const after = {
    ...before,
    data: { dataset: 'mnist' },
    training: { epochs: 9, batchSize: 32, optimizer: { type: 'adam' } },
    frames: [{ id: 'f', text: 'Encoder' }],
  };
  expect(diffDocuments({ ...before, frames: [{ id: 'f', text: '' }] }, after).settings).toEqual([
    { path: ['training', 'epochs'], before: 5, after: 9 },
    { path: ['training', 'optimizer'], before: undefined, after: { type: 'adam' } },
    { path: ['data', 'dataset'], before: 'iris', after: 'mnist' },
    { path: ['frames', 'f', 'text'], before: '', after: 'Encoder' },
  ]);
});

test('a wire with other bends counts as moved, neither added nor removed', () => {
  const bent = {
    ...before,
    edges: before.edges.map((edge, index) => (index === 0 ? { ...edge, bends: [{ x: 1, y: 2 }] } : edge)),
  };
  expect(countDifference(diffDocuments(before, bent))).toMatchObject({
    wiresMoved: 1,
    wiresAdded: 0,
    wiresRemoved: 0,
    settings: 0,
  });
});
