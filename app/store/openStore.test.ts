import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type RunOrigin, runSummary } from '#app/contract/index.ts';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { backUp } from './backUp.ts';
import { WritingConnection } from './connection.ts';
import { databaseError, describeDatabaseError } from './errors.ts';
import {
  endRun,
  findLastCheckpoint,
  findRun,
  insertImport,
  insertRun,
  insertSweep,
  listBlocks,
  listGraphVersions,
  listRuns,
  listTemplates,
  loadSetting,
  openStore,
  readCurves,
  readGradients,
  reopenRun,
  saveSetting,
  saveTrial,
} from './index.ts';

import { migrate } from './migrate.ts';
import { errors } from './migrations/008-errors.ts';
import { weights } from './migrations/010-weights.ts';
import { forks } from './migrations/012-forks.ts';
import { origins } from './migrations/013-origins.ts';
import { experiments } from './migrations/017-experiments.ts';
import { histories } from './migrations/018-histories.ts';
import { live } from './migrations/019-live.ts';
import { digests } from './migrations/021-digests.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { newRun } from './testing/runs.ts';
import { temporaryFolder, temporaryStore } from './testing/temporaryStore.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const KEPT = 'backwire.sqlite.damaged-2026-03-01T12-00-00.000Z';

/** A database with one setting, closed. */
function madeDatabase(name = 'backwire.sqlite'): string {
  const file = join(temporaryFolder(), name);
  const { connection } = openStore(file);
  saveSetting(connection, 'session', { graph: 'g1' });
  connection.close();
  return file;
}

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xff, 5000, 9000);
  writeFileSync(file, bytes);
}

test('a missing database is created with its folder, strict, in write-ahead mode and with foreign keys', () => {
  const file = join(temporaryFolder(), 'new', 'folder', 'backwire.sqlite');
  const { connection, notices } = openStore(file);
  expect(notices).toEqual([]);
  expect(connection.pragma('journal_mode')).toBe('wal');
  expect(connection.pragma('synchronous')).toBe(1);
  expect(connection.pragma('foreign_keys')).toBe(1);
  expect(connection.pragma('auto_vacuum')).toBe(2);
  expect(connection.pragma('user_version')).toBe(MIGRATIONS.length);
  const tables = connection.all<{ name: string; strict: number }>(
    "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  expect(tables.length).toBeGreaterThan(8);
  expect(tables.filter(({ strict }) => !strict)).toEqual([]);
  connection.close();
});

test('saved data is there after a restart', () => {
  const file = madeDatabase();
  const { connection, notices } = openStore(file);
  expect(notices).toEqual([]);
  expect(loadSetting(connection, 'session')).toEqual({ graph: 'g1' });
  expect(loadSetting(connection, 'other')).toBeUndefined();
  connection.close();
});

test('a failing migration changes nothing, not even the version', () => {
  const connection = temporaryStore();
  const broken = [...MIGRATIONS, 'CREATE TABLE more (a TEXT) STRICT; CREATE TABLE settings (a TEXT) STRICT;'];
  expect(() => migrate(connection, broken)).toThrow('already exists');
  expect(connection.pragma('user_version')).toBe(MIGRATIONS.length);
  expect(connection.get("SELECT name FROM sqlite_schema WHERE name = 'more'")).toBeUndefined();
});

test('a database of version 1 keeps its runs and checkpoints, which have no callback state and did not end early', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, 1));
  const columns = 'id, name, graph_name, document, configuration, seed, dataset, data_fingerprint, base_directory';
  old.execute(`
    INSERT INTO runs (${columns}, engine_version, executor, parameters, epochs, steps, status, started_at)
    VALUES ('r1', 'Run 1', 'g', '{}', '{}', 1, 'iris', 'ab', '/', '1', 'reference', 1, 3, 30, 'stopped', 1);
    INSERT INTO checkpoints VALUES (1, 4, 2, 0, '{"loss":0,"correct":0,"samples":0,"answers":0}', 1, 0, 1);`);
  old.close();
  const { connection } = openStore(file);
  expect(listRuns(connection)).toMatchObject([{ id: 'r1', status: 'stopped', earlyStop: null }]);
  const checkpoint = findLastCheckpoint(connection, 'r1');
  expect(checkpoint?.step).toBe(4);
  expect(checkpoint?.callbacks).toBeUndefined();
  connection.close();
});

