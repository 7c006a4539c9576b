import { expect, test } from 'vitest';
import { ROOT } from '../build/ensureBuilt.ts';
import { findDeclaredCodes } from './declaredCodes.ts';
import { closingLines, failUntried, type Module, readOutcome } from './outcome.ts';

type Result = ReturnType<
  ReturnType<Module['children']['allTests']> extends Iterable<infer T extends { result(): unknown }> ? T['result'] : never
>;

function module(name: string, results: Readonly<Record<string, Result>>, errors: unknown[] = [], codes: string[] = []): Module {
  const tests = Object.entries(results).map(([fullName, result]) => ({
    fullName,
    module: { relativeModuleId: name },
    options: { mode: fullName.startsWith('later') ? 'todo' : 'run' },
    result: () => result,
  }));
  return { errors: () => errors as never, meta: () => ({ codes }), children: { allTests: () => tests } };
}

test('the totals are on the last line, after a line per skipped test', () => {
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

test('an error code that no test caused fails the run, with its name and file', () => {
  const ran = readOutcome(
    [
      module('a.test.ts', { adds: { state: 'passed' } }, [], ['sum.tooLarge']),
      module('b.test.ts', {}, [], ['sum.tooLarge', 'sum.empty']),
    ],
    0,
  );
  const declared = ['sum.empty', 'sum.tooLarge', 'sum.notFinite'].map((code) => ({ code, file: 'engine/sum.ts' }));
  const { outcome, lines } = failUntried(ran, declared);
  expect(lines).toEqual(["Failed: engine/sum.ts: no test makes 'sum.notFinite' happen"]);
  expect(closingLines(outcome)).toEqual(['1 passed, 1 failed, 0 skipped']);
  expect(failUntried(ran, declared.slice(0, 2)).outcome.failed).toBe(0);
});

test('the codes are found in their declarations', () => {
  const declared = findDeclaredCodes(ROOT);
  expect(declared).toContainEqual({ code: 'run.notFound', file: 'app/store/requireRun.ts' });
  expect(declared).toContainEqual({ code: 'blocks.notFound', file: 'app/graphs/blocks.ts' });
  expect(declared).toContainEqual({ code: 'graph.cycle', file: 'engine/graph/document/diagnostic.ts' });
});
