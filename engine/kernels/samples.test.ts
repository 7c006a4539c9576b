import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../compile/index.ts';
import { checkGraph } from '../graph/index.ts';
import { RandomStream } from '../random/index.ts';
import { graph } from '../testing/networks.ts';
import { initializeParameters, Model } from '../training/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor, gatherSamples, type SampleColumn } from './index.ts';

const SAMPLES = 37;

const network = (size: number) =>
  graph(
    [
      ['x', 'input', { shape: [size] }],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );

type Kind = 'bytes' | 'floats' | 'doubles';
const KINDS = { bytes: Uint8Array, floats: Float32Array, doubles: Float64Array };

function columnOf(size: number, kind: Kind, entries: 0 | 1 | 2): SampleColumn {
  const random = new RandomStream(size, kind);
  const data = new KINDS[kind](Array.from({ length: SAMPLES * size }, () => random.below(256)));
  const draw = () => Float64Array.from({ length: entries === 1 ? 1 : size }, () => 1 + random.uniform());
  return { shape: [size], data, ...(entries > 0 && { normalization: { offset: draw(), scale: draw() } }) };
}

/** The data of a program's input after selecting samples and running. */
function gathered(executor: Executor, column: SampleColumn, order: Uint32Array, start: number, batch: number): number[] {
  const document = network(column.data.length / SAMPLES);
  const named = { ...column, name: 'x' };
  const targets = { name: 'y', shape: [2], data: new Float64Array(2 * SAMPLES) };
  const columns = new Map([
    ['x', named],
    ['y', targets],
  ]);
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1), { columns });
  const program = compile(model.graph, { batch, goal: 'differentiate', observe: true });
  const loaded = executor.load(program, model.state);
  loaded.select({ order, start });
  loaded.run({ seed: 1, step: 1 });
  const observed = program.observed.get('x');
  return observed ? [...loaded.read(observed.output)] : [];
}

test.each([
  ['reference', createReferenceExecutor('float64')],
  ['wasm', createWasmExecutor()],
  ['wasm, with columns that do not fit into its memory', createWasmExecutor({ mostColumnBytes: 1000 })],
  ['wasm, with no room for any', createWasmExecutor({ mostColumnBytes: 0 })],
])('%s: a batch has the selected samples, normalized', (_, executor) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<Kind>('bytes', 'floats', 'doubles'),
      fc.constantFrom<0 | 1 | 2>(0, 1, 2),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: SAMPLES - 9 }),
      (size, kind, entries, batch, start) => {
        const column = columnOf(size, kind, entries);
        const order = Uint32Array.from({ length: SAMPLES }, (_, index) => index);
        new RandomStream(start, 'order').shuffle(order);
        const expected = new Float64Array(batch * size);
        gatherSamples(column, { order, start }, batch, expected);
        const received = gathered(executor, column, order, start, batch);
        expect(received).toHaveLength(expected.length);
        received.forEach((value, index) => {
          expect(Math.abs(value - expected[index])).toBeLessThanOrEqual(2 ** -22 * (2 + Math.abs(expected[index])));
        });
      },
    ),
    { numRuns: 60 },
  );
});
