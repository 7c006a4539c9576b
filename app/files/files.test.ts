import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { message } from '#engine/messages/index.ts';
import { inEnglish } from '#engine/testing/refusal.ts';
import { plainName, readText, writeWhole } from './index.ts';
import { describeWriteFailure } from './writeWhole.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backwire-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is written atomically and replaces the previous one', async () => {
  const path = join(folder, 'a.json');
  writeFileSync(path, 'before');
  await writeWhole(path, 'after');
  expect(readFileSync(path, 'utf8')).toBe('after');
  expect(await readText(path)).toBe('after');
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('a file that fails verification leaves the previous one, and no other file', async () => {
  const path = join(folder, 'a.json');
  writeFileSync(path, 'before');
  const verify = async (temporary: string) => {
    expect(readFileSync(temporary, 'utf8')).toBe('after');
    throw new Error('not the same');
  };
  await expect(writeWhole(path, 'after', verify)).rejects.toThrow('not the same');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('text is read in UTF-8 and in UTF-16, with a byte order mark and without', async () => {
  const path = join(folder, 'a.json');
  const wide = Buffer.from('"größe"', 'utf16le');
  for (const bytes of [
    Buffer.from('"größe"'),
    Buffer.from('\uFEFF"größe"'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), wide]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]),
  ]) {
    writeFileSync(path, bytes);
    expect(await readText(path)).toBe('"größe"');
  }
});

test('text that is not UTF-8 is rejected with the byte and its offset', async () => {
  const path = join(folder, 'a.json');
  writeFileSync(path, Buffer.from('{\n"größe": 1}', 'latin1'));
  await expect(readText(path)).rejects.toMatchObject({
    code: 'file.notText',
    message: `'${path}' is not text in UTF-8: found the byte 0xF6 at offset 5 in line 2; the file is probably ISO 8859-1 or Windows-1252`,
    details: { fix: message('Save it again in UTF-8') },
  });
});

test('text beyond the limit is rejected', async () => {
  const path = join(folder, 'a.json');
  writeFileSync(path, '12345');
  await expect(readText(path, 4)).rejects.toMatchObject({ code: 'file.tooLarge', message: expect.stringContaining('found 5') });
});

test('an unwritable folder is named, with the reason', async () => {
  const path = join(folder, 'nowhere', 'a.json');
  await expect(writeWhole(path, 'text')).rejects.toMatchObject({
    code: 'file.unwritable',
    message: `'${path}' cannot be written: its folder does not exist`,
  });
  mkdirSync(join(folder, 'taken'));
  await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toMatchObject({
    code: 'file.unwritable',
    details: { received: message('a folder with this name exists') },
  });
  expect(readdirSync(folder)).toEqual(['taken']);
});

test('a missing file or a folder is not read', async () => {
  await expect(readText(join(folder, 'none'))).rejects.toMatchObject({ code: 'file.missing' });
  await expect(readText(folder)).rejects.toMatchObject({ code: 'file.unreadable', details: { received: message('a folder') } });
});

test('temporary files of a killed process are removed at the next write, and nothing else', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const [dead, living] = [pid, process.pid].map((writer) => `b.json.backwire-${writer}-0123abcd.tmp`);
  for (const name of [dead, living, 'own.tmp']) writeFileSync(join(folder, name), 'half');
  await writeWhole(join(folder, 'a.json'), 'text');
  expect(readdirSync(folder).sort()).toEqual(['a.json', living, 'own.tmp'].sort());
});

test('a file is written under a temporary name that identifies the process', async () => {
  const seen: string[] = [];
  await writeWhole(join(folder, 'a.json'), 'text', async (temporary) => void seen.push(basename(temporary)));
  expect(seen).toEqual([expect.stringMatching(new RegExp(`^a\\.json\\.backwire-${process.pid}-[0-9a-f]{8}\\.tmp$`))]);
});

test.each([
  ['EACCES', "there is no permission to write into its folder '/read/only'"],
  ['EROFS', "the disk of its folder '/read/only' is read-only"],
])('a read-only folder is named (%s)', (code, received) => {
  const error = describeWriteFailure('/read/only/a.json', Object.assign(new Error(code), { code }));
  expect(inEnglish(error).details.received).toBe(received);
});

test('a full disk is reported as such', () => {
  const error = describeWriteFailure('a.json', Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
  expect(error).toMatchObject({ code: 'file.full', message: "'a.json' cannot be written: the disk is full" });
});

test('graph names become file names', () => {
  expect(plainName('MNIST MLP')).toBe('mnist-mlp');
  expect(plainName(' ../Über 2% ')).toBe('über-2');
  expect(plainName('///')).toBe('untitled');
});
