import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, ProcessLock, removeDeadLocks, removeLocksOfKilled } from './index.ts';
import { temporaryFolder } from './testing/temporaryStore.ts';

const HOLDER = `
  const { ProcessLock } = await import(process.argv[1]);
  const lock = new ProcessLock(process.argv[2]);
  console.log(lock.owner);
  setInterval(() => lock.owner, 1000);
`;

test('a process is alive while it holds its lock', () => {
  const file = join(temporaryFolder(), 'a.sqlite');
  const lock = new ProcessLock(file);
  expect(isAlive(file, lock.owner)).toBe(true);
  expect(isAlive(file, 'nobody')).toBe(false);
  lock.release();
  expect(isAlive(file, lock.owner)).toBe(false);
  expect(readdirSync(join(file, '..'))).toEqual([]);
});

test('a killed process is not alive, and its lock is removed', async () => {
  const file = join(temporaryFolder(), 'a.sqlite');
  const module = new URL('./processLock.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, module, file]);
  const [printed] = await once(child.stdout, 'data');
  const owner = String(printed).trim();
  expect(isAlive(file, owner)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(file, owner)).toBe(false);

  const lock = new ProcessLock(file);
  removeDeadLocks(file);
  expect(existsSync(`${file}.owner-${owner}`)).toBe(true);
  removeDeadLocks(file, new Date(Date.now() + 120_000));
  expect(readdirSync(join(file, '..'))).toEqual([`a.sqlite.owner-${lock.owner}`]);
  lock.release();
});

test('locks of killed processes are removed at once, whether or not their runs still exist', async () => {
  const file = join(temporaryFolder(), 'a.sqlite');
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const uuid = '00000000-0000-4000-8000-000000000000';
  const lock = new ProcessLock(file);
  const [killed, new_, old] = [`${gone}-${uuid}`, `${process.pid}-${uuid}`, uuid].map((owner) => `${file}.owner-${owner}`);
  for (const left of [killed, new_, old]) writeFileSync(left, '');
  removeLocksOfKilled(file);
  expect([killed, new_, old].map((left) => existsSync(left))).toEqual([false, true, true]);
  expect(isAlive(file, lock.owner)).toBe(true);
  lock.release();
});

test('checking a lock never creates its file', () => {
  const file = join(temporaryFolder(), 'a.sqlite');
  expect(isAlive(file, 'nobody')).toBe(false);
  expect(readdirSync(join(file, '..'))).toEqual([]);
});