test('a database of version 2 keeps its graph versions, without names and with their times', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, 2));
  old.execute(`
    INSERT INTO graphs VALUES ('g', 'Mine', '{}', 2, 1, 9);
    INSERT INTO graph_versions VALUES ('g', 1, '{}', 5);`);
  old.close();
  const { connection } = openStore(file);
  expect(listGraphVersions(connection, 'g')).toMatchObject([
    { revision: 2, changedAt: 9 },
    { revision: 1, changedAt: 5, name: null },
  ]);
  expect(listTemplates(connection)).toEqual([]);
  connection.close();
});

test('a database of version 3 keeps its templates, and has no blocks', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, 3));
  old.execute("INSERT INTO templates VALUES ('t', 'Mine', '', '{}', 1);");
  old.close();
  const { connection } = openStore(file);
  expect(listTemplates(connection)).toMatchObject([{ id: 't' }]);
  expect(listBlocks(connection)).toEqual([]);
  connection.close();
});

test('runs of earlier versions were neither tested nor imported', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(weights)));
  insertRun(old, newRun());
  old.close();
  const { connection } = openStore(file);
  expect(listRuns(connection)).toMatchObject([{ id: 'r1', status: 'running', test: null, importedFrom: null }]);
  const { owner: _, ...run } = newRun({ id: 'r2', epochs: 0 });
  const from = { fileName: 'a.json', run: null, step: null, epoch: null, verification: 'absent' } as const;
  insertImport(connection, { run, from, parameters: [{ name: 'w', shape: [1], data: Float32Array.of(2) }] });
  expect(listRuns(connection)[0]).toMatchObject({ name: 'a.json', status: 'imported', step: 0, importedFrom: from });
  expect(findLastCheckpoint(connection, 'r2')?.parameters[0].data).toEqual(Float32Array.of(2));
  connection.close();
});

test('runs of earlier versions started from no other run', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(forks)));
  insertRun(old, newRun());
  old.close();
  const { connection } = openStore(file);
  expect(findRun(connection, 'r1')).toMatchObject({ updatesBefore: 0, summary: { forkedFrom: null } });
  insertRun(connection, newRun({ id: 'r2', forkedFrom: { run: 'r1', step: 7 }, updatesBefore: 7 }));
  expect(findRun(connection, 'r2')).toMatchObject({ updatesBefore: 7, summary: { forkedFrom: { run: 'r1', step: 7 } } });
  connection.close();
});

test('runs of earlier versions have no labels; a trial belongs to the experiment of its sweep', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(experiments)));
  for (const id of ['r1', 'r2']) insertRun(old, newRun({ id }));
  insertSweep(old, { id: 's', name: 'Units', definition: {}, createdAt: 0 });
  const trial = { number: 0, choices: {}, state: 'complete', metric: 1, prunedAfter: null, seconds: 0, error: null } as const;
  saveTrial(old, 's', { ...trial, run: 'r2' });
  old.close();
  const { connection } = openStore(file);
  const unlabelled = { note: '', tags: [], color: null, removedAt: null };
  expect(listRuns(connection)).toMatchObject([
    { id: 'r2', ...unlabelled, experiment: 'Units' },
    { id: 'r1', ...unlabelled, experiment: null },
  ]);
  connection.close();
});

test('gradients of earlier versions keep all their numbers; their histograms, in bins of their own, have a table', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(histories)));
  const runKey = insertRun(old, newRun());
  const record = { step: 20, parameter: 'o.weight', norm: 1.5, mean: 0, standardDeviation: 1, min: -1, max: 2, nonFinite: 3 };
  old.insert('gradients', { runKey, ...record, updateRatio: 0.01, histogram: [1, 2] });
  old.close();
  const { connection } = openStore(file);
  expect(readGradients(connection, 'r1')).toEqual([{ ...record, updateRatio: 0.01 }]);
  expect(connection.all('SELECT parameter, step, histogram FROM linear_histograms')).toEqual([
    { parameter: 'o.weight', step: 20, histogram: [1, 2] },
  ]);
  connection.close();
});

test('curves of earlier versions, which have no digests, are plotted as recorded', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(digests)));
  const runKey = insertRun(old, newRun());
  for (const step of [1, 2]) old.insert('steps', { runKey, step, epoch: 1, loss: 1 / step, learningRate: 0.1, time: step });
  old.close();
  const { connection } = openStore(file);
  expect(readCurves(connection, 'r1', { most: 100 }).steps.loss).toEqual([1, 0.5]);
  connection.close();
});

