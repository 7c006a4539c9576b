import { expect, onTestFinished, test, vi } from 'vitest';
import { classifier } from '#engine/testing/networks.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import {
  deleteGraph,
  findGraph,
  findGraphVersion,
  insertGraph,
  keepGraphVersion,
  listGraphs,
  listGraphVersions,
  updateGraph,
  WritingConnection,
} from './index.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const MINUTE = 60_000;
const document = (name: string) => ({ ...classifier(), name });
const stored = (id: string, updatedAt: number) => ({ id, name: id, document: document(id), revision: 1, updatedAt });

test('a graph is loaded as it was saved, most recently changed first', () => {
  const connection = temporaryStore();
  insertGraph(connection, stored('a', 1));
  insertGraph(connection, stored('b', 2));
  expect(updateGraph(connection, { ...stored('a', 3), name: 'renamed' })).toEqual({ revision: 2, overwritten: 1 });
  expect(listGraphs(connection)).toEqual([
    { id: 'a', name: 'renamed', updatedAt: 3 },
    { id: 'b', name: 'b', updatedAt: 2 },
  ]);
  expect(findGraph(connection, 'a')).toEqual({ ...stored('a', 3), name: 'renamed', revision: 2 });
  expect(findGraph(connection, 'c')).toBeUndefined();
});

test('earlier states are kept, at most one a minute; the current one comes first', () => {
  const connection = temporaryStore();
  insertGraph(connection, stored('a', 0));
  for (const [index, time] of [1000, 2000, MINUTE, MINUTE + 2000, 2 * MINUTE + 3000].entries()) {
    updateGraph(connection, { id: 'a', name: 'a', document: document(`state ${index + 2}`), updatedAt: time });
  }
  const versions = listGraphVersions(connection, 'a');
  expect(versions.map(({ revision, document, changedAt }) => [revision, document.name, changedAt])).toEqual([
    [6, 'state 6', 2 * MINUTE + 3000],
    [5, 'state 5', MINUTE + 2000],
    [4, 'state 4', MINUTE],
    [1, 'a', 0],
  ]);
  expect(findGraphVersion(connection, 'a', 4)).toEqual(versions[2]);
  expect(findGraphVersion(connection, 'a', 3)).toBeUndefined();
});

test('at most 200 earlier states are kept, in addition to named ones', () => {
  const connection = temporaryStore();
  insertGraph(connection, stored('a', 0));
  keepGraphVersion(connection, { id: 'a', revision: 1, name: 'First', now: 0 });
  for (let minute = 1; minute <= 210; minute++) updateGraph(connection, stored('a', minute * MINUTE));
  const [present, ...earlier] = listGraphVersions(connection, 'a');
  expect(present.revision).toBe(211);
  expect(earlier).toHaveLength(201);
  expect(earlier[0].revision).toBe(210);
  expect(earlier.at(-1)).toMatchObject({ revision: 1, name: 'First' });
});

/** A graph whose revision 2 was stored by another window, while this one wants to save based on revision 1. */
function overwriting() {
  const connection = temporaryStore();
  insertGraph(connection, stored('a', 0));
  updateGraph(connection, { ...stored('a', 1), document: document('theirs') });
  const save = () => updateGraph(connection, { ...stored('a', 2), document: document('mine'), basedOn: 1 });
  const names = () => listGraphVersions(connection, 'a').map((version) => version.document.name);
  return { connection, save, names };
}

/** Runs an action at the next statement that begins with the given SQL. */
function atStatement(connection: WritingConnection, sql: string, act: () => void): void {
  const run = connection.run.bind(connection);
  vi.spyOn(connection, 'run').mockImplementation((statement, parameters) => {
    if (statement.trim().startsWith(sql)) act();
    return run(statement, parameters);
  });
}

test('a save that fails between keeping the old state and writing the new one changes nothing', () => {
  const { connection, save, names } = overwriting();
  atStatement(connection, 'UPDATE graphs SET', () => {
    expect(names()).toEqual(['theirs', 'a']);
    throw new Error('a crash');
  });
  expect(save).toThrow('a crash');
  vi.restoreAllMocks();
  expect(connection.all('SELECT revision FROM graph_versions')).toEqual([{ revision: 1 }]);
  expect(names()).toEqual(['theirs', 'a']);
  expect(save()).toEqual({ revision: 3, overwritten: 2 });
  expect(names()).toEqual(['mine', 'theirs', 'a']);
});

test.each(['INSERT INTO graph_versions', 'UPDATE graphs SET'])('while a save is at %s, no other window can save', (sql) => {
  const { connection, save, names } = overwriting();
  const other = WritingConnection.open(connection.file);
  onTestFinished(() => other.close());
  other.pragma('busy_timeout = 0');
  const refusals: unknown[] = [];
  atStatement(connection, sql, () => {
    refusals.push(refusalOf(() => updateGraph(other, { ...stored('a', 2), document: document('third') })).code);
  });
  save();
  expect(refusals[0]).toBe('database.locked');
  vi.restoreAllMocks();
  updateGraph(other, { ...stored('a', 3), document: document('third'), basedOn: 2 });
  expect(names()).toEqual(['third', 'mine', 'theirs', 'a']);
});

test('a removed graph is gone with its versions', () => {
  const connection = temporaryStore();
  insertGraph(connection, stored('a', 0));
  updateGraph(connection, stored('a', 1));
  expect(deleteGraph(connection, 'a')).toBe(true);
  expect(deleteGraph(connection, 'a')).toBe(false);
  expect(listGraphVersions(connection, 'a')).toEqual([]);
  expect(updateGraph(connection, stored('a', 2))).toBeUndefined();
});
