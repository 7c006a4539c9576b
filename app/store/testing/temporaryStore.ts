import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type WritingConnection } from '../index.ts';

/** A temporary folder for a test, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty database, closed and removed after the test. */
export function temporaryStore(): WritingConnection {
  const { connection } = openStore(join(temporaryFolder(), 'backwire.sqlite'));
  onTestFinished(() => connection.close());
  return connection;
}