test('error texts of runs become templates', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(errors)));
  const columns =
    'id, name, graph_name, document, configuration, seed, dataset, data_fingerprint, base_directory, engine_version';
  const rest = 'executor, parameters, epochs, steps, status, started_at, error_code, error_message, error_fix';
  const failures = [
    "'training.nonFinite', 'The loss is ''NaN''', 'Lower it'",
    "'run.crashed', 'Ended: {{x}}', NULL",
    'NULL, NULL, NULL',
  ];
  for (const [index, failure] of failures.entries()) {
    old.execute(`
      INSERT INTO runs (${columns}, ${rest})
      VALUES ('r${index}', 'Run', 'g', '{}', '{}', 1, 'iris', 'ab', '/', '1', 'reference', 1, 3, 30, 'failed', 1, ${failure});`);
  }
  old.close();
  const { connection } = openStore(file);
  const read = listRuns(connection).reverse();
  expect(read.map(({ error }) => error)).toEqual([
    { code: 'training.nonFinite', template: "The loss is 'NaN'", fix: { template: 'Lower it' } },
    { code: 'run.crashed', template: 'Ended: {{x}}' },
    null,
  ]);
  expect(read.map(({ error }) => error && english(error))).toEqual(["The loss is 'NaN'", 'Ended: {{x}}', null]);
  connection.close();
});

test('runs of earlier versions have no origin of a non-finite number; later ones keep theirs until they are resumed', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(origins)));
  insertRun(old, newRun());
  old.close();
  const { connection } = openStore(file);
  expect(listRuns(connection)).toMatchObject([{ id: 'r1', origin: null }]);
  const origin: RunOrigin = {
    ...{ step: 4, epoch: 1, learningRate: 0.1, kind: 'output', node: 'h', quantity: 'out', index: [3, 0], value: 'NaN' },
    what: { template: 'the output of h' },
    sample: { index: 29, split: 'train', number: 29 },
    operation: { type: 'log', node: 'h', inputs: [{ value: 0, isLargest: false }], result: '-Infinity' },
    cause: { code: 'logOfZero', template: 'The logarithm of 0 is −∞' },
    growth: null,
    remedies: [],
  };
  endRun(connection, 'r1', { status: 'failed', endedAt: 5, origin });
  expect(listRuns(connection)[0].origin).toEqual(origin);
  expect(runSummary.parse(listRuns(connection)[0]).origin).toEqual(origin);
  reopenRun(connection, { key: 1, epoch: 0, step: 0, owner: 'o' });
  expect(listRuns(connection)[0].origin).toBeNull();
  connection.close();
});

test('runs of a database of version 4 get their restored epochs', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, 4));
  const columns = 'id, name, graph_name, document, configuration, seed, dataset, data_fingerprint, base_directory';
  const restoring = '{"earlyStopping":{"restoreBestWeights":true}}';
  const course = (waited: number) => `{"schedule":{},"earlyStopping":{"best":0.1,"bestEpoch":2,"waited":${waited}}}`;
  const runs = [
    { status: 'completed', configuration: restoring, waited: 1 },
    // Its last epoch was the best.
    { status: 'completed', configuration: restoring, waited: 0 },
    { status: 'stopped', configuration: restoring, waited: 1 },
    { status: 'completed', configuration: '{"earlyStopping":{"restoreBestWeights":false}}', waited: 1 },
  ];
  for (const [index, { status, configuration, waited }] of runs.entries()) {
    old.execute(`
      INSERT INTO runs (${columns}, engine_version, executor, parameters, epochs, steps, status, started_at)
      VALUES ('r${index}', 'Run', 'g', '{}', '${configuration}', 1, 'iris', 'ab', '/', '1', 'reference', 1, 3, 30, '${status}', 1);
      INSERT INTO checkpoints (run_key, step, epoch, batch_in_epoch, epoch_totals, time, bytes, created_at, course)
      VALUES (${index + 1}, 9, 4, 0, '{}', 1, 0, 1, '${course(waited)}');
      INSERT INTO epochs VALUES (${index + 1}, 2, 6, 0.25, NULL, 0.1, NULL, 1), (${index + 1}, 3, 9, 0.125, NULL, 0.2, NULL, 1);`);
  }
  old.close();
  const { connection } = openStore(file);
  const read = listRuns(connection).reverse();
  expect(read.map(({ restoredEpoch }) => restoredEpoch)).toEqual([2, null, null, null]);
  expect(read.map(({ loss }) => loss)).toEqual([0.25, 0.125, 0.125, 0.125]);
  expect(read[0].validation?.loss).toBe(0.1);
  connection.close();
});

test('runs of a database without changed settings have one batch size in all epochs', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, MIGRATIONS.indexOf(live)));
  const columns = 'id, name, graph_name, document, configuration, seed, dataset, data_fingerprint, base_directory';
  old.execute(`
    INSERT INTO runs (${columns}, engine_version, executor, parameters, epochs, steps, status, started_at)
    VALUES ('r1', 'Run', 'g', '{}', '{"batchSize":16}', 1, 'iris', 'ab', '/', '1', 'wasm', 1, 3, 30, 'stopped', 1);`);
  old.close();
  const { connection } = openStore(file);
  expect(listRuns(connection)).toMatchObject([
    { settingChanges: [], parts: [{ epoch: 1, step: 0, batchSize: 16, stepsPerEpoch: 10 }] },
  ]);
  connection.close();
});

