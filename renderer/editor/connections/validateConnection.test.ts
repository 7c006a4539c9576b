import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import { say } from '../../language/index.ts';
import { fittingLayers, fittingPort, validateConnection } from './validateConnection.ts';

const document: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] } },
    { id: 'h', type: 'dense', params: { units: 3 } },
    { id: 'r', type: 'relu' },
    { id: 'y', type: 'target', params: { shape: [], classes: 5 } },
    { id: 'loss', type: 'crossEntropy' },
  ],
  edges: [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['r', 'in'] },
    { from: ['y', 'out'], to: ['loss', 'target'] },
  ],
};

test('a valid wire has its input and output shapes', () => {
  const { kind, text } = validateConnection(document, undefined, { from: ['x', 'out'], to: ['r', 'in'] });
  expect([kind, say(text)]).toEqual(['fits', 'Shapes match: 4 in, 4 out']);
});

test('an invalid wire has expected and received', () => {
  const { kind, text } = validateConnection(document, undefined, { from: ['r', 'out'], to: ['loss', 'prediction'] });
  expect(kind).toBe('mismatch');
  expect(say(text)).toContain('5');
  expect(say(text)).toContain('[3]');
});

test('a wire that would close a cycle is refused, with the cycle', () => {
  const { kind, text } = validateConnection(document, undefined, { from: ['r', 'out'], to: ['h', 'in'] });
  expect(kind).toBe('refused');
  expect(say(text)).toContain('cycle');
  expect(validateConnection(document, undefined, { from: ['r', 'out'], to: ['r', 'in'] }).kind).toBe('refused');
});

const types = (end: Parameters<typeof fittingLayers>[2]) =>
  fittingLayers(document, undefined, end).map(({ layer }) => layer.type);

test('behind an output, layers with a fitting input are offered', () => {
  const offered = types({ nodeId: 'r', port: 'out', side: 'output' });
  expect(offered).toContain('dense');
  expect(offered).toContain('crossEntropy');
  expect(offered).not.toContain('input');
});

test('the layers offered behind an output are those found by trying every layer in the whole graph', () => {
  for (const nodeId of ['x', 'h', 'r', 'y']) {
    const end = { nodeId, port: 'out', side: 'output' } as const;
    const tried = LAYERS.filter((layer) => fittingPort(document, undefined, layer, end) !== undefined).map(({ type }) => type);
    expect(types(end)).toEqual(tried);
  }
});

test('before an input, layers with an output are offered', () => {
  const offered = types({ nodeId: 'loss', port: 'prediction', side: 'input' });
  expect(offered).toContain('dense');
  expect(offered).not.toContain('mse');
});

test("a target connects to a loss's target, everything else to its prediction", () => {
  const mse = findLayer('mse');
  if (!mse) throw new Error('mse is missing');
  expect(fittingPort(document, undefined, mse, { nodeId: 'y', port: 'out', side: 'output' })).toBe('target');
  expect(fittingPort(document, undefined, mse, { nodeId: 'h', port: 'out', side: 'output' })).toBe('prediction');
});
