import { expect, test } from 'vitest';
import { temporaryStore } from '#app/store/testing/temporaryStore.ts';
import type { BlockDefinition } from '#engine/graph/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openBlocks } from './index.ts';

const inner: BlockDefinition = { id: 'inner', nodes: [], edges: [] };
const outer: BlockDefinition = {
  id: 'outer',
  name: 'Residual block',
  nodes: [{ id: 'i', type: 'block', params: { block: 'inner' } }],
  edges: [],
};

test('a block is kept with the blocks within it, and removed', () => {
  const blocks = openBlocks(temporaryStore());
  const { id } = blocks.save([inner, outer]);
  expect(blocks.list()).toEqual([{ id, name: 'Residual block', definitions: [inner, outer] }]);
  blocks.remove(id);
  expect(blocks.list()).toEqual([]);
});

test('a missing block is rejected', () => {
  expect(refusalOf(() => openBlocks(temporaryStore()).remove('gone')).code).toBe('blocks.notFound');
});
