import { expect, test } from 'vitest';
import { analyzeGraph, emptyGraph } from '#engine/graph/index.ts';
import { addAnnotation, connectPorts, createDocumentStore, wireKey } from '../document/index.ts';
import { readSelection, readStep } from './readAloud.ts';

const wire = { from: ['x', 'out'] as [string, string], to: ['d', 'in'] as [string, string] };
const open = () =>
  createDocumentStore('g', {
    ...emptyGraph('Test'),
    nodes: [
      { id: 'x', type: 'input', params: { shape: [4] } },
      { id: 'd', type: 'dense', params: { units: 3 } },
    ],
  });

test('an action is announced by its history label, as are undo and redo', () => {
  const store = open();
  const before = store.getState();
  store.edit('Connect Input to Dense', connectPorts(wire));
  const after = store.getState();
  expect(readStep(before, after)).toBe('Connect Input to Dense');
  store.undo();
  const undone = store.getState();
  expect(readStep(after, undone)).toBe('Undone: Connect Input to Dense');
  store.redo();
  expect(readStep(undone, store.getState())).toBe('Redone: Connect Input to Dense');
  expect(readStep(before, before)).toBeUndefined();
});

test('the selection is announced', () => {
  const store = open();
  store.edit('Connect', connectPorts(wire));
  const read = () => readSelection(store.getState(), analyzeGraph(store.getState().document));
  expect(read()).toBe('Nothing selected');
  store.select({ nodes: new Set(['x', 'd']) });
  expect(read()).toBe('2 nodes selected');
  store.select({ wires: new Set([wireKey(wire)]) });
  expect(read()).toBe('Wire from Input to Dense, 4. Selected');
  store.select({ nodes: new Set(['d']) });
  expect(read()).toMatch(/^Dense, 3 units, output 3, 15 parameters.*Selected$/);
});

test('selected frames and comments are announced, alone and with nodes', () => {
  const store = open();
  store.edit('Frame', addAnnotation({ id: 'f', type: 'frame', text: 'Encoder', color: 'teal', position: { x: 0, y: 0 } }));
  store.edit('Comment', addAnnotation({ id: 'c', type: 'comment', text: '', position: { x: 0, y: 0 } }));
  const read = () => readSelection(store.getState(), analyzeGraph(store.getState().document));
  store.select({ annotations: new Set(['f']) });
  expect(read()).toBe('Frame: Encoder, teal. Selected');
  store.select({ annotations: new Set(['c']) });
  expect(read()).toBe('Empty comment. Selected');
  store.select({ annotations: new Set(['f', 'c']) });
  expect(read()).toBe('2 notes selected');
  store.select({ annotations: new Set(['f', 'c']), nodes: new Set(['d']) });
  expect(read()).toBe('1 node and 2 notes selected');
});
