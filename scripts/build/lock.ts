import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;
/** An older lock is stale, even if its process id exists: ids are reused. */
const LONGEST_MS = 10 * 60_000;
const WRITTEN_BY_MS = 5_000;

/**
 * Runs `work` while no other process does so with the same lock file. A lock of a dead process is taken over. It only avoids
 * duplicate work; readers are safe because files are renamed into place.
 */
export async function withLock<Result>(lockFile: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!take(lockFile)) {
    if (!isHeld(lockFile)) rmSync(lockFile, { force: true });
    else await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function take(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function isHeld(lockFile: string): boolean {
  const lock = readLock(lockFile);
  if (!lock || lock.ageMs > LONGEST_MS) return false;
  // Just created, its process id not yet written.
  if (Number.isNaN(lock.holder)) return lock.ageMs < WRITTEN_BY_MS;
  try {
    process.kill(lock.holder, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function readLock(lockFile: string): { holder: number; ageMs: number } | undefined {
  try {
    const ageMs = Date.now() - statSync(lockFile).mtimeMs;
    return { holder: Number.parseInt(readFileSync(lockFile, 'utf8'), 10), ageMs };
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
