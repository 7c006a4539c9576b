import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatasets } from '../../app/datasets/index.ts';
import { DIAGNOSES } from '../../engine/diagnosis/index.ts';
import { FAULTS } from './faults.ts';
import { diagnoseEntry, entriesOf } from './runSet.ts';

const datasets = openDatasets({ resourcesDirectory: join(import.meta.dirname, '..', '..', 'resources') });

test('every diagnosis has a fault, and the set holds each of them beside as many healthy runs', () => {
  expect(FAULTS.map(({ code }) => code).sort()).toEqual(DIAGNOSES.map(({ code }) => code).sort());
  const entries = entriesOf(0);
  expect(entries.filter(({ fault }) => fault === undefined)).toHaveLength(30);
  expect(new Set(entries.flatMap(({ fault }) => fault ?? []))).toEqual(new Set(FAULTS.map(({ code }) => code)));
  expect(new Set([...entries, ...entriesOf(1)].map(({ seed }) => seed)).size).toBe(120);
});

test('a run is the same each time it is made, and its fault is found', () => {
  const entry = { seed: 2001, family: 'dense', fault: 'deadUnits' };
  const first = diagnoseEntry(datasets, entry);
  expect(first.found).toContain('deadUnits');
  expect(diagnoseEntry(datasets, entry)).toEqual(first);
});
