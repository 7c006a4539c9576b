import { expect, test } from 'vitest';
import type { GraphDocument } from '#engine/graph/index.ts';
import { createDocumentStore, placedStore } from './documentStore.ts';
import { replaceDocument, setParam } from './edits.ts';
import { documentAt, expandedId } from './place.ts';
import { shortGraph as graph } from './testing/shortGraph.ts';

const document: GraphDocument = {
  ...graph(
    [
      ['x', 'input', { shape: [4] }],
      ['r', 'block', { block: 'thought', repeat: 2 }],
      ['q', 'block', { block: 'thought' }],
    ],
    [
      ['x', 'r'],
      ['r', 'q'],
    ],
  ),
  blocks: [
    {
      id: 'thought',
      nodes: [
        { id: 'in', type: 'blockInput' },
        { id: 'h', type: 'dense', params: { units: 4 } },
        { id: 'out', type: 'blockOutput' },
      ],
      edges: [
        { from: ['in', 'out'], to: ['h', 'in'] },
        { from: ['h', 'out'], to: ['out', 'in'] },
      ],
    },
  ],
};

test('an edit within a block changes the block, and thus all its uses', () => {
  const store = createDocumentStore('g', document);
  const placed = placedStore(store);
  store.goTo(['r']);
  expect(placed.getState().document.nodes.map(({ id }) => id)).toEqual(['in', 'h', 'out']);
  placed.edit('Set units', setParam('h', 'units', 8));
  expect(store.getState().document.blocks?.[0].nodes[1].params).toEqual({ units: 8 });
  expect(store.getState().document.nodes).toBe(document.nodes);
  expect(documentAt(store.getState().document, ['q']).nodes[1].params).toEqual({ units: 8 });
});

test('undo and redo open the block of the edit', () => {
  const store = createDocumentStore('g', document);
  store.goTo(['r']);
  store.edit('Set units', setParam('h', 'units', 8));
  store.goTo([]);
  store.undo();
  expect(store.getState().place).toEqual(['r']);
  expect(store.getState().document).toEqual(document);
  store.goTo([]);
  store.redo();
  expect(store.getState().place).toEqual(['r']);
});

test('a block that no longer exists is closed', () => {
  const store = createDocumentStore('g', document);
  store.goTo(['nowhere']);
  expect(store.getState().place).toEqual([]);
  store.goTo(['r']);
  store.edit('Restore', replaceDocument(graph([['x', 'input']], [])));
  expect(store.getState().place).toEqual([]);
  expect(store.getState().document.nodes).toHaveLength(1);
});

test('settings changed inside a block are those of the graph', () => {
  const store = createDocumentStore('g', document);
  store.goTo(['r']);
  store.edit('Set epochs', (draft) => {
    draft.training = { epochs: 3 };
  });
  expect(store.getState().document.training).toEqual({ epochs: 3 });
});

test('parameters of a node within a block have its expanded id', () => {
  expect(expandedId(document, [], 'x')).toBe('x');
  expect(expandedId(document, ['r'], 'h')).toBe('r/1/h');
  expect(expandedId(document, ['q'], 'h')).toBe('q/h');
});
