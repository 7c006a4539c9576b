import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { HistoryWriter, insertHistories, insertRun } from '#app/store/index.ts';
import { newRun } from '#app/store/testing/runs.ts';
import { temporaryFolder, temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { countBins } from '#engine/distributions/index.ts';
import type { DistributionRecord } from '#engine/training/index.ts';
import { exportHistories, writeParquet } from './index.ts';

const NUMBERS = Float32Array.of(0, 0.5, -2);
const RECORD: DistributionRecord = {
  ...{ name: 'block/a,b', quantity: 'output', elements: 3, norm: Math.hypot(...NUMBERS), mean: -0.5, standardDeviation: 1 },
  ...{ min: -2, max: 0.5, nonFinite: 0, counts: countBins(NUMBERS), dead: 0.25 },
};

/** A run with two recorded steps of two series. */
function recorded() {
  const connection = temporaryStore();
  const key = insertRun(connection, newRun());
  const writer = new HistoryWriter();
  for (const step of [1, 20]) writer.add(step, [RECORD, { ...RECORD, name: 'o.weight', quantity: 'update', dead: undefined }]);
  insertHistories(connection, key, writer.take({ all: true }));
  return connection.file;
}

async function readParquet(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  return await parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
}

test('each recorded step of each series is a row, in CSV and in Parquet the same', async () => {
  const file = recorded();
  const [csv, parquet] = ['histories.csv', 'histories.parquet'].map((name) => join(temporaryFolder(), name));
  const sizes = [await exportHistories(file, 'r1', csv, 'csv'), await exportHistories(file, 'r1', parquet, 'parquet')];
  expect(sizes).toEqual([csv, parquet].map((path) => readFileSync(path).length));
  const rows = await readParquet(readFileSync(parquet));
  expect(rows.map(({ name, quantity, step }) => [name, quantity, step])).toEqual([
    ['block/a,b', 'output', 1],
    ['block/a,b', 'output', 20],
    ['o.weight', 'update', 1],
    ['o.weight', 'update', 20],
  ]);
  expect(rows[0]).toMatchObject({ min: -2, max: 0.5, mean: -0.5, nonFinite: 0, dead: 0.25, saturated: null });
  expect(rows[0].histogram).toBe([...RECORD.counts].flatMap((count, bin) => (count > 0 ? [`${bin}:${count}`] : [])).join(' '));
  const [header, ...lines] = readFileSync(csv, 'utf8').trimEnd().split('\n');
  expect(header.split(',')).toEqual(Object.keys(rows[0]));
  expect(lines).toEqual(
    rows.map((row) =>
      Object.values({ ...row, name: row.name === 'block/a,b' ? '"block/a,b"' : row.name })
        .map((cell) => cell ?? '')
        .join(','),
    ),
  );
});

test('a Parquet file has rows of several groups, without values where there are none', async () => {
  const group = (first: number | null, second: string) => [
    { name: 'x', type: 'DOUBLE' as const, data: [first, 2.5] },
    { name: 'word', type: 'STRING' as const, data: [second, null] },
  ];
  const bytes = Buffer.concat([...writeParquet([group(null, 'a'), group(1, 'b')])]);
  expect(await readParquet(bytes)).toEqual([
    { x: null, word: 'a' },
    { x: 2.5, word: null },
    { x: 1, word: 'b' },
    { x: 2.5, word: null },
  ]);
});
