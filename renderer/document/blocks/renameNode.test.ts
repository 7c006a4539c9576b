import { produce } from 'immer';
import { expect, test } from 'vitest';
import { analyzeGraph, type BlockDefinition, type GraphDocument } from '#engine/graph/index.ts';
import { shortGraph } from '../testing/shortGraph.ts';
import { renamePort } from './renameNode.ts';

const use = (id: string, block: string): [string, string, Record<string, unknown>] => [id, 'block', { block }];
const plain: BlockDefinition = {
  id: 'b',
  nodes: [
    { id: 'in', type: 'blockInput' },
    { id: 'a', type: 'relu' },
    { id: 'out', type: 'blockOutput' },
  ],
  edges: [
    { from: ['in', 'out'], to: ['a', 'in'] },
    { from: ['a', 'out'], to: ['out', 'in'] },
  ],
};
const around: BlockDefinition = {
  id: 'around',
  nodes: [
    { id: 'in', type: 'blockInput' },
    { id: 'one', type: 'block', params: { block: 'b' } },
    { id: 'out', type: 'blockOutput' },
  ],
  edges: [
    { from: ['in', 'out'], to: ['one', 'in'] },
    { from: ['one', 'out'], to: ['out', 'in'] },
  ],
};
const document: GraphDocument = {
  ...shortGraph(
    [['x', 'input', { shape: [4] }], use('u', 'b'), use('v', 'around'), ['end', 'relu']],
    [
      ['x', 'u'],
      ['u', 'v'],
      ['v', 'end'],
    ],
  ),
  blocks: [plain, around],
};

test('wires follow a renamed port: in the block, and wherever the block is used', () => {
  const next = produce(document, renamePort('b', 'in', 'image'));
  expect(next.blocks?.[0].nodes[0]).toEqual({ id: 'image', type: 'blockInput' });
  expect(next.blocks?.[0].edges[0]).toEqual({ from: ['image', 'out'], to: ['a', 'in'] });
  expect(next.edges[0].to).toEqual(['u', 'image']);
  // A port of another block with the same name is unchanged.
  expect(next.edges[1].to).toEqual(['v', 'in']);
  expect(next.blocks?.[1].edges[0].to).toEqual(['one', 'image']);
  const last = produce(next, renamePort('b', 'out', 'scores'));
  expect(last.edges[1].from).toEqual(['u', 'scores']);
  expect(last.blocks?.[1].edges[1].from).toEqual(['one', 'scores']);
  expect(analyzeGraph(last).diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
    analyzeGraph(document).diagnostics.filter(({ severity }) => severity === 'error'),
  );
});

test('a taken name gets a number; one with a slash becomes the label', () => {
  expect(produce(document, renamePort('b', 'in', 'a')).blocks?.[0].nodes[0]).toEqual({
    id: 'a2',
    type: 'blockInput',
    label: 'a',
  });
  expect(produce(document, renamePort('b', 'in', 'x/y')).blocks?.[0].nodes[0]).toMatchObject({ id: 'x-y', label: 'x/y' });
});

test('an empty name, and a missing port, change nothing', () => {
  expect(produce(document, renamePort('b', 'in', '  '))).toBe(document);
  expect(produce(document, renamePort('b', 'a', 'image'))).toBe(document);
  expect(produce(document, renamePort('gone', 'in', 'image'))).toBe(document);
});
