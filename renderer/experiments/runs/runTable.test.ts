import { type ReactTable, useTable } from '@tanstack/react-table';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { RunSummary } from '#app/contract/index.ts';
import { runSummary } from '#app/contract/testing/runSummary.ts';
import { findMetric, type Metric } from '#engine/graph/index.ts';
import { DEFAULT_LAYOUT, type Layout } from '../../workbench/layout/index.ts';
import { nextOrder, type SortOrder } from './columnOrder.ts';
import { bestValues, isShown } from './runColumn.ts';
import { columnsOf, metricsOfRuns } from './runColumns.tsx';
import { defineColumns, type RunTableFeatures, runTableFeatures, stateOf, statisticsOf } from './runTable.ts';

const run = (name: string, change: Partial<RunSummary> = {}): RunSummary => runSummary({ id: name, name, ...change });
const accuracy = findMetric('accuracy') as Metric;
const columns = columnsOf([accuracy]);
const columnOf = (id: string) => columns.find((column) => column.id === id) ?? columns[0];

type Table = ReactTable<RunTableFeatures, RunSummary>;

/** Reads from the table of some runs, as the user has chosen it. */
const read = <Result>(runs: readonly RunSummary[], choice: Partial<Layout['runs']>, result: (table: Table) => Result): Result => {
  const results: Result[] = [];
  renderToString(
    createElement(() => {
      const state = { ...stateOf({ ...DEFAULT_LAYOUT.runs, ...choice }, columns), expanded: true as const };
      const shared = { features: runTableFeatures, columns: defineColumns(columns, 'en') };
      const table = useTable({ ...shared, data: runs, getRowId: ({ id }) => id, state });
      results.push(result(table));
      return null;
    }),
  );
  return results[0];
};

const namesBy = (id: string, runs: readonly RunSummary[], isDescending = false) =>
  read(runs, { sortedBy: id, isDescending }, (table) => table.getRowModel().rows.map(({ original }) => original.name));

test('numbers are sorted as numbers, also those in names', () => {
  const runs = [run('Run 10', { loss: 9 }), run('Run 9', { loss: 10 }), run('Run 100', { loss: 0.5 })];
  expect(namesBy('loss', runs)).toEqual(['Run 100', 'Run 10', 'Run 9']);
  expect(namesBy('loss', runs, true)).toEqual(['Run 9', 'Run 10', 'Run 100']);
  expect(namesBy('name', runs)).toEqual(['Run 9', 'Run 10', 'Run 100']);
});

test('missing values are last in both directions, and runs with the same value keep their order', () => {
  const measured = { validation: { loss: 1, metrics: {} } };
  const runs = [run('c'), run('b', measured), run('a', measured), run('d', { validation: { loss: 2, metrics: {} } })];
  expect(namesBy('validationLoss', runs)).toEqual(['b', 'a', 'd', 'c']);
  expect(namesBy('validationLoss', runs, true)).toEqual(['d', 'b', 'a', 'c']);
  expect(namesBy('splits', [run('old', { samples: null }), run('new')], true)).toEqual(['new', 'old']);
});

test('a metric is sorted by its value on validation samples, if there are any', () => {
  const runs = [
    run('overfit', { metrics: { accuracy: 1 }, validation: { loss: 1, metrics: { accuracy: 0.5 } } }),
    run('other', { metrics: { accuracy: 0.75 } }),
  ];
  expect(namesBy('accuracy', runs, true)).toEqual(['other', 'overfit']);
  expect(bestValues(columns, runs).map(({ column, value }) => [column.id, value])).toEqual([['accuracy', 0.75]]);
  expect(metricsOfRuns(runs)).toEqual([accuracy]);
});

test('clicks on a header sort by it, better values first, then the other way round, then newest first', () => {
  const clicks = (id: string) => {
    let order: SortOrder = { sortedBy: 'seed', isDescending: true };
    return [1, 2, 3].map(() => {
      order = nextOrder(order, columnOf(id));
      return [order.sortedBy, order.isDescending];
    });
  };
  expect(clicks('loss')).toEqual([
    ['loss', false],
    ['loss', true],
    [null, false],
  ]);
  expect(clicks('accuracy')).toEqual([
    ['accuracy', true],
    ['accuracy', false],
    [null, false],
  ]);
});

test('graph, normalization, splits and id are shown by default; the user shows and hides others, but not the name', () => {
  const shown = (chosen: Record<string, boolean> = {}) => columns.filter((column) => isShown(column, chosen)).map(({ id }) => id);
  expect(shown()).toEqual(expect.arrayContaining(['name', 'graph', 'normalization', 'splits', 'id', 'accuracy']));
  expect(shown()).not.toContain('seed');
  expect(shown({ seed: true, graph: false, name: false })).toEqual(expect.arrayContaining(['name', 'seed']));
  expect(shown({ graph: false })).not.toContain('graph');
});

test('runs are grouped by the values of a column; a group has the mean of its numbers and the texts in common', () => {
  const runs = [run('a', { seed: 1, loss: 1 }), run('b', { graphName: 'Digits', loss: 9 }), run('c', { seed: 2, loss: 2 })];
  const choice = { groupedBy: 'graph', sortedBy: 'loss', isDescending: true };
  read(runs, choice, (table) => {
    const { rows } = table.getRowModel();
    expect(rows.map(({ id }) => id)).toEqual(['graph:Digits', 'b', 'graph:Iris', 'c', 'a']);
    expect(['loss', 'data', 'id'].map((id) => rows[2].getValue(id))).toEqual([1.5, 'iris', undefined]);
  });
  expect.assertions(2);
});

test('pinned columns are first, after the name; unknown ones are ignored', () => {
  const pinned = read([run('a')], { pinned: ['gone', 'loss'] }, (table) =>
    table.getStartVisibleLeafColumns().map((column) => [column.id, column.getStart('start')]),
  );
  expect(pinned).toEqual([
    ['name', 0],
    ['loss', 208],
  ]);
});

test('the spread of values is that of a sample; a single value has none', () => {
  expect(statisticsOf([1, 3])).toEqual({ mean: 2, deviation: Math.SQRT2 });
  expect(statisticsOf([5])).toEqual({ mean: 5, deviation: 0 });
});
