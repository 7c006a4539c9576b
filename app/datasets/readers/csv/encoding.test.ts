import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';
import { findInvalidUtf8 } from './encoding.ts';

const refusal = (content: Uint8Array, spec?: string) => refusalOf(() => readCsvText(content, spec));

/** 'grün' and 'groß', which replacement characters would merge. */
const latin1 = Buffer.from('a,kind\n1,gr\u00fcn\n2,gr\u00f6n\n', 'latin1');

test('text that is not UTF-8 is refused with the position of the byte, and the probable encoding', () => {
  const error = refusal(latin1);
  expect(error.code).toBe('dataset.encoding');
  expect(error.message).toContain('data.csv, line 2: expected text in UTF-8, found byte 0xFC at offset 11');
  expect(error.details.fix).toBe(
    'The encoding is probably windows-1252: read it with encoding=windows-1252, or save the file as UTF-8.',
  );
  expect(refusal(gzipSync(latin1), 'data.csv.gz').code).toBe('dataset.encoding');
});

test.each(['latin1', 'iso-8859-1', 'windows-1252'])('the option encoding=%s reads it', (encoding) => {
  expect(readCsvText(latin1, `data.csv?encoding=${encoding}`).targets[0].classNames).toEqual(['grön', 'grün']);
});

test.each([
  ['gb18030', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
  ['windows-1251', [0xf1, 0xe8, 0xed, 0xe8, 0xe9], 'синий'],
])('%s is suggested and read', (encoding, bytes, word) => {
  const content = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from(bytes), Buffer.from('\n2,x\n')]);
  expect(refusal(content).details.fix).toContain(`encoding=${encoding}`);
  expect(readCsvText(content, `data.csv?encoding=${encoding}`).targets[0].classNames).toEqual(['x', word]);
});

test('UTF-16 is read by its byte order mark, and suggested without one', () => {
  const text = 'a,kind\n1,über\n2,x\n';
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const content of [little, big]) expect(readCsvText(content).targets[0].classNames).toEqual(['x', 'über']);
  expect(readCsvText(big).notes).toContain('The file was read as UTF-16BE, according to its byte order mark.');
  expect(refusal(little.subarray(2)).details.fix).toContain('encoding=utf-16le');
  expect(refusal(big.subarray(2)).details.fix).toContain('encoding=utf-16be');
  expect(readCsvText(big.subarray(2), 'data.csv?encoding=utf-16be').targets[0].classNames).toEqual(['x', 'über']);
});

test('text that is invalid in the encoding of the option is refused', () => {
  expect(refusal(Buffer.from([0x61, 0x2c, 0x62, 10, 0x81, 10]), 'data.csv?encoding=shift_jis').code).toBe('dataset.encoding');
  expect(refusal(latin1, 'data.csv?encoding=utf-8').code).toBe('dataset.encoding');
  expect(refusal(latin1, 'data.csv?encoding=klingon').code).toBe('dataset.badOption');
});

test('zero bytes far into a file are not text', () => {
  const content = Buffer.concat([Buffer.from(`a,b\n${'1,2\n'.repeat(40_000)}`), Buffer.from([0, 10])]);
  expect(refusal(content).code).toBe('dataset.notText');
});

test.each([
  ['an overlong form', [0xc0, 0x80], 0],
  ['half a character', [0x41, 0xc3], 1],
  ['a surrogate', [0xed, 0xa0, 0x80], 0],
  ['beyond Unicode', [0x41, 0xc3, 0xa4, 0xf5, 0x80, 0x80, 0x80], 3],
  ['a lone continuation', [0xe2, 0x82, 0xac, 0x80], 3],
])('the position of %s is found', (_what, bytes, location) => {
  expect(findInvalidUtf8(Uint8Array.from(bytes))).toBe(location);
});
