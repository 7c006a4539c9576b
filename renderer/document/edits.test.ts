import { produce } from 'immer';
import { expect, test } from 'vitest';
import { applyEdits, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { cutOut, readFragment, writeFragment } from './clipboard.ts';
import { copyFragment, copyFragmentWithWires } from './copyFragment.ts';
import { addFragment, connectPorts, insertIntoWire, moveWire, removeElements, setParam, takeOver } from './edits.ts';
import { freshId } from './freshId.ts';

const chain: GraphDocument = {
  ...emptyGraph('Chain'),
  nodes: [
    { id: 'x', type: 'input', position: { x: 0, y: 0 } },
    { id: 'h', type: 'dense', params: { units: 8 }, position: { x: 200, y: 0 } },
    { id: 'o', type: 'dense', position: { x: 400, y: 0 } },
  ],
  edges: [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['o', 'in'] },
  ],
};

test('a wire into a port replaces the previous one', () => {
  const { edges } = produce(chain, connectPorts({ from: ['x', 'out'], to: ['o', 'in'] }));
  expect(edges).toEqual([
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['x', 'out'], to: ['o', 'in'] },
  ]);
});

test('a reconnected wire has a new end', () => {
  const [, wire] = chain.edges;
  const { edges } = produce(chain, moveWire(wire, { from: ['x', 'out'], to: ['o', 'in'] }));
  expect(edges).toContainEqual({ from: ['x', 'out'], to: ['o', 'in'] });
  expect(edges).not.toContainEqual(wire);
});

test('a removed node takes its wires with it', () => {
  const { nodes, edges } = produce(chain, removeElements(new Set(['h']), []));
  expect(nodes.map(({ id }) => id)).toEqual(['x', 'o']);
  expect(edges).toEqual([]);
});

test('a node inserted into a wire is connected between its ends', () => {
  const { edges } = produce(chain, insertIntoWire({ id: 'r', type: 'relu' }, 'in', chain.edges[1]));
  expect(edges).toEqual([
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['r', 'in'] },
    { from: ['r', 'out'], to: ['o', 'in'] },
  ]);
});

test('a parameter reset to its default is removed', () => {
  expect(produce(chain, setParam('h', 'units', undefined)).nodes[1]).toEqual({
    id: 'h',
    type: 'dense',
    position: { x: 200, y: 0 },
  });
});

test('a copy has new ids, and its inner wires', () => {
  const copy = copyFragment(cutOut(chain, new Set(['h', 'o'])), chain, { x: 40, y: 40 });
  expect(copy.nodes.map(({ id }) => id)).toEqual(['h2', 'o2']);
  expect(copy.nodes[0].position).toEqual({ x: 240, y: 40 });
  expect(copy.edges).toEqual([{ from: ['h2', 'out'], to: ['o2', 'in'] }]);
});

test('a copy gets incoming wires on request, if their sources exist', () => {
  const fragment = cutOut(chain, new Set(['h']));
  expect(copyFragmentWithWires(fragment, chain, { x: 0, y: 0 }).edges).toEqual([{ from: ['x', 'out'], to: ['h2', 'in'] }]);
  expect(copyFragmentWithWires(fragment, emptyGraph('Other'), { x: 0, y: 0 }).edges).toEqual([]);
});

test('ids get the next free number', () => {
  expect(freshId(new Set(['dense']), 'relu')).toBe('relu');
  expect(freshId(new Set(['dense', 'dense2']), 'dense')).toBe('dense3');
  expect(freshId(new Set(['hidden1', 'hidden2']), 'hidden1')).toBe('hidden3');
});

test('nodes copied as text can be pasted, as can a whole graph document, but no other text', () => {
  const fragment = cutOut(chain, new Set(['h', 'o']));
  expect(readFragment(writeFragment(fragment))).toMatchObject(fragment);
  expect(readFragment(JSON.stringify(chain))).toEqual({ nodes: chain.nodes, edges: chain.edges });
  expect(readFragment('Call me Ishmael.')).toBeUndefined();
  expect(readFragment('{"nodes": []}')).toBeUndefined();
});

test('a fix is applied anywhere in the document, and leaves the rest unchanged', () => {
  const repaired = applyEdits(chain, [{ type: 'setTraining', setting: 'batchSize', value: 8 }]);
  const { nodes, edges, training } = produce(chain, takeOver(repaired));
  expect(training).toEqual({ batchSize: 8 });
  expect(nodes).toBe(chain.nodes);
  expect(edges).toBe(chain.edges);
});

test('frames and comments are copied as text, and pasted with new ids', () => {
  const frame = {
    id: 'frame',
    type: 'frame',
    text: 'Encoder',
    position: { x: 0, y: 0 },
    size: { width: 9, height: 9 },
    color: 'teal',
  };
  const framed = { ...chain, annotations: [frame, { ...frame, id: 'other' }] };
  const fragment = cutOut(framed, new Set(), new Set(['frame']));
  expect(readFragment(writeFragment(fragment))).toMatchObject({ nodes: [], annotations: [frame] });
  const copy = copyFragment(fragment, framed, { x: 10, y: 20 });
  expect(copy.annotations).toEqual([{ ...frame, id: 'frame2', position: { x: 10, y: 20 } }]);
  expect(produce(framed, addFragment(copy)).annotations).toHaveLength(3);
  expect(produce(chain, addFragment(copy)).annotations).toEqual(copy.annotations);
});
