import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { wireTargets } from './wireTargets.ts';

const document: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: [
    { id: 'x', type: 'input', position: { x: 0, y: 0 } },
    { id: 'far', type: 'dense', position: { x: 900, y: 0 } },
    { id: 'near', type: 'dense', label: 'Near', position: { x: 250, y: 0 } },
    { id: 'loss', type: 'mse', position: { x: 500, y: 0 } },
  ],
  edges: [{ from: ['x', 'out'], to: ['near', 'in'] }],
};

test('from an output: free inputs first, the nearest first, and none that would close a cycle', () => {
  const targets = wireTargets(document, undefined, { nodeId: 'near', port: 'out', side: 'output' });
  expect(targets.map(({ label }) => label)).toEqual(['Mean squared error, prediction', 'Mean squared error, target', 'Dense']);
});

test('an input that has a wire comes last', () => {
  const targets = wireTargets(document, undefined, { nodeId: 'x', port: 'out', side: 'output' });
  expect(targets.at(-1)).toMatchObject({ nodeId: 'near', isTaken: true });
});

test('from an input: outputs', () => {
  const targets = wireTargets(document, undefined, { nodeId: 'loss', port: 'prediction', side: 'input' });
  expect(targets.map(({ nodeId }) => nodeId)).toEqual(['near', 'x', 'far']);
});
