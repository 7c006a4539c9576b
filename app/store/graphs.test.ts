import { expect, test } from 'vitest';
import { classifier } from '#engine/testing/networks.ts';
import {
  deleteGraph,
  findGraph,
  findGraphVersion,
  insertGraph,
  keepGraphVersion,
  listGraphs,
  listGraphVersions,
  updateGraph,
} from './index.ts';
import { temporaryStore } from './testing/temporaryStore.ts';

const MINUTE = 60_000;
const document = (name: string) => ({ ...classifier(), name });
const stored = (id: string, updatedAt: number) => ({ id, name: id, document: document(id), revision: 1, updatedAt });

test('a graph comes back as it was saved, the one changed last first', () => {
  const connection = temporaryStore();
  insertGraph(connection, stored('a', 1));
  insertGraph(connection, stored('b', 2));
  expect(updateGraph(connection, { ...stored('a', 3), name: 'renamed' })).toBe(2);
  expect(listGraphs(connection)).toEqual([
    { id: 'a', name: 'renamed', updatedAt: 3 },
    { id: 'b', name: 'b', updatedAt: 2 },
  ]);
  expect(findGraph(connection, 'a')).toEqual({ ...stored('a', 3), name: 'renamed', revision: 2 });
  expect(findGraph(connection, 'c')).toBeUndefined();
});

test('earlier states are kept, at most one a minute; the present one stands first', () => {
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

test('no more than 200 earlier states are kept, besides those with a name', () => {
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

test('a removed graph is gone with its versions', () => {
  const connection = temporaryStore();
  insertGraph(connection, stored('a', 0));
  updateGraph(connection, stored('a', 1));
  expect(deleteGraph(connection, 'a')).toBe(true);
  expect(deleteGraph(connection, 'a')).toBe(false);
  expect(listGraphVersions(connection, 'a')).toEqual([]);
  expect(updateGraph(connection, stored('a', 2))).toBeUndefined();
});
