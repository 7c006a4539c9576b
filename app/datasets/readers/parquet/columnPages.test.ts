import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { HelperThread } from '../../base/helperThread.ts';
import { openDatasets } from '../../openDatasets.ts';
import { fixture } from '../../testing/temporaryFolder.ts';
import type { OpenedParquet, ParquetRows, ParquetTask } from './parquetTask.ts';

const COLUMNS = ['whole', 'real', 'word', 'text', 'even'];
const SIZES = [700, 300];

/** As `fixtures.py` makes them. */
const rowsFrom = (start: number, end: number): string[][] =>
  Array.from({ length: end - start }, (_, index) => {
    const row = start + index;
    const real = row % 7 === 3 ? '' : String(row / 8);
    return [String(row * 10 ** 6), real, `word ${row % 13}`, `text ${row}`, String(row % 2 === 0)];
  });

/** The thread that reads Parquet, with a file open. */
function opened(name: string) {
  const helper = new HelperThread<ParquetTask, OpenedParquet | ParquetRows>('parquetWorker', import.meta.url);
  onTestFinished(() => helper.close());
  const answer = helper.ask({ type: 'open', bytes: new Uint8Array(readFileSync(fixture(name).path)) });
  expect(answer).toMatchObject({ groups: SIZES });
  return (group: number, start: number, end: number, columns = COLUMNS) =>
    helper.ask({ type: 'read', group, columns, start, end });
}

test.each(['pages.v1.parquet', 'pages.v2.parquet'])('rows anywhere in a group are read, page by page: %s', (name) => {
  const read = opened(name);
  expect(read(0, 0, 700)).toEqual(rowsFrom(0, 700));
  expect(read(1, 0, 300)).toEqual(rowsFrom(700, 1000));
  // Over pages that are not decoded, over a part of a page, and back.
  for (const [start, end] of [
    [0, 3],
    [3, 5],
    [400, 470],
    [699, 700],
    [10, 12],
  ])
    expect(read(0, start, end)).toEqual(rowsFrom(start, end));
  expect(read(1, 299, 300, ['text', 'word'])).toEqual([['text 999', 'word 11']]);
});

test.each(['pages.v1.parquet', 'pages.v2.parquet'])('a table of many pages is read whole: %s', (name) => {
  const dataset = `${fixture(name).path}?target=even&ignore=text&missing=mean`;
  const { inputs, splits } = openDatasets({ resourcesDirectory: '' }).load({ dataset, test: 0, validation: 0 });
  expect(splits.train.length).toBe(1000);
  const [width] = inputs[0].shape;
  const wholes = Array.from({ length: 1000 }, (_, row) => inputs[0].data[row * width]);
  expect(wholes).toEqual(rowsFrom(0, 1000).map(([whole]) => Number(whole)));
});
