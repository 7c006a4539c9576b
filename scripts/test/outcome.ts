import type { Reporter, TestModule } from 'vitest/node';

export interface SkippedTest {
  readonly name: string;
  readonly reason: string;
}

/** What came of a whole run of the tests. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
}

/** What `readOutcome` needs of vitest's modules. */
export type Module = Pick<TestModule, 'errors'> & {
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
  for (const module of modules) {
    failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state, note } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'skipped') skipped.push(describeSkipped(test, note));
      else failed += 1;
    }
  }
  return { passed, failed, skipped };
}

function describeSkipped(test: Test, note: string | undefined): SkippedTest {
  const unexplained = test.options.mode === 'todo' ? 'still to be written' : 'no reason given';
  return { name: `${test.module.relativeModuleId} > ${test.fullName}`, reason: note ?? unexplained };
}

/** The last lines of `npm test`: each test that did not run with its reason, and the plain sum alone on its line. */
export function closingLines({ passed, failed, skipped }: Outcome): string[] {
  const reasons = skipped.map(({ name, reason }) => `Skipped: ${name}: ${reason}`);
  return [...reasons, `${passed} passed, ${failed} failed, ${skipped.length} skipped`];
}

/** Keeps what vitest reports at the end. */
export class OutcomeReporter implements Reporter {
  outcome: Outcome | undefined;

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.outcome = readOutcome(modules, unhandledErrors.length);
  }
}
