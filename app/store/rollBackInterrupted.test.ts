import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { backUp } from './backUp.ts';
import { ReadingConnection } from './connection.ts';
import { loadSetting, openStore, saveSetting } from './index.ts';
import { temporaryFolder } from './testing/temporaryStore.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

/**
 * The files after a kill during a transaction: enough is written that SQLite spills pages from its cache into the file, and both
 * files are copied at that point.
 */
function killedInTransaction(prepare: (database: Database.Database) => void = () => {}): string {
  const folder = temporaryFolder();
  const file = join(folder, 'whole.sqlite');
  const database = new Database(file);
  database.pragma('auto_vacuum = INCREMENTAL');
  prepare(database);
  database.pragma('cache_size = 2');
  database.exec('BEGIN EXCLUSIVE; CREATE TABLE unfinished (a BLOB)');
  for (let row = 0; row < 50; row++) database.prepare('INSERT INTO unfinished VALUES (?)').run(Buffer.alloc(3000));
  mkdirSync(join(folder, 'killed'));
  const killed = join(folder, 'killed', 'backwire.sqlite');
  copyFileSync(file, killed);
  copyFileSync(`${file}-journal`, `${killed}-journal`);
  database.exec('ROLLBACK');
  database.close();
  return killed;
}

/** Like our databases, but in rollback mode, as other tools may leave them. */
function asOurs(database: Database.Database): void {
  const { connection } = openStore(join(temporaryFolder(), 'a.sqlite'));
  const applicationId = connection.pragma('application_id');
  const version = connection.pragma('user_version');
  const sql = connection.all<{ sql: string | null }>('SELECT sql FROM sqlite_schema').flatMap(({ sql }) => sql ?? []);
  connection.close();
  for (const statement of sql) if (!/sqlite_sequence/.test(statement)) database.exec(statement);
  database.exec(`INSERT INTO settings VALUES ('session', '{"graph":"g1"}')`);
  database.pragma(`application_id = ${applicationId}`);
  database.pragma(`user_version = ${version}`);
}

test("a kill during a database's first transaction does not block it: the transaction is rolled back", () => {
  const file = killedInTransaction();
  expect(() => ReadingConnection.open(file).pragma('user_version')).toThrow('cannot be');
  const { connection, notices } = openStore(file);
  expect(notices).toEqual([]);
  expect(connection.get("SELECT name FROM sqlite_schema WHERE name = 'unfinished'")).toBeUndefined();
  saveSetting(connection, 'a', 1);
  connection.close();
  expect(readdirSync(join(file, '..'))).toEqual(['backwire.sqlite']);
});

test('a file of 4,096 bytes with its journal, as SQLite leaves it before write-ahead mode, is recreated', () => {
  const file = killedInTransaction();
  truncateSync(file, 4096);
  const { connection, notices } = openStore(file);
  expect(notices).toEqual([]);
  expect(connection.pragma('journal_mode')).toBe('wal');
  connection.close();
});

test('a file of zeros, as a power cut leaves it, is recreated if its journal exists', () => {
  const file = killedInTransaction();
  writeFileSync(file, Buffer.alloc(4096));
  const { connection } = openStore(file);
  expect(connection.pragma('integrity_check')).toBe('ok');
  connection.close();
});

test('an empty file beside a journal is created anew', () => {
  const file = killedInTransaction();
  truncateSync(file, 0);
  const { connection, notices } = openStore(file);
  expect(notices).toEqual([]);
  connection.close();
  expect(existsSync(`${file}-journal`)).toBe(false);
});

test('a filled database with an interrupted transaction keeps all earlier data', () => {
  const file = killedInTransaction(asOurs);
  const { connection, notices } = openStore(file);
  expect(notices).toEqual([]);
  expect(loadSetting(connection, 'session')).toEqual({ graph: 'g1' });
  expect(connection.get("SELECT name FROM sqlite_schema WHERE name = 'unfinished'")).toBeUndefined();
  connection.close();
});

test('a transaction of another program is left alone', () => {
  const file = killedInTransaction((database) => database.exec('CREATE TABLE mails (a TEXT)'));
  const [before, journal] = [readFileSync(file), readFileSync(`${file}-journal`)];
  expect(refusalOf(() => openStore(file)).code).toBe('database.foreign');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readFileSync(`${file}-journal`).equals(journal)).toBe(true);
});

test('a journal of a damaged database is set aside with it, and does not affect the restored backup', async () => {
  const file = killedInTransaction(asOurs);
  const { connection: first } = openStore(file);
  await backUp(first, NOW);
  first.close();
  const damaged = killedInTransaction(asOurs);
  copyFileSync(`${damaged}-journal`, `${file}-journal`);
  const bytes = readFileSync(damaged);
  // The journal undoes the transaction's writes; untouched pages stay damaged.
  bytes.fill(0xff, 100, 3000);
  writeFileSync(file, bytes.fill(0xff, 8192, 40_000));
  const { connection, notices } = openStore(file, NOW);
  expect(notices).toMatchObject([{ code: 'database.restored' }]);
  expect(loadSetting(connection, 'session')).toEqual({ graph: 'g1' });
  expect(connection.pragma('integrity_check')).toBe('ok');
  connection.close();
});

test('a log without its index is read', () => {
  const folder = temporaryFolder();
  const { connection } = openStore(join(folder, 'a.sqlite'));
  saveSetting(connection, 'session', 'in the log');
  mkdirSync(join(folder, 'killed'));
  for (const name of ['a.sqlite', 'a.sqlite-wal']) copyFileSync(join(folder, name), join(folder, 'killed', name));
  connection.close();
  const { connection: again } = openStore(join(folder, 'killed', 'a.sqlite'));
  expect(loadSetting(again, 'session')).toBe('in the log');
  again.close();
});

test('leftovers of a kill during a backup do not get into the next one', async () => {
  const file = killedInTransaction(asOurs);
  const unfinished = killedInTransaction();
  copyFileSync(unfinished, `${file}.backup-unfinished`);
  copyFileSync(`${unfinished}-journal`, `${file}.backup-unfinished-journal`);
  const { connection } = openStore(file);
  expect(await backUp(connection, NOW)).toBe(true);
  connection.close();
  expect(readdirSync(join(file, '..')).sort()).toEqual(['backwire.sqlite', 'backwire.sqlite.backup']);
});
