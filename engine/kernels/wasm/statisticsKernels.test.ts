import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemory, reserve } from '../../wasm/index.ts';
import { countBelow, describeTensor, distribute, normOf, shareOf, updateRatio } from '../executor/statistics.ts';
import { MAXIMUM_BYTES } from '../memory/addressSpace.ts';
import { STATISTICS_BYTES, StatisticsKernels } from './statisticsKernels.ts';

const [SCRATCH, FIRST, SECOND] = [64, 4096, 32_768];

function prepare(given: readonly number[], at = FIRST) {
  const memory = createMemory(MAXIMUM_BYTES);
  reserve(memory, 65_536);
  const numbers = new Float32Array(memory.buffer, at, given.length);
  numbers.set(given);
  return { memory, numbers, kernels: new StatisticsKernels(memory, SCRATCH) };
}

const tensors = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 700 });

test('kernels compute the statistics of the reference', () => {
  expect(SCRATCH + STATISTICS_BYTES).toBeLessThan(FIRST);
  fc.assert(
    fc.property(tensors, (given) => {
      const { kernels, numbers } = prepare(given);
      const { counts, ...received } = kernels.distribute(numbers);
      const { counts: bins, ...expected } = distribute(numbers);
      for (const [name, value] of Object.entries(expected)) {
        const size = Math.max(1e-9, Math.abs(value), expected.norm / 1000);
        expect(Math.abs((received as Record<string, number>)[name] - value) / size).toBeLessThan(1e-10);
      }
      expect(counts).toEqual(bins);
    }),
    { numRuns: 60 },
  );
});

test('non-finite values are counted', () => {
  const given = Array.from({ length: 300 }, (_, index) =>
    index === 7 ? Number.NaN : index === 9 ? Number.POSITIVE_INFINITY : index,
  );
  const { kernels, numbers } = prepare(given);
  expect(kernels.describe(numbers)).toEqual(describeTensor(numbers));
  expect(kernels.distribute(numbers)).toEqual(distribute(numbers));
  expect(kernels.describe(numbers).nonFinite).toBe(2);
});

test("the update ratio matches the reference, as does a copy's", () => {
  fc.assert(
    fc.property(tensors, (given) => {
      const { kernels, memory, numbers } = prepare(given);
      const bytes = Math.ceil(given.length / 16) * 64;
      kernels.copy(FIRST, SECOND, bytes);
      const kept = new Float32Array(memory.buffer, SECOND, given.length);
      expect([...kept]).toEqual([...numbers]);
      expect(kernels.updateRatio(kept, numbers)).toBe(0);
      numbers.forEach((value, index) => {
        numbers[index] = value * 0.999 + Math.sin(index);
      });
      const expected = updateRatio(kept, numbers);
      const received = kernels.updateRatio(kept, numbers);
      expect(Math.abs(received - expected)).toBeLessThanOrEqual(1e-10 * expected);
      const before = [...kept];
      kernels.subtract(FIRST, SECOND, bytes);
      expect([...kept]).toEqual([...numbers].map((value, index) => Math.fround(value - before[index])));
    }),
    { numRuns: 40 },
  );
});

test('norms, and shares of elements below a factor of others, are those of the reference', () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom(-3, -0.01, 0, 0.02, 5), fc.constantFrom(-2, -0.5, 0, 1, 400)), {
    minLength: 1,
    maxLength: 700,
  });
  fc.assert(
    fc.property(pairs, (given) => {
      const { kernels, memory, numbers } = prepare(given.map(([number]) => number));
      const others = new Float32Array(memory.buffer, SECOND, given.length);
      others.set(given.map(([, other]) => other));
      expect(kernels.norm(numbers)).toBeCloseTo(normOf(numbers), 10);
      for (const factor of [0.05, 0.5]) {
        expect(kernels.shareBelow(numbers, others, factor)).toBe(shareOf(countBelow(numbers, others, factor)));
      }
    }),
    { numRuns: 60 },
  );
  const { kernels, numbers } = prepare(Array.from({ length: 300 }, (_, index) => (index === 7 ? Number.NaN : 1)));
  expect(kernels.norm(numbers)).toBeNaN();
});
