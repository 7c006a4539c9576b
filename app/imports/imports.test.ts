import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { message } from '#engine/messages/index.ts';
import { importedName, openImports } from './imports.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'backwire-imports-')), 'imported');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

const open = (limit = 1000) => openImports({ folder, limit });

test('a file is stored atomically, in a folder named by its hash', async () => {
  const path = await open().keep('flowers.csv', chunks('a,b\n', '1,2\n'));
  const hash = createHash('sha256').update('a,b\n1,2\n').digest('hex');
  expect(path).toBe(join(folder, hash.slice(0, 16), 'flowers.csv'));
  expect(readFileSync(path, 'utf8')).toBe('a,b\n1,2\n');
  expect(readdirSync(folder)).toEqual([hash.slice(0, 16)]);
});

test('the same bytes are stored once, other bytes of the same name beside them', async () => {
  const imports = open();
  const first = await imports.keep('a.csv', chunks('1'));
  expect(await imports.keep('a.csv', chunks('1'))).toBe(first);
  expect(await imports.keep('a.csv', chunks('2'))).not.toBe(first);
  expect(readFileSync(first, 'utf8')).toBe('1');
});

test('a text is stored in UTF-8', async () => {
  expect(readFileSync(await open().keepText('pasted.tsv', 'größe\t1'), 'utf8')).toBe('größe\t1');
});

test('a file beyond the limit is rejected without a remainder', async () => {
  await expect(open(5).keep('a.csv', chunks('123', '456'))).rejects.toMatchObject({
    code: 'import.tooLarge',
    details: { expected: message('at most {{limit}} bytes', { limit: 5 }), fix: message('Train on some of the rows.') },
  });
  expect(readdirSync(folder)).toEqual([]);
  expect(readFileSync(await open(6).keep('a.csv', chunks('123', '456')), 'utf8')).toBe('123456');
});

test('an aborted upload leaves no file', async () => {
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('aborted');
  }
  await expect(open().keep('a.csv', broken())).rejects.toThrow('aborted');
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that cannot be created is named, and a retry can succeed', async () => {
  const imports = open();
  writeFileSync(folder, 'a file in its place');
  await expect(imports.keep('a.csv', chunks('1'))).rejects.toMatchObject({ code: 'file.unwritable' });
  rmSync(folder);
  expect(existsSync(await imports.keep('a.csv', chunks('1')))).toBe(true);
});

test('a file too large for the disk is rejected without a remainder', async ({ skip }) => {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    skip('a small disk to fill needs Linux and the right to mount one');
  }
  try {
    const imports = openImports({ folder, limit: 1e6 });
    await expect(imports.keep('a.csv', chunks('x'.repeat(100_000)))).rejects.toMatchObject({ code: 'file.full' });
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(await imports.keep('a.csv', chunks('1')))).toBe(true);
  } finally {
    execFileSync('umount', [folder]);
  }
});

test('partial files of a killed program are removed, those being written stay', async () => {
  mkdirSync(folder, { recursive: true });
  const [old, fresh] = ['a', 'b'].map((letter) => join(folder, `.${letter.repeat(8)}-0000-0000-0000-000000000000.tmp`));
  for (const file of [old, fresh]) writeFileSync(file, 'half');
  utimesSync(old, 1, 1);
  chmodSync(old, 0o600);
  await open().keep('a.csv', chunks('1'));
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
});

test.each([
  ['flowers.csv', 'flowers.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\data\\Größe (2).csv', 'Größe (2).csv'],
  ['what?a=1,b;c%20#.csv', 'what-a-1-b-c-20-.csv'],
  ['.hidden', 'hidden'],
  ['nul.csv', 'nul-.csv'],
  ['...', 'data'],
  ['', 'data'],
  ['half \ud800.csv', 'half \ufffd.csv'],
  [`${'x'.repeat(300)}.csv.gz`, `${'x'.repeat(73)}.csv.gz`],
])('%s is stored as %s', (name, kept) => {
  expect(importedName(name)).toBe(kept);
});
