import { beforeEach, expect, test } from 'vitest';
import { countBins, edgesOf, ZERO_BIN } from '#engine/distributions/index.ts';
import type { DistributionRecord } from '#engine/training/index.ts';
import {
  deleteRun,
  HistoryWriter,
  insertHistories,
  insertRun,
  listSeries,
  readHistory,
  readWholeHistory,
  trimHistory,
  type WritingConnection,
} from './index.ts';
import { newRun } from './testing/runs.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const STEPS = 200;
const WEIGHT = { name: 'o.weight', quantity: 'value' } as const;

let connection: WritingConnection;
let key: number;

/** At step s the values s and -2 s, and an output with dead units. */
function recordsAt(step: number): DistributionRecord[] {
  const numbers = Float32Array.of(step, -2 * step);
  const record = {
    ...{ elements: 2, norm: Math.hypot(...numbers), mean: -step / 2, standardDeviation: 1.5 * step, nonFinite: 0 },
    ...{ min: -2 * step, max: step, counts: countBins(numbers) },
  };
  return [
    { ...record, ...WEIGHT },
    { ...record, name: 'o', quantity: 'output', dead: 0.25 },
  ];
}

beforeEach(() => {
  connection = temporaryStore();
  key = insertRun(connection, newRun());
  const writer = new HistoryWriter();
  for (let step = 1; step <= STEPS; step++) {
    writer.add(step, recordsAt(step));
    // Chunks that are rewritten as they grow.
    if (step % 50 === 0) insertHistories(connection, key, writer.take({ all: true }));
  }
});

test('series are listed with their steps, in the order of recording', () => {
  expect(listSeries(connection, 'r1')).toEqual([
    { ...WEIGHT, firstStep: 1, lastStep: STEPS },
    { name: 'o', quantity: 'output', firstStep: 1, lastStep: STEPS },
  ]);
});

test('a short range has each recorded step, as it was', () => {
  const points = readHistory(connection, 'r1', { ...WEIGHT, from: 63, to: 66, most: 10 });
  expect(points.map(({ firstStep, lastStep, entries }) => [firstStep, lastStep, entries])).toEqual([
    [63, 63, 1],
    [64, 64, 1],
    [65, 65, 1],
    [66, 66, 1],
  ]);
  expect(points[1]).toMatchObject({ mean: -32, standardDeviation: 96, min: -128, max: 64, nonFinite: 0 });
  expect([...points[1].counts]).toEqual([...countBins(Float32Array.of(64, -128))]);
});

test('a range between recorded steps has the one before it', () => {
  const writer = new HistoryWriter();
  for (const step of [300, 400]) writer.add(step, recordsAt(step));
  insertHistories(connection, key, writer.take({ all: true }));
  const between = (from: number, to: number) =>
    readHistory(connection, 'r1', { ...WEIGHT, from, to, most: 10 }).map(({ firstStep }) => firstStep);
  expect([between(310, 320), between(250, 260), between(0, 0)]).toEqual([[300], [STEPS], []]);
});

test('a long range has fewer points, which cover all steps: of entries, or of chunks', () => {
  for (const most of [12, 2]) {
    const points = readHistory(connection, 'r1', { ...WEIGHT, most });
    expect(points).toHaveLength(most);
    expect(points.reduce((sum, { entries }) => sum + entries, 0)).toBe(STEPS);
    expect([points[0].firstStep, points.at(-1)?.lastStep, points.at(-1)?.min]).toEqual([1, STEPS, -2 * STEPS]);
    expect(points.flatMap(({ counts }) => [...counts]).reduce((sum, count) => sum + count)).toBe(2 * STEPS);
  }
});

test('the whole history has each step once', () => {
  expect([...readWholeHistory(connection, 'r1', WEIGHT)].map(({ firstStep }) => firstStep)).toEqual(
    Array.from({ length: STEPS }, (_, index) => index + 1),
  );
});

test('records after a checkpoint are removed, within a chunk, too', () => {
  trimHistory(connection, key, { step: 100, epoch: 9 });
  expect(listSeries(connection, 'r1').map(({ lastStep }) => lastStep)).toEqual([100, 100]);
  const last = readHistory(connection, 'r1', { ...WEIGHT, from: 99, most: 10 });
  expect(last.map(({ firstStep }) => firstStep)).toEqual([99, 100]);
  trimHistory(connection, key, { step: 0, epoch: 1 });
  expect(readHistory(connection, 'r1', { ...WEIGHT, most: 10 })).toEqual([]);
});

test('SQL reads statistics by step, histograms by chunk, and sizes', () => {
  expect(connection.get("SELECT * FROM parameter_histories WHERE step = 100 AND quantity = 'value'")).toMatchObject({
    ...{ run: 'r1', parameter: 'o.weight', rms: 158.11, mean: -50, standardDeviation: 150, min: -200, max: 100, nonFinite: 0 },
  });
  expect(connection.get('SELECT * FROM node_histories WHERE step = 7')).toMatchObject({ node: 'o', dead: 0.25, saturated: null });
  const bins = connection.all<{ low: number; high: number; count: number; firstStep: number }>(
    "SELECT * FROM history_histograms WHERE name = 'o.weight' AND first_step = 1 ORDER BY low",
  );
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(2 * 64);
  expect(bins[0]).toMatchObject({ low: -128 * 1.5, high: -128 });
  for (const { low, high } of bins) {
    const middle = (low + high) / 2;
    expect({ low, high }).toEqual(edgesOf(countBins(Float32Array.of(middle)).indexOf(1)));
  }
  expect(connection.get("SELECT histories, history_bytes > 0 AS is_there FROM run_sizes WHERE run = 'r1'")).toEqual({
    histories: 2 * STEPS,
    isThere: 1,
  });
});

test('the middle bin has both signs', () => {
  const writer = new HistoryWriter();
  writer.add(1, [
    { ...recordsAt(1)[0], name: 'zero', counts: Uint32Array.from({ length: 225 }, (_, bin) => (bin === ZERO_BIN ? 2 : 0)) },
  ]);
  insertHistories(connection, key, writer.take({ all: true }));
  expect(connection.get("SELECT low, high FROM history_histograms WHERE name = 'zero'")).toEqual(edgesOf(ZERO_BIN));
});

test('they are removed with their run', () => {
  deleteRun(connection, 'r1');
  for (const table of ['history_series', 'histories']) {
    expect(connection.get(`SELECT count(*) AS count FROM ${table}`)).toEqual({ count: 0 });
  }
});
