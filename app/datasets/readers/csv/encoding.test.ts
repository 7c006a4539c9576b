import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';
import { findInvalidUtf8 } from './encoding.ts';

const refusal = (content: Uint8Array, spec?: string) => refusalOf(() => readCsvText(content, spec));

/** 'grün' and 'groß', which replacement characters would merge. */
const latin1 = Buffer.from('a,kind\n1,gr\u00fcn\n2,gr\u00f6n\n', 'latin1');

/** More than the beginning from which the encoding is detected. */
const LONG_ASCII = Buffer.from(`a,kind\n${'1,green\n'.repeat(2 ** 17)}`);

test('text that turns out not to be UTF-8 is refused with the position of the byte, and the probable encoding', () => {
  const late = Buffer.concat([LONG_ASCII, latin1.subarray(7)]);
  const error = refusal(late);
  expect(error.code).toBe('dataset.encoding');
  expect(error.message).toBe(
    `data.csv, line ${2 ** 17 + 2}: expected text in UTF-8, found byte 0xFC at offset ${LONG_ASCII.length + 4}`,
  );
  expect(error.details.fix).toBe(
    'The encoding is probably windows-1252: read it with encoding=windows-1252, or save the file as UTF-8.',
  );
  expect(refusal(gzipSync(late), 'data.csv.gz').code).toBe('dataset.encoding');
  expect(readCsvText(late, 'data.csv?encoding=windows-1252').targets[0].classNames).toEqual(['green', 'grön', 'grün']);
});

test.each(['latin1', 'iso-8859-1', 'windows-1252'])('the option encoding=%s reads it', (encoding) => {
  expect(readCsvText(latin1, `data.csv?encoding=${encoding}`).targets[0].classNames).toEqual(['grön', 'grün']);
});

test.each([
  ['gb18030', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
  ['windows-1251', [0xf1, 0xe8, 0xed, 0xe8, 0xe9], 'синий'],
  ['windows-1252', [0x67, 0x72, 0xfc, 0x6e], 'grün'],
])('%s is detected, said, and can be chosen', (encoding, bytes, word) => {
  const content = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from(bytes), Buffer.from('\n2,x\n')]);
  const { targets, notes } = readCsvText(content);
  expect(targets[0].classNames).toEqual(['x', word].toSorted());
  expect(notes).toContain(
    `The file is not UTF-8, as line 2 shows. It was read as ${encoding}, which is likely: check the letters there.`,
  );
  expect(readCsvText(content, `data.csv?encoding=${encoding}`).targets[0].classNames).toEqual(targets[0].classNames);
});

test.each([
  ['Größe', 'windows-1252'],
  ['Süß und größer', 'windows-1252'],
  ['prénom', 'windows-1252'],
  ['°C', 'windows-1252'],
])('%s is read as %s', (word) => {
  expect(readCsvText(Buffer.from(`a,kind\n1,${word}\n2,x\n`, 'latin1')).targets[0].classNames).toContain(word);
});

test('an encoding that is one of several is only suggested', () => {
  const content = Buffer.concat([Buffer.from('a,kind\n1,'), Buffer.from([0x96, 0xbc, 0x91, 0x4f]), Buffer.from('\n2,x\n')]);
  const error = refusal(content);
  expect(error.message).toBe('data.csv, line 2: expected text in UTF-8, found byte 0x96 at offset 9');
  expect(error.details.fix).toContain('encoding=shift_jis');
  expect(readCsvText(content, 'data.csv?encoding=shift_jis').targets[0].classNames).toEqual(['x', '名前']);
});

test('UTF-16 is read by its byte order mark, and detected without one', () => {
  const text = 'a,kind\n1,über\n2,x\n';
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const content of [little, big]) expect(readCsvText(content).targets[0].classNames).toEqual(['x', 'über']);
  expect(readCsvText(big).notes).toContain('The file was read as UTF-16BE, according to its byte order mark.');
  for (const content of [little.subarray(2), big.subarray(2)])
    expect(readCsvText(content).targets[0].classNames).toEqual(['x', 'über']);
  expect(readCsvText(big.subarray(2)).notes).toContain(
    'The file was read as UTF-16BE: every second byte is zero, as in such text.',
  );
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