test('runs of a database of version 8 get the normalization of their documents, and no numbers of samples', () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  const old = WritingConnection.open(file);
  migrate(old, MIGRATIONS.slice(0, 8));
  const columns = 'id, name, graph_name, document, configuration, seed, dataset, data_fingerprint, base_directory';
  const configuration = '{"optimizer":{"type":"adam","learningRate":0.002},"batchSize":16}';
  for (const [id, data] of Object.entries({ r1: '{"normalize":"standard"}', r2: '{}' })) {
    old.execute(`
      INSERT INTO runs (${columns}, engine_version, executor, parameters, epochs, steps, status, started_at)
      VALUES ('${id}', 'Run', 'g', '{"data":${data}}', '${configuration}', 1, 'iris', 'ab', '/', '1', 'wasm', 1, 3, 30, 'stopped', 1);`);
  }
  old.close();
  const { connection } = openStore(file);
  const settings = { samples: null, optimizer: 'adam', learningRate: 0.002, batchSize: 16 };
  expect(listRuns(connection)).toMatchObject([
    { id: 'r2', normalize: 'none', ...settings },
    { id: 'r1', normalize: 'standard', ...settings },
  ]);
  connection.close();
});

test('migrations run once, in order, from any earlier version', () => {
  const file = madeDatabase();
  const more = [...MIGRATIONS, 'ALTER TABLE settings ADD COLUMN note TEXT;', "UPDATE settings SET note = 'kept';"];
  for (const _start of [1, 2]) {
    const connection = WritingConnection.open(file);
    migrate(connection, more);
    expect(connection.pragma('user_version')).toBe(MIGRATIONS.length + 2);
    expect(connection.get('SELECT name, note FROM settings')).toEqual({ name: 'session', note: 'kept' });
    connection.close();
  }
});

test.each([false, true])('a database of a newer version is rejected and unchanged (written to concurrently: %s)', (isOpen) => {
  const file = madeDatabase();
  const other = new Database(file);
  other.pragma('user_version = 99');
  if (!isOpen) other.close();
  const before = readFileSync(file);
  const error = refusalOf(() => openStore(file));
  expect(error.code).toBe('database.newer');
  expect(error.message).toContain(`'${file}' has version 99; this program knows databases up to version ${MIGRATIONS.length}`);
  expect(readFileSync(file).equals(before)).toBe(true);
  if (!isOpen) expect(readdirSync(join(file, '..'))).toEqual(['backwire.sqlite']);
  if (isOpen) other.close();
});

test('a file of another program is rejected and unchanged', () => {
  const folder = temporaryFolder();
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'my notes');
  expect(refusalOf(() => openStore(text)).code).toBe('database.foreign');
  expect(readFileSync(text, 'utf8')).toBe('my notes');

  const database = join(folder, 'other.sqlite');
  const other = new Database(database);
  other.exec('CREATE TABLE mails (a TEXT)');
  other.close();
  const before = readFileSync(database);
  expect(refusalOf(() => openStore(database)).code).toBe('database.foreign');
  expect(readFileSync(database).equals(before)).toBe(true);
});

test('a damaged database without a backup is set aside and a new one created', () => {
  const file = madeDatabase();
  damage(file);
  const damaged = readFileSync(file);
  const { connection, notices } = openStore(file, NOW);
  expect(notices).toMatchObject([{ code: 'database.setAside' }]);
  expect(english(notices[0])).toContain(KEPT);
  expect(loadSetting(connection, 'session')).toBeUndefined();
  connection.close();
  expect(readFileSync(join(file, '..', KEPT)).equals(damaged)).toBe(true);
});

test.each([
  ['bytes in the middle', damage],
  ['a file cut short', (file: string) => truncateSync(file, 5000)],
  ['other text in its place', (file: string) => writeFileSync(file, 'garbage')],
])('the last backup replaces a damaged database: %s', async (_what, harm) => {
  const file = madeDatabase();
  const { connection: first } = openStore(file);
  expect(await backUp(first, NOW)).toBe(true);
  first.close();
  harm(file);
  const { connection, notices } = openStore(file, NOW);
  expect(notices).toMatchObject([{ code: 'database.restored' }]);
  expect(loadSetting(connection, 'session')).toEqual({ graph: 'g1' });
  connection.close();
  expect(existsSync(join(file, '..', KEPT))).toBe(true);
  expect(openStore(file).notices).toEqual([]);
});

