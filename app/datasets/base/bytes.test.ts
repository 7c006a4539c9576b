import { execFileSync } from 'node:child_process';
import { mkdirSync, openSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { temporaryFile, temporaryFolder } from '../testing/temporaryFolder.ts';
import { fromHandle } from './byteSource.ts';
import { MAXIMUM_BYTES, openBytes, readBytes } from './bytes.ts';
import { unpackOnDisk } from './unpackGzip.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('a plain file and a gzipped one give the same bytes, under any name', () => {
  expect(text(readBytes(temporaryFile('a.gz', 'some text')).bytes)).toBe('some text');
  expect(text(readBytes(temporaryFile('a', gzipSync('some text'))).bytes)).toBe('some text');
});

test('bytes are read from any position to any offset', () => {
  for (const content of ['0123456789', gzipSync('0123456789')]) {
    const source = openBytes(temporaryFile('a', content));
    const target = new Uint8Array(6);
    source.read(target.subarray(1, 4), 5);
    source.close();
    expect(source.size).toBe(10);
    expect([...target]).toEqual([0, 53, 54, 55, 0, 0]);
  }
});

test('a missing file is refused with its absolute path', () => {
  const path = join(temporaryFolder(), 'none.csv');
  const error = refusalOf(() => readBytes({ path, shown: 'none.csv' }));
  expect(error.code).toBe('dataset.missingFile');
  expect(error.message).toBe(`File not found: none.csv (looked for ${path})`);
});

test('a path through a file is a missing file', () => {
  const { path } = temporaryFile('a.csv', 'a,b\n1,2\n');
  expect(refusalOf(() => readBytes({ path: join(path, 'b.csv'), shown: 'b.csv' })).code).toBe('dataset.missingFile');
});

test('a folder is refused', () => {
  const path = join(temporaryFolder(), 'folder.csv');
  mkdirSync(path);
  const error = refusalOf(() => readBytes({ path, shown: 'folder.csv' }));
  expect(error.code).toBe('dataset.notFile');
  expect(error.message).toBe("'folder.csv' is a folder; expected a file");
});

test.skipIf(process.platform === 'win32')('a pipe is refused without blocking', () => {
  const path = join(temporaryFolder(), 'pipe.csv');
  execFileSync('mkfifo', [path]);
  expect(refusalOf(() => readBytes({ path, shown: 'pipe.csv' })).code).toBe('dataset.notFile');
});

test('a path that the system rejects is refused with its reason', () => {
  const error = refusalOf(() => readBytes({ path: 'a\0b.csv', shown: 'a.csv' }));
  expect(error.code).toBe('dataset.unreadable');
  expect(error.message).toContain("'a.csv' cannot be read: ");
});

test('an empty file holds no samples, gzipped or not', () => {
  expect(refusalOf(() => readBytes(temporaryFile('a.csv', ''))).code).toBe('dataset.empty');
  expect(refusalOf(() => readBytes(temporaryFile('a.csv.gz', gzipSync('')))).code).toBe('dataset.empty');
});

test('a truncated gzip file is refused', () => {
  const error = refusalOf(() => readBytes(temporaryFile('a.csv.gz', gzipSync('some text that is long').subarray(0, 20))));
  expect(error.code).toBe('dataset.damagedGzip');
  expect(error.message).toContain("'a.csv.gz' is damaged or truncated: unexpected end of file");
});

test('a gzip file with a flipped byte is refused', () => {
  const bytes = gzipSync('some text that is long enough to be packed');
  bytes[15] ^= 0xff;
  expect(refusalOf(() => readBytes(temporaryFile('a.csv.gz', bytes))).code).toBe('dataset.damagedGzip');
});

test('a file over the limit is refused before it is read, and a compressed one while decompressing', () => {
  const huge = temporaryFile('huge.csv', 'a');
  truncateSync(huge.path, MAXIMUM_BYTES + 1);
  const error = refusalOf(() => readBytes(huge));
  expect(error.code).toBe('dataset.tooLarge');
  expect(error.message).toContain(`expected at most ${MAXIMUM_BYTES} bytes, found ${MAXIMUM_BYTES + 1} bytes`);
  expect(refusalOf(() => readBytes(temporaryFile('a.gz', gzipSync('x'.repeat(5000))), 1000)).code).toBe('dataset.tooLarge');
});

test.each([
  ['zeros', new Uint8Array(10)],
  ['one byte', Uint8Array.of(80)],
  ['text', new TextEncoder().encode('garbage behind the end')],
])('%s after a gzip stream are ignored', (_what, garbage) => {
  const packed = gzipSync('some text');
  expect(text(readBytes(temporaryFile('a.gz', Uint8Array.of(...packed, ...garbage))).bytes)).toBe('some text');
  const members = Uint8Array.of(...packed, ...gzipSync(' and more'), ...garbage);
  expect(text(readBytes(temporaryFile('a.gz', members)).bytes)).toBe('some text and more');
});

test('bytes ignored after a gzip stream are noted', () => {
  const source = openBytes(temporaryFile('a.gz', Uint8Array.of(...gzipSync('some text'), 80, 81, 82)));
  source.close();
  expect(source.notes.map(english)).toEqual(['3 bytes after the end of the gzip stream were ignored.']);
});

test('a damaged second gzip member is an error, not trailing garbage', () => {
  const second = gzipSync('some text that is long enough to be packed');
  second[second.length - 5] ^= 0xff;
  expect(refusalOf(() => readBytes(temporaryFile('a.gz', Buffer.concat([gzipSync('a'), second])))).code).toBe(
    'dataset.damagedGzip',
  );
  const cut = Buffer.concat([gzipSync('a'), second.subarray(0, 12), Buffer.from('x')]);
  expect(refusalOf(() => readBytes(temporaryFile('a.gz', cut))).code).toBe('dataset.damagedGzip');
});

test('a gzip file that is larger than what is unpacked in memory is read from the disk, in several members', () => {
  const part = Buffer.alloc(40_000_000, 'some text and more, ');
  const source = openBytes(temporaryFile('a.gz', Buffer.concat([gzipSync(part), gzipSync(part)])));
  const end = new Uint8Array(10);
  source.read(end, source.size - end.length);
  source.close();
  expect([source.bytes, source.size, text(end)]).toEqual([undefined, 80_000_000, 'and more, ']);
});

test('bytes after such a stream are ignored, and damage in it is found', () => {
  const packed = gzipSync(Buffer.alloc(80_000_000, 'some text and more, '));
  const source = openBytes(temporaryFile('a.gz', Buffer.concat([packed, Buffer.from('garbage')])));
  source.close();
  expect([source.size, source.notes.map(english)]).toEqual([
    80_000_000,
    ['7 bytes after the end of the gzip stream were ignored.'],
  ]);
  const cut = temporaryFile('a.gz', packed.subarray(0, -100));
  expect(refusalOf(() => openBytes(cut)).code).toBe('dataset.damagedGzip');
});

test.skipIf(process.platform !== 'linux')('a disk that fills while a file is unpacked is named', () => {
  const file = temporaryFile('a.csv.gz', gzipSync('some text'));
  const handle = openSync(file.path, 'r');
  const packed = fromHandle(handle, 0, () => new Error('not read here'));
  const error = refusalOf(() => unpackOnDisk(packed, file, 1000, openSync('/dev/full', 'w')));
  packed.close();
  expect([error.code, error.message]).toEqual(['dataset.diskFull', "The disk is full: there is no room to unpack 'a.csv.gz'"]);
});
