import { expect, test } from 'vitest';
import { english, message } from '#engine/text/index.ts';
import { callByName } from './callByName.ts';

test('an error in a file names only the file', () => {
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
  const called = callByName(error, '/home/ada/imported/0a1b/a.csv?target=y');
  expect(english(called.message)).toBe("a.csv, line 2, column 'x': expected a number");
  expect(called.where).toBe("a.csv, line 2, column 'x'");
  const twoFiles = message("'{{labels}}' does not match '{{images}}'", { labels: '/d/l', images: '/d/i' });
  expect(english(callByName({ code: 'c', message: twoFiles }, 'idx:/d/i,/d/l').message)).toBe("'l' does not match 'i'");
  const other = { code: 'c', message: message("There is no data set '{{name}}'", { name: 'b' }) };
  expect(callByName(other, 'b')).toEqual(other);
});
