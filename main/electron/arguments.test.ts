import { expect, test } from 'vitest';
import { readCommand, readDatabaseFile } from './arguments.ts';

test.each([
  [['electron', '.', '--db', 'runs.sqlite'], '/work/runs.sqlite'],
  [['electron', '.', '--db=a=b.sqlite'], '/work/a=b.sqlite'],
  [['electron', '.', '--db', '/data/runs.sqlite', '--no-sandbox'], '/data/runs.sqlite'],
  [['electron', '.', '--enable-logging'], undefined],
  [['electron', '.', '--db'], undefined],
])('%o names the database %s', (given, file) => {
  expect(readDatabaseFile(given, '/work')).toBe(file);
});

test.each([
  [['backwire', 'train', 'mnist.backwire.json', '--json'], true, ['train', 'mnist.backwire.json', '--json']],
  [['electron', '.', 'runs'], false, ['runs']],
  [['backwire'], true, null],
  [['electron', '.'], false, null],
  [['electron', '.', '--db', 'runs.sqlite'], false, null],
  [['backwire', '--no-sandbox'], true, null],
  [['backwire', '/home/ada/mnist.backwire.json'], true, null],
])('%o (packaged: %s) gives the command line %o', (given, isPackaged, command) => {
  expect(readCommand(given, isPackaged)).toEqual(command);
});
