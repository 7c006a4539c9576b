import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BINS, countBins } from '#engine/distributions/index.ts';
import type { DistributionRecord } from '#engine/training/index.ts';
import { CHUNK_ENTRIES, Chunk, readEntries, readSummary } from './chunk.ts';
import { CountsReader, encodeCounts } from './counts.ts';
import { type HistoryPoint, mergePoints, pointOf } from './historyPoint.ts';
import { HistoryWriter } from './historyWriter.ts';

function recordOf(values: readonly number[], more: Partial<DistributionRecord> = {}): DistributionRecord {
  const numbers = Float32Array.from(values);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const squares = numbers.reduce((sum, value) => sum + value * value, 0);
  return {
    ...{ name: 'h.weight', quantity: 'value', elements: numbers.length, nonFinite: 0, counts: countBins(numbers) },
    ...{ norm: Math.sqrt(squares), mean, min: Math.min(...numbers), max: Math.max(...numbers) },
    standardDeviation: Math.sqrt(Math.max(0, squares / numbers.length - mean * mean)),
    ...more,
  };
}

function pointAt(step: number, values: readonly number[], more: Partial<DistributionRecord> = {}): HistoryPoint {
  const point = pointOf(step, recordOf(values, more));
  if (!point) throw new Error('a point has finite values');
  return point;
}

test('counts are read as they were written', () => {
  const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat({ max: 2 ** 32 - 1 })), {
    minLength: BINS,
    maxLength: BINS,
  });
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const reader = new CountsReader(
        Uint8Array.from([first, second].flatMap((each) => [...encodeCounts(Uint32Array.from(each))])),
      );
      expect([[...reader.next()], [...reader.next()]]).toEqual([first, second]);
    }),
  );
  expect(encodeCounts(new Uint32Array(BINS))).toEqual(Uint8Array.of(0, BINS));
});

test('a chunk has each of its entries, and all of them in one', () => {
  const points = [
    pointAt(20, [1, -2, 0.5], { dead: 0.25, saturated: 0.5 }),
    pointAt(40, [3, 3.5, 4], { dead: 0.75, saturated: 0.125, nonFinite: 0 }),
  ];
  const chunk = new Chunk();
  for (const point of points) chunk.add(point);
  const { row } = chunk;
  expect(row).toMatchObject({ firstStep: 20, lastStep: 40, entries: 2 });
  readEntries(row).forEach((entry, index) => {
    const { counts, rms, ...expected } = points[index];
    expect(entry).toMatchObject({
      firstStep: expected.firstStep,
      entries: 1,
      dead: expected.dead,
      saturated: expected.saturated,
    });
    expect(entry.rms).toBeCloseTo(rms, 4);
    expect([...entry.counts]).toEqual([...counts]);
  });
  expect(readSummary(row)).toMatchObject({
    ...{ firstStep: 20, lastStep: 40, entries: 2, min: -2, max: 4, dead: 0.5, saturated: 0.3125 },
  });
});

test('points in one have the statistics of all their values', () => {
  const tensors = fc.array(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 5, maxLength: 5 }), {
    minLength: 2,
    maxLength: 6,
  });
  fc.assert(
    fc.property(tensors, (given) => {
      const merged = mergePoints(given.map((values, index) => pointAt(index + 1, values)));
      const all = pointAt(1, given.flat());
      expect(merged).toMatchObject({ firstStep: 1, lastStep: given.length, entries: given.length, min: all.min, max: all.max });
      expect([...merged.counts]).toEqual([...all.counts]);
      for (const name of ['rms', 'mean', 'standardDeviation'] as const) expect(merged[name]).toBeCloseTo(all[name], 4);
      expect(merged.quantiles).toEqual(all.quantiles);
    }),
  );
});

test('a writer gives each full chunk once, and growing ones when asked for all that has changed', () => {
  const writer = new HistoryWriter();
  const add = (from: number, to: number) => {
    for (let step = from; step <= to; step++) writer.add(step, [recordOf([step]), recordOf([-step], { quantity: 'update' })]);
  };
  const taken = (all: boolean) => writer.take({ all }).map(({ quantity, firstStep, entries }) => [quantity, firstStep, entries]);
  add(1, 3);
  expect(taken(false)).toEqual([]);
  expect(taken(true)).toEqual([
    ['value', 1, 3],
    ['update', 1, 3],
  ]);
  expect(taken(true)).toEqual([]);
  add(4, CHUNK_ENTRIES + 1);
  expect(taken(false)).toEqual([
    ['value', 1, CHUNK_ENTRIES],
    ['update', 1, CHUNK_ENTRIES],
  ]);
  expect(taken(true)).toEqual([
    ['value', CHUNK_ENTRIES + 1, 1],
    ['update', CHUNK_ENTRIES + 1, 1],
  ]);
});

test('a tensor without finite values has no entry', () => {
  const writer = new HistoryWriter();
  writer.add(1, [recordOf([Number.NaN], { nonFinite: 1 })]);
  expect(writer.take({ all: true })).toEqual([]);
});
