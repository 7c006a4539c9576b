import { expect, test } from 'vitest';
import { analyzeGraph, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { collectFacts } from './nodeFacts.ts';
import { readNode, readPort } from './nodeWords.ts';

const document: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] } },
    { id: 'h', type: 'dense', label: 'Hidden', params: { units: 3 } },
    { id: 'c', type: 'conv2d' },
  ],
  edges: [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['c', 'in'] },
  ],
};
const facts = collectFacts(document, analyzeGraph(document), new Map());
const read = (id: string) => {
  const found = facts.get(id);
  if (!found) throw new Error(`${id} is missing`);
  return readNode(found);
};

test("a node's description has its name, layer, parameters and shape", () => {
  expect(read('h')).toBe('Hidden, Dense, 3 units, output 3, 15 parameters');
});

test("a node's problems are described too", () => {
  expect(read('c')).toMatch(/^Conv 2D, .*\. error: Conv 2D 'c' expects a tensor of 3 dimensions at 'in', but has shape \[3\]$/);
});

test("a port's description has its connections", () => {
  expect(readPort({ nodeId: 'h', port: 'in', side: 'input' }, 'Hidden', true, document)).toBe('Input in of Hidden, from Input');
  expect(readPort({ nodeId: 'h', port: 'out', side: 'output' }, 'Hidden', true, document)).toBe('Output of Hidden, to Conv 2D');
  expect(readPort({ nodeId: 'c', port: 'out', side: 'output' }, 'Conv 2D', false, document)).toBe(
    'Output of Conv 2D, not connected',
  );
  expect(readPort({ nodeId: 'c', port: 'out', side: 'output' }, 'Conv 2D', false)).toBe('Output of Conv 2D');
});
