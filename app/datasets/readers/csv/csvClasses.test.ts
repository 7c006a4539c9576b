import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';

const refusal = (content: string, spec?: string) => refusalOf(() => readCsvText(content, spec));

test.each(['?', 'NA', 'N/A', 'n/a', 'null', '-', '--', '.', 'NaN', '#N/A', '<NA>'])(
  '%s among classes, numbers and features marks a missing value and is refused',
  (mark) => {
    const among = refusal(`x,y\n1,a\n2,${mark}\n3,b\n`);
    expect(among.code).toBe('dataset.missingValue');
    expect(among.message).toBe(`data.csv, line 3, column 'y': expected a class, found '${mark}', which marks a missing value`);
    expect(refusal(`x,y\n1,3\n2,${mark}\n3,4\n`, 'data.csv?task=classification').code).toBe('dataset.missingValue');
    const numeric = mark === 'NaN' ? 'dataset.notFinite' : 'dataset.missingValue';
    expect(refusal(`x,y\n1,3\n2,${mark}\n3,4\n`).code).toBe(numeric);
    const feature = refusal(`x,y\n1,3\n${mark},4\n`);
    expect(feature.code).toBe(numeric);
    expect(feature.details.where).toBe("data.csv, line 3, column 'x'");
  },
);

test.each(['None', 'none', 'unknown', 'missing'])('the word %s can be a class and is counted in a note', (word) => {
  const { targets, notes } = readCsvText(`x,y\n1,a\n2,${word}\n3,b\n4,${word}\n`);
  expect(targets[0].classNames).toContain(word);
  expect(notes).toContain(
    `'${word}' occurs 2 times in column 'y' and was read as a class; if it marks missing values, remove these rows.`,
  );
  expect(refusal(`x,y\n1,3\n2,${word}\n`).code).toBe('dataset.missingValue');
});

test('a minus beside a plus is a class', () => {
  expect(readCsvText('x,y\n1,+\n2,-\n').targets[0].classNames).toEqual(['+', '-']);
});

test('classes are compared as written and not as numbers', () => {
  const content = 'x,y\n1,9007199254740993\n2,9007199254740992\n3,0012\n4,12\n5,12.0\n';
  const { targets, notes } = readCsvText(content, 'data.csv?task=classification');
  expect(targets[0]).toMatchObject({
    classNames: ['0012', '12', '12.0', '9007199254740992', '9007199254740993'],
    data: Uint8Array.of(4, 3, 0, 1, 2),
  });
  expect(notes).toContain(
    "'0012' and '12' in column 'y' are different classes, because classes are compared exactly as written.",
  );
});

test('booleans are one class in any spelling, other labels are not', () => {
  const truths = readCsvText('x,y\n1,True\n2,true\n3,TRUE\n4,False\n');
  expect(truths.targets[0]).toMatchObject({ classNames: ['false', 'true'], data: Uint8Array.of(1, 1, 1, 0) });
  expect(truths.notes).toContain(
    "Boolean values in column 'y' were read in one spelling: 'True' as 'true', 'TRUE' as 'true', 'False' as 'false'.",
  );
  expect(readCsvText('x,y\n1,TRUE\n2,FALSE\n').targets[0].classNames).toEqual(['FALSE', 'TRUE']);
  const cats = readCsvText('x,y\n1,Cat\n2,cat\n3,true\n4,True\n');
  expect(cats.targets[0].classNames).toEqual(['Cat', 'True', 'cat', 'true']);
  expect(cats.notes).toContain(
    "'Cat' and 'cat' in column 'y' are different classes, because classes are compared exactly as written.",
  );
});

test('spaces around a label are ignored, even in quotes', () => {
  expect(readCsvText('x,y\n1," cat"\n2,cat\n3,dog \n').targets[0].classNames).toEqual(['cat', 'dog']);
});
