import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { readCsvText } from '../testing/temporaryFolder.ts';

const DAY_MS = 86_400_000;
const days = (iso: string) => Date.parse(iso) / DAY_MS;
const table = (dates: readonly string[]) => `day;y\n${dates.map((date) => `${date};1`).join('\n')}\n`;
const read = (...dates: string[]) => [...readCsvText(table(dates)).inputs[0].data];
const refusal = (...dates: string[]) => refusalOf(() => readCsvText(table(dates)));

test.each([
  ['2026-04-03', '2026-04-03T00:00Z'],
  ['2026/04/03', '2026-04-03T00:00Z'],
  ['2026-04-03 18:30', '2026-04-03T18:30Z'],
  ['2026-04-03T18:30:15.25Z', '2026-04-03T18:30:15.250Z'],
  ['2026-04-03T18:30+02:00', '2026-04-03T16:30Z'],
  ['1969-12-31', '1969-12-31T00:00Z'],
  ['2024-02-29', '2024-02-29T00:00Z'],
  ['03.04.2026', '2026-04-03T00:00Z'],
  ['3.4.2026 06:00', '2026-04-03T06:00Z'],
])('%s is %s in days since 1970', (date, iso) => {
  expect(read(date, '2026-04-04')[0]).toBeCloseTo(days(iso), 9);
});

test('the month is found out by numbers above 12 in any row', () => {
  expect(read('3/4/2026', '31/4/2026')[0]).toBe(days('2026-04-03T00:00Z'));
  expect(read('3/4/2026', '4/30/2026')).toEqual([days('2026-03-04T00:00Z'), days('2026-04-30T00:00Z')]);
});

test('a column of dates is marked as one, and missing dates are filled like numbers', () => {
  const { inputs } = readCsvText('day,y\n2026-04-03,1\n,2\n2026-04-05,3\n', 'data.csv?missing=mean');
  expect(inputs[0].fields).toEqual([{ name: 'day', kind: 'date', missing: 'mean' }]);
});

test('dates that can mean two days are refused, and so are those that contradict', () => {
  const ambiguous = refusal('3/4/2026', '5/6/2026');
  expect(ambiguous.code).toBe('dataset.notation');
  expect(ambiguous.message).toContain("found '3/4/2026', and no number above 12 in the column");
  expect(refusal('31/4/2026', '4/30/2026').code).toBe('dataset.notation');
});

test.each(['2026-02-30', '2026-13-01', '2026-04-03 25:00', 'soon', '7'])('%s among dates is refused with its line', (cell) => {
  const error = refusal('2026-04-03', cell);
  expect(error.code).toBe('dataset.nonNumeric');
  expect(error.message).toContain("line 3, column 'day': expected a date");
});
