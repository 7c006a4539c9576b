import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { describeDatabaseError } from './errors.ts';
import * as writable from './whyNotWritable.ts';

test.each([
  ['SQLITE_CANTOPEN', 'permission', 'is read-only'],
  ['SQLITE_READONLY_DIRECTORY', 'permission', 'is read-only'],
  ['SQLITE_READONLY', 'readOnlyDisk', 'is on a read-only disk'],
] as const)('%s in a folder that takes no files names the folder (%s)', (reported, reason, received) => {
  vi.spyOn(writable, 'whyNotWritable').mockReturnValue(reason);
  expect(describeDatabaseError(new Database.SqliteError('text', reported), '/data/a.sqlite')).toMatchObject({
    code: 'database.readOnly',
    message: `'/data/a.sqlite' cannot be used: its folder '/data' ${received}`,
    details: { where: '/data' },
  });
  vi.restoreAllMocks();
});
