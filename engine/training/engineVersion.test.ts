import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '../graph/index.ts';
import { LAYERS } from '../layers/index.ts';
import { computesLike, ENGINE_VERSION } from './engineVersion.ts';

const withLayer = (type: string): GraphDocument => ({ ...emptyGraph('Test'), nodes: [{ id: 'a', type }] });

test('a graph computes as in the version before, unless a layer of it has changed since', () => {
  expect(computesLike('2', withLayer('relu'))).toBe(true);
  for (const type of ['leakyRelu', 'prelu', 'elu', 'selu']) {
    expect(LAYERS).toContainEqual(expect.objectContaining({ type }));
    expect(computesLike('2', withLayer(type))).toBe(false);
    expect(computesLike(ENGINE_VERSION, withLayer(type))).toBe(true);
  }
});

test('a layer within a block counts, and of an unknown version nothing is known', () => {
  const withBlock = (inner: string): GraphDocument => ({
    ...emptyGraph('Test'),
    nodes: [{ id: 'b', type: 'block', params: { block: 'part' } }],
    edges: [],
    blocks: [{ id: 'part', name: 'Part', nodes: [{ id: 'a', type: inner }], edges: [] }],
  });
  expect(computesLike('2', withBlock('relu'))).toBe(true);
  expect(computesLike('2', withBlock('elu'))).toBe(false);
  expect(computesLike('1', withLayer('relu'))).toBe(false);
});
