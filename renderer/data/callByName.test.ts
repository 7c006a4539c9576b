import { expect, test } from 'vitest';
import { callByName } from './callByName.ts';

test('a mistake in a file is told with the name of the file', () => {
  const error = {
    code: 'dataset.nonNumeric',
    message: "/home/ada/imported/0a1b/a.csv, line 2, column 'x': expected a number",
    where: "/home/ada/imported/0a1b/a.csv, line 2, column 'x'",
  };
  expect(callByName(error, '/home/ada/imported/0a1b/a.csv?target=y')).toEqual({
    code: 'dataset.nonNumeric',
    message: "a.csv, line 2, column 'x': expected a number",
    where: "a.csv, line 2, column 'x'",
  });
  expect(callByName({ code: 'c', message: "'/d/l' does not match '/d/i'" }, 'idx:/d/i,/d/l').message).toBe(
    "'l' does not match 'i'",
  );
  expect(callByName({ code: 'c', message: "There is no data set 'b'" }, 'b').message).toBe("There is no data set 'b'");
});
