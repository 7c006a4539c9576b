import { expect, test } from 'vitest';
import { english, message } from '#engine/messages/index.ts';
import { callByName } from './callByName.ts';
import { TEST_READERS } from './testing/readers.ts';

test('an error in a file has only the file name', () => {
  const error = {
    code: 'dataset.nonNumeric',
    message: message('{{where}}: expected {{expected}}', {
      where: message("{{file}}, line {{line}}, column '{{column}}'", {
        file: '/home/ada/imported/0a1b/a.csv',
        line: 2,
        column: 'x',
      }),
      expected: message('a number'),
    }),
    where: "/home/ada/imported/0a1b/a.csv, line 2, column 'x'",
  };
  const called = callByName(error, '/home/ada/imported/0a1b/a.csv?target=y', TEST_READERS);
  expect(english(called.message)).toBe("a.csv, line 2, column 'x': expected a number");
  expect(called.where).toBe("a.csv, line 2, column 'x'");
  const twoFiles = message("'{{labels}}' does not match '{{images}}'", { labels: '/d/l', images: '/d/i' });
  expect(english(callByName({ code: 'c', message: twoFiles }, 'idx:/d/i,/d/l', TEST_READERS).message)).toBe(
    "'l' does not match 'i'",
  );
  const other = { code: 'c', message: message("There is no data set '{{name}}'", { name: 'b' }) };
  expect(callByName(other, 'b', TEST_READERS)).toEqual(other);
});
