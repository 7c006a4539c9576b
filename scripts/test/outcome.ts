import type { Reporter, TestModule } from 'vitest/node';
import type { DeclaredCode } from './declaredCodes.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Codes of errors and diagnostics that occurred in a test file, recorded by `tests/support/recordCodes.ts`. */
    codes?: readonly string[];
  }
}

interface SkippedTest {
  readonly name: string;
  readonly reason: string;
}

/** The result of a test run. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** Codes of errors and diagnostics that occurred in a test. */
  readonly codes: ReadonlySet<string>;
}

/** The part of vitest's modules that `readOutcome` uses. */
export type Module = Pick<TestModule, 'errors' | 'meta'> & {
  readonly children: { allTests(): Iterable<Test> };
};

interface Test {
  readonly fullName: string;
  readonly module: { readonly relativeModuleId: string };
  readonly options: { readonly mode?: string };
  result(): { readonly state: 'passed' | 'failed' | 'skipped' | 'pending'; readonly note?: string | undefined };
}

/** Counts results. A file that does not load is a failure, as are an uncaught error and a test that never ended. */
export function readOutcome(modules: readonly Module[], unhandledErrors: number): Outcome {
  const skipped: SkippedTest[] = [];
  let passed = 0;
  let failed = unhandledErrors;
  const codes = new Set<string>();
  for (const module of modules) {
    for (const code of module.meta().codes ?? []) codes.add(code);
    failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state, note } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'skipped') skipped.push(describeSkipped(test, note));
      else failed += 1;
    }
  }
  return { passed, failed, skipped, codes };
}

function describeSkipped(test: Test, note: string | undefined): SkippedTest {
  const unexplained = test.options.mode === 'todo' ? 'still to be written' : 'no reason given';
  return { name: `${test.module.relativeModuleId} > ${test.fullName}`, reason: note ?? unexplained };
}

/** After a run of all tests: each code that no test caused is a failure. */
export function failUntried(outcome: Outcome, declared: readonly DeclaredCode[]): { outcome: Outcome; lines: string[] } {
  const untried = declared.filter(({ code }) => !outcome.codes.has(code));
  const lines = untried.map(({ code, file }) => `Failed: ${file}: no test makes '${code}' happen`);
  return { outcome: { ...outcome, failed: outcome.failed + untried.length }, lines };
}

/** The last lines of `npm test`: each skipped test with its reason, and the totals on their own line. */
export function closingLines({ passed, failed, skipped }: Outcome): string[] {
  const reasons = skipped.map(({ name, reason }) => `Skipped: ${name}: ${reason}`);
  return [...reasons, `${passed} passed, ${failed} failed, ${skipped.length} skipped`];
}

/** Keeps vitest's final report; a run without one has failed. */
export class OutcomeReporter implements Reporter {
  outcome: Outcome = { passed: 0, failed: 1, skipped: [], codes: new Set() };

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.outcome = readOutcome(modules, unhandledErrors.length);
  }
}
