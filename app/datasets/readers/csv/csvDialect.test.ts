import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';

test.each([
  ['CRLF in the header and LF below', 'a,b\r\n1,2\n3,4\n'],
  ['LF in the header and CRLF below', 'a,b\n1,2\r\n3,4\r\n'],
  ['CR alone', 'a,b\r1,2\r3,4\r'],
  ['all three', 'a,b\r1,2\r\n3,4\n'],
  ['a delimiter at the end of each line', 'a,b,\n1,2,\n3,4,\n'],
  ['a delimiter at the end of each line but the header', 'a,b\n1,2,\n3,4,\n'],
  ['a delimiter at the end of the header', 'a,b,\n1,2\n3,4\n'],
  ['many delimiters at the ends, and rows of them', 'a;b;;;\n1;2;;;\n3;4;;;\n;;;;\n'],
  ['a line that names the delimiter', 'sep=;\na;b\n1;2\n3;4\n'],
  ['such a line behind a byte order mark', '\uFEFFsep=;\r\na;b\r\n1;2\r\n3;4\r\n'],
  ['such a line in quotes', '"sep=|"\na|b\n1|2\n3|4\n'],
  ['such a line with a tab', 'sep=\t\na\tb\n1\t2\n3\t4\n'],
  ['comments above and among the rows', '# made by "me"\n#\na,b\n1,2\n# a note, here\n3,4\n'],
  ['comments of MATLAB', '% made by me\na,b\n1,2\n3,4\n'],
  ['names in a comment, as numpy writes them', '# a,b\n1,2\n3,4\n'],
])('%s are read', (_what, content) => {
  const { inputs, targets } = readCsvText(content);
  expect(inputs[0]).toMatchObject({ features: ['a'], data: Float64Array.of(1, 3) });
  expect(targets[0]).toEqual({ name: 'b', shape: [], data: Float64Array.of(2, 4) });
});

test('ignored lines are noted with the first one', () => {
  expect(readCsvText('#\na,b\n# x\n1,2\n').notes).toEqual([
    'Line 2 was read as column names.',
    'Ignored lines that begin with #; the first is line 1.',
  ]);
  expect(readCsvText('# a,b\n1,2\n').notes).toEqual(['Line 1, without its #, was read as column names.']);
  expect(readCsvText('a,b,\n1,2,\n').notes).toContain('Ignored empty cells after the last column.');
  expect(readCsvText('a,b\n1,2\n,\n').notes).toContain('Ignored 1 row that contains only empty cells.');
});

test('values that begin with a number sign are not comments if most rows begin so, or the SPEC says so', () => {
  const content = 'color,x,y\n#ff0000,1,2\n#00ff00,3,4\n';
  expect(readCsvText(content, 'data.csv?ignore=color').samples).toBe(2);
  const few = 'name,x,y\na,1,2\nb,3,4\n#c,5,6\n';
  expect(readCsvText(few, 'data.csv?ignore=name').samples).toBe(2);
  expect(readCsvText(few, 'data.csv?ignore=name&comment=none').samples).toBe(3);
  expect(readCsvText('name,x,y\na,1,2\n!b,3,4\n', 'data.csv?ignore=name&comment=!').samples).toBe(1);
});

test('a value after the last column is refused', () => {
  const error = refusalOf(() => readCsvText(`a,b,\n${'1,2,\n'.repeat(120)}3,4,5\n`));
  expect(error.code).toBe('dataset.raggedRow');
  expect(error.message).toContain('line 122: expected 2 cells, as in the first row, found 3 cells');
});

test('too many cells are explained by decimal commas and delimiters in cells', () => {
  expect(refusalOf(() => readCsvText('x,y\n0,100,5\n')).details.fix).toContain(
    'numbers with a decimal comma need another delimiter',
  );
});

test('lines are counted with comments and the line that names the delimiter', () => {
  const error = refusalOf(() => readCsvText('sep=;\r\n# x\r\na;b\r\n1;2\r\nx;3\r\n'));
  expect(error.details.where).toBe("data.csv, line 5, column 'a'");
});
