import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { fixture, temporaryFile } from '../testing/temporaryFolder.ts';
import { writeZip } from '../testing/writeZip.ts';
import { openZip } from './zip.ts';
import { namesIn } from './zipDirectory.ts';

const FILES = [
  ['a/', ''],
  ['a/b.txt', 'some text, some text'],
  ['größe.txt', 'x'],
] as const;

function read(content: Uint8Array) {
  const zip = openZip(temporaryFile('a.zip', content));
  try {
    return zip.entries.map((entry) => [entry.name, Buffer.from(zip.read(entry)).toString()]);
  } finally {
    zip.close();
  }
}

test.each([
  ['deflated', {}],
  ['stored', { method: 0 }],
  ['large', { isLarge: true }],
])('the files of an archive are read: %s', (_what, changes) => {
  expect(read(writeZip(FILES, changes))).toEqual([
    ['a/b.txt', 'some text, some text'],
    ['größe.txt', 'x'],
  ]);
});

test("an archive written by Python's zipfile is read", () => {
  const zip = openZip(fixture('classes.zip'));
  expect(zip.entries).toHaveLength(11);
  expect([...zip.read(zip.entries[0]).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  zip.close();
});

test('backslashes in names are slashes', () => {
  expect(read(writeZip([['a\\b.txt', 'x']]))).toEqual([['a/b.txt', 'x']]);
});

test.each(['../a', '/a', 'a/../../b', 'C:/a', '..\\a'])('the name %s is refused', (name) => {
  const error = refusalOf(() => read(writeZip([[name, 'x']])));
  expect(error.code).toBe('dataset.zipEntry');
  expect(error.message).toContain(`'a.zip': expected names of files within the archive, found '${name.replaceAll('\\', '/')}'`);
});

test.each([
  ['an encrypted file', { flags: 1 }],
  ['compression method 9', { method: 9 }],
])('%s is refused with its name', (received, changes) => {
  const error = refusalOf(() => read(writeZip(FILES, changes)));
  expect(error).toMatchObject({ code: 'dataset.zipEntry', details: { where: "'a/b.txt' in a.zip", received } });
});

test('a file that unpacks to more than the directory says is refused', () => {
  const bomb = writeZip([['bomb', 'x'.repeat(100_000)]], { size: 10 });
  expect(refusalOf(() => read(bomb)).code).toBe('dataset.damagedZip');
});

test('files that would unpack to too much are refused before they are unpacked', () => {
  expect(refusalOf(() => read(writeZip([['bomb', 'x']], { isLarge: true, size: 2 ** 31 }))).code).toBe('dataset.tooLarge');
  expect(refusalOf(() => openZip(temporaryFile('a.zip', writeZip(FILES, { isLarge: true, size: 2 ** 36 })))).code).toBe(
    'dataset.tooLarge',
  );
});

test('an archive that is cut off anywhere is refused', () => {
  const whole = writeZip(FILES);
  for (let length = 1; length < whole.length; length++)
    expect(refusalOf(() => read(whole.subarray(0, length))).code).toBe('dataset.damagedZip');
});

test('an archive with a changed byte is refused or still read whole', () => {
  const whole = writeZip(FILES);
  const codes = new Set<string>();
  for (let index = 0; index < whole.length; index++) {
    const changed = Buffer.from(whole);
    changed[index] ^= 0xff;
    try {
      read(changed);
    } catch (error) {
      codes.add(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    }
  }
  expect([...codes].sort()).toEqual(['dataset.damagedZip', 'dataset.tooLarge', 'dataset.zipEntry']);
});

test('the names at the beginning are found in the first bytes', () => {
  const bytes = writeZip(FILES);
  expect(namesIn(bytes)).toEqual(['a/', 'a/b.txt', 'größe.txt']);
  expect(namesIn(bytes.subarray(0, 40))).toEqual(['a/']);
  expect(namesIn(Buffer.from('text'))).toEqual([]);
});
