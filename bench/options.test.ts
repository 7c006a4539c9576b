import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without options everything is measured except on-request candidates', () => {
  const { mode, candidates, workloads, rounds, threads, install } = readOptions([]);
  expect({ mode, rounds, install }).toEqual({ mode: 'peers', rounds: 5, install: true });
  expect(workloads.map(({ name }) => name)).toEqual(['W1', 'W2', 'W3', 'W4']);
  expect(candidates.map(({ name }) => name)).toContain('engine');
  expect(candidates.map(({ name }) => name)).not.toContain('engine-reference');
  expect(threads[0]).toBe(1);
});

test('names and numbers restrict the measurement', () => {
  const options = readOptions(['--only', 'engine,engine-reference', '--workloads', 'W2', '--threads', '1,4', '--no-install']);
  expect(options.candidates.map(({ name }) => name)).toEqual(['engine', 'engine-reference']);
  expect(options.workloads.map(({ name }) => name)).toEqual(['W2']);
  expect(options).toMatchObject({ threads: [1, 4], install: false });
  expect(readOptions(['--canvas', '--sizes', '100,1000'])).toMatchObject({ mode: 'canvas', sizes: [100, 1000] });
});

test.each([
  [['--only', 'caffe'], '--only: expected names of engine, '],
  [['--workloads', 'W9'], "found 'W9'"],
  [['--rounds', '0'], "--rounds: expected a whole number from 1, found '0'"],
  [['--sizes', '100,many'], "--sizes: expected a whole number from 1, found 'many'"],
  [['--threads', '1,x'], "--threads: expected a whole number from 1, found 'x'"],
  [['--fast'], '--fast'],
])('%j is rejected: %s', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
