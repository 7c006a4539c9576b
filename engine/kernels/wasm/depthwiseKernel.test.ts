import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../compile/index.ts';
import { checkGraph } from '../../graph/index.ts';
import { graph, randomColumn } from '../../testing/networks.ts';
import { initializeParameters, Model } from '../../training/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '../index.ts';

const network = (shape: readonly number[], params: Record<string, unknown>) =>
  graph(
    [
      ['x', 'input', { shape }],
      ['h', 'tanh'],
      ['c', 'depthwiseConv2d', params],
      ['f', 'flatten'],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'h'],
      ['h', 'c'],
      ['c', 'f'],
      ['f', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );

/** The output of the convolution and its gradients by image, kernel and bias. */
function pass(executor: Executor, shape: readonly number[], params: Record<string, unknown>, batch: number): number[][] {
  const document = network(shape, params);
  const columns = new Map([
    ['x', randomColumn('x', shape, batch, 1)],
    ['y', randomColumn('y', [2], batch, 2)],
  ]);
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1), { columns });
  const program = compile(model.graph, { batch, goal: 'differentiate', observe: new Set(['h', 'c']) });
  const loaded = executor.load(program, model.state);
  loaded.select({ order: Uint32Array.from({ length: batch }, (_, index) => index), start: 0 });
  loaded.run({ seed: 1, step: 1 });
  const values = [
    program.observed.get('c')?.output,
    program.observed.get('h')?.gradient,
    ...program.parameters.map(({ gradient }) => gradient),
  ];
  return values.map((value) => (value ? [...loaded.read(value)] : []));
}

test.each([
  ['with multiply-add in one instruction', undefined],
  ['without', { hasFma: false }],
])('depthwise kernels: both executors agree, %s', (_, options) => {
  const [reference, wasm] = [createReferenceExecutor('float64'), createWasmExecutor(options)];
  const side = fc.integer({ min: 1, max: 3 });
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 9 }),
      fc.integer({ min: 5, max: 9 }),
      fc.integer({ min: 1, max: 13 }),
      fc.integer({ min: 1, max: 4 }),
      fc.record({
        kernelSize: fc.tuple(side, side),
        strides: fc.tuple(side, side),
        padding: fc.constantFrom('same', 'valid'),
        dilationRate: fc.constantFrom(1, 2),
      }),
      (height, width, channels, batch, given) => {
        const params = given.dilationRate > 1 ? { ...given, strides: 1 } : given;
        const shape = [height, width, channels];
        const expected = pass(reference, shape, params, batch);
        const received = pass(wasm, shape, params, batch);
        expected.forEach((numbers, index) => {
          expect(numbers.length).toBeGreaterThan(0);
          const size = Math.max(1e-2, ...numbers.map(Math.abs));
          const worst = Math.max(...numbers.map((number, at) => Math.abs(number - received[index][at])));
          expect(worst / size).toBeLessThan(1e-4);
        });
      },
    ),
    { numRuns: 50 },
  );
});
