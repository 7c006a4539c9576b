import { expect, test } from 'vitest';
import { readDatabaseFile } from './arguments.ts';

test.each([
  [['electron', '.', '--db', 'runs.sqlite'], '/work/runs.sqlite'],
  [['electron', '.', '--db=a=b.sqlite'], '/work/a=b.sqlite'],
  [['electron', '.', '--db', '/data/runs.sqlite', '--no-sandbox'], '/data/runs.sqlite'],
  [['electron', '.', '--enable-logging'], undefined],
  [['electron', '.', '--db'], undefined],
])('%o names the database %s', (given, file) => {
  expect(readDatabaseFile(given, '/work')).toBe(file);
});
