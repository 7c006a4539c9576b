import { expect, test } from 'vitest';
import { compile } from '../compile/index.ts';
import { checkGraph } from '../graph/index.ts';
import { createReferenceExecutor } from '../kernels/index.ts';
import { lens } from '../lens/index.ts';
import { chainOf } from '../testing/longNetworks.ts';
import { graph, randomColumn } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import { initializeParameters, Model, samplesThatFit } from './index.ts';

/** An image of a given side, mapped to as many images as there are filters. */
const filtered = (side: number, filters: number) =>
  graph(
    [
      ['x', 'input', { shape: [side, side, 3] }],
      ['c', 'conv2d', { filters, kernelSize: 1 }],
      ['g', 'globalAvgPool2d'],
      ['y', 'target', { shape: [filters] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'c'],
      ['c', 'g'],
      ['g', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );

test('as many samples are verified at once as fit into memory', () => {
  expect(samplesThatFit(checkGraph(filtered(8, 4)), 16)).toBe(16);
  // A filtered image takes 1024 · 1024 · 64 · 4 bytes, 0.27 GB: 4.3 GB holds 15 samples besides the images themselves.
  expect(samplesThatFit(checkGraph(filtered(1024, 64)), 16)).toBe(8);
});

test('verification and lens reject a pass that exceeds memory before allocating', () => {
  const document = filtered(1024, 65_536);
  const refusal = refusalOf(() => samplesThatFit(checkGraph(document), 16));
  expect(refusal).toMatchObject({ code: 'memory.tooLarge', details: { expected: 'at most 4.3 GB' } });
  expect(refusal.message).toContain("the largest part is a value of 'c' of shape [1, 1024, 1024, 65536], 274.9 GB");
  const columns = (node: string) => ({ count: 1, columns: new Map([[node, randomColumn(node, [1], 1, 1)]]) });
  const options = { graph: checkGraph(document), parameters: [], inputs: columns('x'), targets: columns('y') };
  expect(refusalOf(() => lens(options)).code).toBe('memory.tooLarge');
});

test('values with disjoint lifetimes share memory', () => {
  const document = chainOf(300, () => ['tanh']);
  const checked = checkGraph(document);
  const model = new Model(checked, createReferenceExecutor('float64'), initializeParameters(checked, 1));
  const program = compile(checkGraph(document), { batch: 4, goal: 'predict' });
  // 300 outputs of 4 · 2 values would take 19,200 bytes.
  expect(model.executor.load(program, model.state).bytes).toBeLessThan(1000);
});
