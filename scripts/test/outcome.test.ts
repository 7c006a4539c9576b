import { expect, test } from 'vitest';
import { closingLines, type Module, readOutcome } from './outcome.ts';

type Result = ReturnType<
  ReturnType<Module['children']['allTests']> extends Iterable<infer T extends { result(): unknown }> ? T['result'] : never
>;

function module(name: string, results: Readonly<Record<string, Result>>, errors: unknown[] = []): Module {
  const tests = Object.entries(results).map(([fullName, result]) => ({
    fullName,
    module: { relativeModuleId: name },
    options: { mode: fullName.startsWith('later') ? 'todo' : 'run' },
    result: () => result,
  }));
  return { errors: () => errors as never, children: { allTests: () => tests } };
}

test('the sum stands alone on the last line, after a line for each test that did not run', () => {
  const outcome = readOutcome(
    [
      module('a.test.ts', { adds: { state: 'passed' }, subtracts: { state: 'failed' }, 'later: divides': { state: 'skipped' } }),
      module('b.test.ts', {
        draws: { state: 'skipped', note: 'it needs a browser' },
        writes: { state: 'passed' },
        waits: { state: 'skipped' },
      }),
    ],
    0,
  );
  expect(closingLines(outcome)).toEqual([
    'Skipped: a.test.ts > later: divides: still to be written',
    'Skipped: b.test.ts > draws: it needs a browser',
    'Skipped: b.test.ts > waits: no reason given',
    '2 passed, 1 failed, 3 skipped',
  ]);
});

test('a file that does not load, an error outside of tests and a test without an end are failures', () => {
  const outcome = readOutcome(
    [module('a.test.ts', {}, [new Error('syntax')]), module('b.test.ts', { hangs: { state: 'pending' } })],
    1,
  );
  expect(closingLines(outcome)).toEqual(['0 passed, 3 failed, 0 skipped']);
});
