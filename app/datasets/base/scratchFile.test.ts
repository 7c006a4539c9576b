import { closeSync, constants, existsSync, readdirSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporaryFolder.ts';
import { openScratchFile, scratchWay } from './scratchFile.ts';

test('a scratch file has no name, and is written and read by its handle', () => {
  const folder = temporaryFolder();
  const handle = openScratchFile(folder);
  if (handle === undefined) throw new Error('the system denies a file');
  writeSync(handle, 'numbers', 0);
  const read = Buffer.alloc(7);
  readSync(handle, read, 0, 7, 0);
  closeSync(handle);
  expect([read.toString(), readdirSync(folder)]).toEqual(['numbers', []]);
});

test('on Windows it is deleted by the system when it is closed, since an open file can refuse it', () => {
  const isNew = constants.O_RDWR | constants.O_CREAT | constants.O_EXCL;
  expect(scratchWay('win32')).toEqual({ flags: isNew | 0x40, keepsName: true });
  for (const platform of ['linux', 'darwin'] as const) expect(scratchWay(platform)).toEqual({ flags: isNew, keepsName: false });
});

test('no file is opened where the system denies it', () => {
  const missing = join(temporaryFolder(), 'missing');
  expect([openScratchFile(missing), existsSync(missing)]).toEqual([undefined, false]);
});
