import { expect, test } from 'vitest';
import { countDifference, diffDocuments, emptyGraph, type GraphDocument, isSame } from '#engine/graph/index.ts';
import { drawDifference } from '../../drawing/difference/drawDifference.ts';
import { pictureColors } from '../../drawing/picture/index.ts';
import { toSvgText } from '../../drawing/picture/svgElement.ts';
import { describeChanges, describeDifference } from './describeChanges.ts';

const before: GraphDocument = {
  ...emptyGraph('Net'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] }, position: { x: 0, y: 0 } },
    { id: 'h', type: 'dense', label: 'Hidden', params: { units: 8 }, position: { x: 200, y: 0 } },
    { id: 't', type: 'tanh', position: { x: 400, y: 0 } },
  ],
  edges: [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['t', 'in'] },
  ],
  training: { epochs: 5 },
};
const after: GraphDocument = {
  ...before,
  name: 'Net 2',
  nodes: [
    { ...before.nodes[0], position: { x: 0, y: 50 } },
    { ...before.nodes[1], params: { units: 16, useBias: false } },
    { id: 'r', type: 'relu', position: { x: 400, y: 0 } },
  ],
  edges: [before.edges[0], { from: ['h', 'out'], to: ['r', 'in'] }],
  training: { epochs: 9 },
};
const difference = diffDocuments(before, after);

test('one line lists what was added, removed and changed', () => {
  expect(describeDifference(countDifference(difference))).toBe('+1 node, −1 node, 2 parameters, 2 settings');
  const rewired = { ...before, edges: [before.edges[0]] };
  expect(describeDifference(countDifference(diffDocuments(before, rewired)))).toBe('−1 wire');
  const moved = { ...before, nodes: [{ ...before.nodes[0], position: { x: 9, y: 9 } }, ...before.nodes.slice(1)] };
  expect(describeDifference(countDifference(diffDocuments(before, moved)))).toBe('1 node moved');
  expect(describeDifference(countDifference(diffDocuments(before, before)))).toBe('No change');
});

test('the list has display names, and every value before and after', () => {
  expect(describeChanges(difference, before, after).map(({ mark, subject, values }) => [mark, subject, values])).toEqual([
    ['added', "ReLU 'r'", []],
    ['removed', "Tanh 't'", []],
    [
      'changed',
      "Dense 'Hidden'",
      [
        { name: 'Units', before: '8', after: '16' },
        { name: 'Use bias', before: 'default', after: 'false' },
      ],
    ],
    ['added', "Dense 'Hidden' → ReLU 'r'", []],
    ['removed', "Dense 'Hidden' → Tanh 't'", []],
    ['changed', 'Graph', [{ name: 'Name', before: '“Net”', after: '“Net 2”' }]],
    ['changed', 'Training', [{ name: 'Epochs', before: '5', after: '9' }]],
  ]);
});

test('a removed node is beside the one at its position now', () => {
  const { height } = drawDifference(before, after, difference, pictureColors('light'));
  expect(height).toBeGreaterThan(
    drawDifference(before, before, diffDocuments(before, before), pictureColors('light')).height + 80,
  );
});

test('the picture has added and removed items with their marks, and none on moved ones', () => {
  const text = toSvgText(drawDifference(before, after, difference, pictureColors('dark')).root);
  const marked = (id: string) => text.match(new RegExp(`data-node="${id}"( data-mark="(\\w+)")?`))?.[2];
  expect(['r', 't', 'h', 'x'].map(marked)).toEqual(['added', 'removed', 'changed', undefined]);
  expect(text).toContain('data-wire="h.out r.in" data-mark="added"');
  expect(text).toContain('data-wire="h.out t.in" data-mark="removed"');
  expect(isSame(diffDocuments(before, before))).toBe(true);
});
