import { produce } from 'immer';
import { expect, test } from 'vitest';
import { analyzeGraph, type BlockDefinition, type GraphDocument, withoutBlocks } from '#engine/graph/index.ts';
import { bringBlocks } from '../document/index.ts';
import { shortGraph as graph } from '../document/testing/shortGraph.ts';
import { dissolveBlock, groupNodes, makeUnique, setBypassed, setFrozen } from './index.ts';

const plain = graph(
  [
    ['x', 'input', { shape: [4] }],
    ['a', 'dense', { units: 4 }],
    ['b', 'relu'],
    ['s', 'add'],
    ['o', 'dense', { units: 2 }],
  ],
  [
    ['x', 'a'],
    ['a', 'b'],
    ['b', 's', 'in1'],
    ['x', 's', 'in2'],
    ['s', 'o'],
  ],
);

const placesOf = ({ nodes }: GraphDocument) => new Map(nodes.map(({ id }, index) => [id, { x: index * 200, y: 0 }]));

function grouped(document: GraphDocument, ids: readonly string[], name = 'Residual block') {
  const grouping = groupNodes(document, new Set(ids), placesOf(document), name);
  if (!grouping) throw new Error('there is something to group');
  return { document: produce(document, grouping.recipe), id: grouping.instanceId };
}

function dissolved(document: GraphDocument, id: string): GraphDocument {
  const node = document.nodes.find((candidate) => candidate.id === id);
  const dissolving = node && dissolveBlock(document, node);
  if (!dissolving) throw new Error('there is something to dissolve');
  return produce(document, dissolving.recipe);
}

const wiresOf = ({ edges }: GraphDocument) => edges.map(({ from, to }) => JSON.stringify([from, to])).sort();
test('selected nodes become a block; a source that feeds several of them is one port', () => {
  const { document, id } = grouped(plain, ['a', 'b', 's']);
  expect(id).toBe('residualBlock');
  expect(document.nodes.map((node) => node.id)).toEqual(['x', 'residualBlock', 'o']);
  expect(wiresOf(document)).toEqual(
    wiresOf({
      ...plain,
      edges: [
        { from: ['x', 'out'], to: [id, 'in'] },
        { from: [id, 'out'], to: ['o', 'in'] },
      ],
    }),
  );
  expect(withoutBlocks(document).nodes.map((node) => node.id)).toEqual([
    'x',
    'residualBlock/a',
    'residualBlock/b',
    'residualBlock/s',
    'o',
  ]);
});

test('an unconnected chain gets ports for its open ends', () => {
  const chain = graph(
    [
      ['a', 'dense'],
      ['b', 'relu'],
    ],
    [['a', 'b']],
  );
  const { document } = grouped(chain, ['a', 'b']);
  expect(document.blocks?.[0].nodes.map(({ id, type }) => [id, type])).toEqual([
    ['in', 'blockInput'],
    ['a', 'dense'],
    ['b', 'relu'],
    ['out', 'blockOutput'],
  ]);
});

test('a repeated block dissolves into as many copies', () => {
  const { document, id } = grouped(plain, ['a', 'b', 's']);
  const repeated = produce(document, (draft) => {
    draft.nodes[1].params = { ...draft.nodes[1].params, repeat: 3, trainable: false };
  });
  const back = dissolved(repeated, id);
  expect(back.nodes.map((node) => node.id)).toEqual(['x', 'a', 'b', 's', 'a2', 'b2', 's2', 'a3', 'b3', 's3', 'o']);
  expect(back.edges).toContainEqual({ from: ['s2', 'out'], to: ['a3', 'in'] });
  expect(back.nodes.find((node) => node.id === 'a3')?.params?.trainable).toBe(false);
  expect(analyzeGraph(back).parameters).toBe(analyzeGraph(repeated).parameters);
  expect(back.blocks).toBeUndefined();
});

test('weights shared across the border of a block stay shared', () => {
  const tied = produce(plain, (draft) => {
    draft.nodes.push({ id: 't', type: 'dense', params: { units: 4, tiedTo: 'a' } });
    draft.edges.push({ from: ['x', 'out'], to: ['t', 'in'] });
  });
  const { document, id } = grouped(tied, ['a', 'b', 's']);
  expect(analyzeGraph(document).nodes.get('t')?.tiedTo).toBe('residualBlock/a');
  expect(dissolved(document, id).nodes.find((node) => node.id === 't')?.params?.tiedTo).toBe('a');
});

test('a unique block changes independently', () => {
  const { document, id } = grouped(plain, ['a', 'b', 's']);
  const recipe = makeUnique(document, document.nodes[1], 'Other');
  const next = recipe ? produce(document, recipe) : document;
  expect(next.blocks?.map((block) => block.id)).toEqual(['residualBlock', 'residualBlock2']);
  expect(next.nodes.find((node) => node.id === id)?.params?.block).toBe('residualBlock2');
});

test('blocks are copied once; a different block with the same id gets a new id', () => {
  const { document } = grouped(plain, ['a', 'b', 's']);
  const [block] = document.blocks ?? [];
  const node = { id: 'r', type: 'block', params: { block: block.id } };
  expect(bringBlocks(document, [node], [block])).toEqual({ nodes: [node], blocks: [] });
  const other: BlockDefinition = { ...block, name: 'Other' };
  expect(bringBlocks(document, [node], [other])).toMatchObject({
    nodes: [{ params: { block: 'residualBlock2' } }],
    blocks: [{ id: 'residualBlock2', name: 'Other' }],
  });
});

test('nodes are bypassed and frozen, and reset without a trace', () => {
  const chosen = new Set(['a', 'b']);
  const bypassed = produce(plain, setBypassed(chosen, true));
  expect(bypassed.nodes.filter((node) => node.bypassed).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(produce(bypassed, setBypassed(chosen, false))).toEqual(plain);
  const frozen = produce(plain, setFrozen(new Set(['a']), true));
  expect(frozen.nodes[1].params).toEqual({ units: 4, trainable: false });
  expect(produce(frozen, setFrozen(new Set(['a']), false))).toEqual(plain);
});

test('grouped frames and comments go into the block, and come out again', () => {
  const note = { id: 'note', type: 'comment', text: 'Skips', position: { x: 300, y: 50 } };
  const noted = { ...plain, annotations: [note, { ...note, id: 'other' }] };
  const grouping = groupNodes(noted, new Set(['a', 'b', 's']), placesOf(noted), 'Residual block', new Set(['note']));
  const document = grouping ? produce(noted, grouping.recipe) : noted;
  expect(document.annotations?.map(({ id }) => id)).toEqual(['other']);
  expect(document.blocks?.[0].annotations).toEqual([note]);
  expect(dissolved(document, 'residualBlock').annotations?.map(({ id }) => id)).toEqual(['other', 'note']);
});
