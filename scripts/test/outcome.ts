import type { Reporter, TestModule } from 'vitest/node';
import type { DeclaredCode } from './declaredCodes.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Codes of the errors and diagnostics that happened while the tests of a file ran: `tests/support/recordCodes.ts` notes them. */
    codes?: readonly string[];
  }
}

export interface SkippedTest {
  readonly name: string;
  readonly reason: string;
}

/** What came of a whole run of the tests. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
  /** Codes of the errors and diagnostics that happened in a test. */
  readonly codes: ReadonlySet<string>;
}

/** What `readOutcome` needs of vitest's modules. */
export type Module = Pick<TestModule, 'errors' | 'meta'> & {
  readonly children: { allTests(): Iterable<Test> };
};

interface Test {
  readonly fullName: string;
  readonly module: { readonly relativeModuleId: string };
  readonly options: { readonly mode?: string };
  result(): { readonly state: 'passed' | 'failed' | 'skipped' | 'pending'; readonly note?: string | undefined };
}

/** Counts. A file that does not load is a failure, and so is an error that no test caught, and a test that never came to its end. */
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

/** After a run of all tests: each code whose error or diagnostic no test made happen is a failure. */
export function failUntried(outcome: Outcome, declared: readonly DeclaredCode[]): { outcome: Outcome; lines: string[] } {
  const untried = declared.filter(({ code }) => !outcome.codes.has(code));
  const lines = untried.map(({ code, file }) => `Failed: ${file}: no test makes '${code}' happen`);
  return { outcome: { ...outcome, failed: outcome.failed + untried.length }, lines };
}

/** The last lines of `npm test`: each test that did not run with its reason, and the plain sum alone on its line. */
export function closingLines({ passed, failed, skipped }: Outcome): string[] {
  const reasons = skipped.map(({ name, reason }) => `Skipped: ${name}: ${reason}`);
  return [...reasons, `${passed} passed, ${failed} failed, ${skipped.length} skipped`];
}

/** Keeps what vitest reports at the end; a run without an end has failed. */
export class OutcomeReporter implements Reporter {
  outcome: Outcome = { passed: 0, failed: 1, skipped: [], codes: new Set() };

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.outcome = readOutcome(modules, unhandledErrors.length);
  }
}
