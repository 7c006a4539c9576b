import { produce } from 'immer';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { addAnnotation, analysisOf, moveNodes, type Recipe, removeElements, setName } from './index.ts';

const document: GraphDocument = {
  ...emptyGraph('Row'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] }, position: { x: 0, y: 0 } },
    { id: 'h', type: 'dense', params: { units: 3 }, position: { x: 200, y: 0 } },
  ],
  edges: [{ from: ['x', 'out'], to: ['h', 'in'] }],
};
const after = (recipe: Recipe) => analysisOf(produce(document, recipe), undefined);

test('positions do not affect the analysis: moved nodes and new comments keep the same object', () => {
  const known = analysisOf(document, undefined);
  expect(after(moveNodes(new Map([['h', { x: 300, y: 50 }]])))).toBe(known);
  analysisOf(document, undefined);
  const comment = { id: 'c', type: 'comment', text: 'Wide', position: { x: 0, y: 0 } } as const;
  expect(after(addAnnotation(comment))).toBe(known);
});

test('every other edit is analyzed anew', () => {
  const edits: readonly Recipe[] = [
    removeElements(new Set(['h']), []),
    removeElements(new Set(), document.edges),
    (draft) => {
      draft.nodes[1].params = { units: 5 };
    },
    (draft) => {
      draft.nodes[1].label = 'Hidden';
    },
    (draft) => {
      draft.nodes.reverse();
    },
    (draft) => {
      draft.training = { batchSize: 8 };
    },
    setName('Column'),
  ];
  for (const edit of edits) {
    const known = analysisOf(document, undefined);
    expect(after(edit)).not.toBe(known);
  }
  expect(after(edits[2]).nodes.get('h')?.output).toEqual([5]);
});

test('analyses with different data differ', () => {
  const data = { inputs: [], targets: [] };
  expect(analysisOf(document, data)).not.toBe(analysisOf(document, undefined));
});
