import { expect, test } from 'vitest';
import type { RunSummary } from '#app/contract/index.ts';
import { runSummary } from '#app/contract/testing/runSummary.ts';
import { findMetric, type Metric } from '#engine/graph/index.ts';
import { say } from '../../language/index.ts';
import { columnsOf } from './runColumns.tsx';
import { readQuery } from './runQuery.ts';
import { layerColumns, settingColumns } from './settingColumns.ts';

const RUNS: readonly RunSummary[] = [
  runSummary({ id: 'a', loss: 0.05, metrics: { accuracy: 0.96 }, tags: ['good', 'final'], note: 'The widest network' }),
  runSummary({ id: 'b', loss: 0.5, status: 'failed', experiment: 'Width', settings: { 'optimizer.beta1': 0.5 } }),
  runSummary({ id: 'c', loss: null, graphName: 'Digits', dataset: 'mnist' }),
];
const layers = { a: { 'hidden.units': 32, 'hidden.activation': 'relu' }, b: { 'hidden.units': 8 } };
const columns = columnsOf([findMetric('accuracy') as Metric], [...settingColumns(RUNS), ...layerColumns(layers)]);

const found = (text: string) => {
  const { matches } = readQuery(text, columns);
  return RUNS.filter(matches)
    .map(({ id }) => id)
    .join('');
};

test.each([
  ['', 'abc'],
  ['digits', 'c'],
  ['GOOD', 'a'],
  ['"widest network"', 'a'],
  ['width', 'b'],
  ['iris good', 'a'],
])('words are searched in names, data, experiment, tags and note: %s', (text, ids) => expect(found(text)).toBe(ids));

test.each([
  ['loss < 0.1', 'a'],
  ['loss>=0.05', 'ab'],
  ['accuracy > 95%', 'a'],
  ['status = failed', 'b'],
  ['status != failed', 'ac'],
  ['tags:fin', 'a'],
  ['"Batch size" = 16 loss < 1', 'ab'],
  ['batchSize=32', ''],
  ['"Beta 1" = 0.5', 'b'],
  ['"hidden: units" > 8', 'a'],
  ['"layer hidden.activation" = relu', 'a'],
  ['experiment != Width', 'ac'],
])('a comparison names a column by its id or label: %s', (text, ids) => expect(found(text)).toBe(ids));

test('a column that does not exist is said, and the other parts count', () => {
  const { problem } = readQuery('colour = red loss < 0.1', columns);
  expect(say(problem ?? '')).toBe('No column is named colour');
  expect(found('colour = red loss < 0.1')).toBe('a');
});
