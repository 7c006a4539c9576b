import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';
import { recordPieces } from './recordPieces.ts';

const cut = (...pieces: string[]): string[] =>
  [...recordPieces(pieces.map((piece) => Buffer.from(piece)))].map((piece) => Buffer.from(piece).toString());

test('pieces end where a row ends, not within a quoted cell of several lines', () => {
  expect(cut('a,b\n1,2\n', '3,4\n')).toEqual(['a,b\n1,2\n', '3,4\n']);
  expect(cut('a,b\n1,"two\n', 'lines"\n3,4\n')).toEqual(['a,b\n', '1,"two\nlines"\n3,4\n']);
  expect(cut('"a\nb","c ""d""\n', 'e",f\n')).toEqual(['"a\nb","c ""d""\ne",f\n']);
  expect(cut('1,2\r3,"4\r', '5"\r')).toEqual(['1,2\r', '3,"4\r5"\r']);
});

test('a line that is cut waits for its end', () => {
  expect(cut('1,2\n3', ',4\n5,6')).toEqual(['1,2\n', '3,4\n', '5,6']);
});

/** More than one piece of a file: 9 MB of rows, some of several lines. */
const ROW = '1234567,"some\nlines",yes\n7654321,"one line",no\n';
const LONG = `a,note,answer\n${ROW.repeat(200_000)}`;

test('a file of several pieces is read like one of a single piece, with the lines of its rows', () => {
  const { samples, targets } = readCsvText(LONG, 'data.csv?ignore=note');
  expect([samples, [...targets[0].data.subarray(399_996)]]).toEqual([400_000, [1, 0, 1, 0]]);
  const error = refusalOf(() => readCsvText(`${LONG}x,y,yes\n`, 'data.csv?ignore=note'));
  expect(error.message).toContain("data.csv, line 600002, column 'a'");
  expect(refusalOf(() => readCsvText(`${LONG}1,"y,yes\n`, 'data.csv?ignore=note')).message).toContain(
    'the row after line 600001',
  );
});

test('an invalid byte in a later piece is named by its line and offset', () => {
  const bytes = Buffer.from(`${LONG}1,gr\u00fcn,yes\n`, 'latin1');
  const { message } = refusalOf(() => readCsvText(bytes));
  expect(message).toContain(`data.csv, line 600002: expected text in UTF-8, found byte 0xFC at offset ${LONG.length + 4}`);
});

test('UTF-16 of several pieces keeps its characters whole', () => {
  const rows = 'größe,😀,ja\nklein,😀,nein\n'.repeat(100_000);
  const { samples, targets } = readCsvText(Buffer.from(`\ufeffa,b,c\n${rows}`, 'utf16le'), 'data.csv');
  expect([samples, targets[0].classNames]).toEqual([200_000, ['ja', 'nein']]);
});
