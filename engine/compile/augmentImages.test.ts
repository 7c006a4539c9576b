import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '../kernels/index.ts';
import { analyzeInEnglish } from '../testing/analyzeInEnglish.ts';
import { graph, randomColumn } from '../testing/networks.ts';
import { initializeParameters, Model } from '../training/index.ts';
import { compile } from './index.ts';

const BATCH = 64;

function network(shape: readonly number[], augment: Record<string, unknown> | undefined) {
  return graph(
    [
      ['x', 'input', { shape }],
      ['f', 'flatten'],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'f'],
      ['f', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { ...(augment && { augment }) },
  );
}

interface Pass {
  readonly executor?: Executor;
  readonly training?: boolean;
  readonly step?: number;
  readonly data?: readonly number[];
}

const reference = createReferenceExecutor('float64');

/** A batch of images as the network gets it. */
function shown(
  shape: readonly number[],
  augment: Record<string, unknown> | undefined,
  { executor = reference, training = true, step = 1, data }: Pass = {},
): number[][] {
  const document = network(shape, augment);
  const columns = new Map([
    ['x', data ? { name: 'x', shape, data: Float64Array.from(data) } : randomColumn('x', shape, BATCH, 1)],
    ['y', randomColumn('y', [2], BATCH, 2)],
  ]);
  const checked = checkGraph(document);
  const model = new Model(checked, executor, initializeParameters(checked, 1), { columns });
  const program = compile(model.graph, { batch: BATCH, goal: 'differentiate', training, observe: true });
  const loaded = executor.load(program, model.state);
  loaded.select({ order: Uint32Array.from({ length: BATCH }, (_, index) => index), start: 0 });
  loaded.run({ seed: 1, step });
  const output = program.observed.get('x')?.output;
  const numbers = output ? [...loaded.read(output)] : [];
  const size = numbers.length / BATCH;
  return Array.from({ length: BATCH }, (_, row) => numbers.slice(row * size, (row + 1) * size));
}

const SHAPE = [2, 3, 1];
const plain = shown(SHAPE, undefined);
const large = shown([8, 8, 2], undefined);
const sameRows = (a: readonly number[][], b: readonly number[][]) =>
  a.filter((row, index) => row.every((value, at) => Math.abs(value - b[index][at]) < 1e-12)).length;

describe('augmentation', () => {
  test.each([
    ['flipHorizontal', [2, 1, 0, 5, 4, 3]],
    ['flipVertical', [3, 4, 5, 0, 1, 2]],
  ])('%s mirrors about half of the images', (flip, order) => {
    const flipped = shown(SHAPE, { [flip]: true });
    const mirrored = plain.map((row) => order.map((from) => row[from]));
    const [kept, changed] = [sameRows(flipped, plain), sameRows(flipped, mirrored)];
    expect(kept + changed).toBe(BATCH);
    expect(changed).toBeGreaterThan(BATCH / 4);
    expect(kept).toBeGreaterThan(BATCH / 4);
  });

  test('differs at each step, and is the same at the same step', () => {
    const first = shown(SHAPE, { flipHorizontal: true, rotate: 30, noise: 0.1 });
    expect(shown(SHAPE, { flipHorizontal: true, rotate: 30, noise: 0.1 })).toEqual(first);
    expect(shown(SHAPE, { flipHorizontal: true, rotate: 30, noise: 0.1 }, { step: 2 })).not.toEqual(first);
  });

  test('does not affect evaluation', () => {
    const all = { flipHorizontal: true, flipVertical: true, shift: 0.5, rotate: 180, noise: 1 };
    expect(shown(SHAPE, all, { training: false })).toEqual(plain);
  });

  test('with no options set changes nothing', () => {
    expect(shown(SHAPE, {})).toEqual(plain);
  });

  test('adds noise of the given deviation', () => {
    const differences = shown([8, 8, 2], { noise: 0.5 }).flatMap((row, index) =>
      row.map((value, at) => value - large[index][at]),
    );
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    const deviation = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / differences.length);
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(deviation).toBeCloseTo(0.5, 1);
  });

  test('stays within its shift, and rotates about the center', () => {
    const ramp = Array.from({ length: BATCH * 9 }, (_, index) => index % 9);
    const places = shown([1, 9, 1], { shift: 0.25 }, { data: ramp }).map((row) => row[4] - 4);
    for (const moved of places) expect(Math.abs(moved)).toBeLessThanOrEqual(0.25 * 9 + 1e-12);
    expect(Math.max(...places)).toBeGreaterThan(1.5);
    expect(Math.min(...places)).toBeLessThan(-1.5);
    for (const row of shown([1, 9, 1], { rotate: 180 }, { data: ramp })) expect(row[4]).toBeCloseTo(4, 12);
  });

  test('is the same on both executors', () => {
    const settings = fc.record({
      flipHorizontal: fc.boolean(),
      flipVertical: fc.boolean(),
      shift: fc.constantFrom(0, 0.2),
      rotate: fc.constantFrom(0, 15, 180),
      noise: fc.constantFrom(0, 0.1),
    });
    const side = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(side, side, side, settings, (height, width, channels, augment) => {
        const shape = [height, width, channels];
        const expected = shown(shape, augment).flat();
        const received = shown(shape, augment, { executor: createWasmExecutor() }).flat();
        expect(received).toHaveLength(expected.length);
        received.forEach((value, index) => {
          expect(Math.abs(value - expected[index])).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 40 },
    );
  });
});

test('a graph without images cannot be augmented', () => {
  const { ok, diagnostics } = analyzeInEnglish(network([4], { rotate: 10 }));
  expect(ok).toBe(false);
  expect(diagnostics).toMatchObject([
    {
      code: 'training.noImages',
      param: 'augment',
      expected: 'an input of images, [height, width, channels]',
      received: "[4] of 'x'",
    },
  ]);
  expect(analyzeInEnglish(network(SHAPE, { rotate: 10 })).diagnostics).toEqual([]);
  expect(analyzeInEnglish(network(SHAPE, { rotate: 999 })).diagnostics).toMatchObject([
    { code: 'training.invalidParam', param: 'augment.rotate' },
  ]);
});
