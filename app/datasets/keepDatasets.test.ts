import { copyFileSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { preparationOf } from '#engine/training/index.ts';
import { keepDatasets, openDatasets } from './index.ts';
import { fixture, temporaryFile, temporaryFolder } from './testing/temporaryFolder.ts';

const datasets = openDatasets({ resourcesDirectory: 'resources' });

const rowsOf = (count: number) =>
  `a,b,y\n${Array.from({ length: count }, (_, row) => `${row},${row % 3},${row % 2}\n`).join('')}`;

const tableOf = (rows: number) => temporaryFile('table.csv', rowsOf(rows)).path;

test('a data set is not read again for the same question', () => {
  const kept = keepDatasets(datasets);
  const settings = { dataset: tableOf(30) };
  const first = kept.load(settings);
  expect(kept.load({ ...settings })).toBe(first);
  expect(kept.load({ ...settings, normalize: 'standard' })).not.toBe(first);
  expect(kept.load(settings, { baseDirectory: '/' })).not.toBe(first);
});

test('nor is the data of an evaluation, for networks trained alike', () => {
  const kept = keepDatasets(datasets);
  const settings = { dataset: tableOf(30), normalize: 'standard' as const };
  const { fingerprint, ...dataset } = datasets.load(settings);
  const trained = { preparation: preparationOf(dataset), fingerprint, settings };
  const first = kept.loadFor(trained, settings.dataset);
  expect(first.isTrainingData).toBe(true);
  expect(kept.loadFor(structuredClone(trained), settings.dataset)).toBe(first);
  expect(kept.loadFor({ ...trained, settings: { ...settings, test: 0.5 } }, settings.dataset)).not.toBe(first);
});

test('a file that has changed in between is read anew, and one that is gone is missed', () => {
  const kept = keepDatasets(datasets);
  const { path: dataset } = temporaryFile('table.csv', rowsOf(30));
  const { mtime } = statSync(dataset);
  const before = kept.load({ dataset });
  writeFileSync(dataset, rowsOf(31));
  const after = kept.load({ dataset });
  expect([before, after].map(({ splits }) => splits.train.length + splits.validation.length + splits.test.length)).toEqual([
    30, 31,
  ]);
  // As large as before, written later.
  writeFileSync(dataset, rowsOf(31).replaceAll('1', '5'));
  utimesSync(dataset, mtime, new Date(mtime.getTime() + 5000));
  expect(kept.load({ dataset }).fingerprint).not.toBe(after.fingerprint);
  expect(refusalOf(() => kept.load({ dataset: `${dataset}.csv` })).code).toBe('dataset.missingFile');
});

test('a picture that has changed within a folder is seen', () => {
  const folder = temporaryFolder();
  for (const label of ['cat', 'dog']) {
    mkdirSync(join(folder, label));
    for (const name of ['1.png', '2.png']) copyFileSync(fixture('pictures/rgb.png').path, join(folder, label, name));
  }
  const kept = keepDatasets(datasets);
  const settings = { dataset: folder, test: 0, validation: 0 };
  const first = kept.load(settings);
  expect(kept.load(settings)).toBe(first);
  copyFileSync(fixture('pictures/alpha.png').path, join(folder, 'dog', '2.png'));
  expect(kept.load(settings)).not.toBe(first);
});

test('a table of images is always read, since they may have changed', () => {
  const folder = temporaryFolder();
  for (const name of ['1.png', '2.png']) copyFileSync(fixture('pictures/rgb.png').path, join(folder, name));
  writeFileSync(join(folder, 'labels.csv'), 'file,label\n1.png,cat\n2.png,dog\n');
  const kept = keepDatasets(datasets);
  const settings = { dataset: `images:${join(folder, 'labels.csv')}`, test: 0, validation: 0 };
  expect(kept.load(settings)).not.toBe(kept.load(settings));
});

test('the data sets used last are kept, as many and as large as the limits allow', () => {
  const [first, second, third, large] = [30, 30, 30, 3000].map((rows) => ({ dataset: tableOf(rows) }));
  const kept = keepDatasets(datasets, { datasets: 2, memory: 20_000, disk: 0 });
  const loaded = [first, second].map((settings) => kept.load(settings));
  expect(kept.load(first)).toBe(loaded[0]);
  kept.load(third);
  expect(kept.load(first)).toBe(loaded[0]);
  expect(kept.load(second)).not.toBe(loaded[1]);
  expect(kept.load(large)).not.toBe(kept.load(large));
});