test('a damaged backup is set aside too', async () => {
  const file = madeDatabase();
  const { connection: first } = openStore(file);
  await backUp(first, NOW);
  first.close();
  damage(file);
  damage(`${file}.backup`);
  const { connection, notices } = openStore(file, NOW);
  expect(notices[0].code).toBe('database.setAside');
  expect(english(notices[0])).toContain('its backup was damaged too');
  connection.close();
  expect(readdirSync(join(file, '..'))).toEqual(
    expect.arrayContaining(['backwire.sqlite', 'backwire.sqlite.backup.damaged-2026-03-01T12-00-00.000Z', KEPT]),
  );
  expect(existsSync(`${file}.backup`)).toBe(false);
});

test('a backup is made if something changed, and leaves nothing beside it', async () => {
  const file = madeDatabase();
  const { connection } = openStore(file);
  expect(await backUp(connection, NOW)).toBe(true);
  connection.close();
  const { connection: unchanged } = openStore(file);
  expect(await backUp(unchanged, NOW)).toBe(false);
  unchanged.close();
  expect(readdirSync(join(file, '..')).sort()).toEqual(['backwire.sqlite', 'backwire.sqlite.backup']);
});

test('a backup frees the space of removed rows', async () => {
  const file = madeDatabase();
  const { connection } = openStore(file);
  saveSetting(connection, 'large', 'x'.repeat(1_000_000));
  connection.run("DELETE FROM settings WHERE name = 'large'");
  expect(connection.pragma('freelist_count')).toBeGreaterThan(200);
  await backUp(connection, NOW);
  expect(connection.pragma('freelist_count')).toBe(0);
  connection.close();
  expect(statSync(file).size).toBeLessThan(400_000);
});

test('a full disk aborts the transaction, keeps the data and suggests a fix', () => {
  const connection = temporaryStore();
  saveSetting(connection, 'small', 1);
  connection.pragma(`max_page_count = ${Number(connection.pragma('page_count')) + 2}`);
  const error = refusalOf(() =>
    connection.transaction(() => {
      saveSetting(connection, 'other', 2);
      saveSetting(connection, 'large', 'x'.repeat(100_000));
    }),
  );
  expect(error.code).toBe('database.full');
  expect(error.details.fix).toContain('Free some');
  expect(loadSetting(connection, 'small')).toBe(1);
  expect(loadSetting(connection, 'other')).toBeUndefined();
});

test('a database locked by another program has its own error', () => {
  const connection = temporaryStore();
  connection.pragma('busy_timeout = 0');
  const other = new Database(connection.file);
  other.exec('BEGIN IMMEDIATE');
  expect(refusalOf(() => saveSetting(connection, 'a', 1)).code).toBe('database.locked');
  other.exec('ROLLBACK');
  saveSetting(connection, 'a', 1);
  expect(loadSetting(connection, 'a')).toBe(1);
  other.close();
});

test('a folder in place of the file, or a file in place of its folder, cannot be opened', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a.sqlite'));
  expect(refusalOf(() => openStore(join(folder, 'a.sqlite'))).code).toBe('database.unreachable');
  writeFileSync(join(folder, 'b'), '');
  expect(refusalOf(() => openStore(join(folder, 'b', 'c.sqlite'))).code).toBe('database.unreachable');
});

test.each([
  ['SQLITE_FULL', 'database.full'],
  ['SQLITE_BUSY_SNAPSHOT', 'database.locked'],
  ['SQLITE_READONLY_DIRECTORY', 'database.readOnly'],
  ['SQLITE_CORRUPT_VTAB', 'database.damaged'],
  ['SQLITE_IOERR_WRITE', 'database.unreachable'],
])('%s becomes %s', (reported, code) => {
  expect(describeDatabaseError(new Database.SqliteError('text', reported), 'a.sqlite')).toMatchObject({ code });
});

test('other errors are unchanged', () => {
  const bug = new Database.SqliteError('no such table: a', 'SQLITE_ERROR');
  expect(describeDatabaseError(bug, 'a.sqlite')).toBe(bug);
  const known = databaseError('database.full', { template: 'full' });
  expect(describeDatabaseError(known, 'a.sqlite')).toBe(known);
});

test('a reading connection does not write', () => {
  const connection = temporaryStore();
  expect(() => connection.get("INSERT INTO settings VALUES ('a', '1') RETURNING name")).toThrow('a reading query would write');
  expect(loadSetting(connection, 'a')).toBeUndefined();
});
