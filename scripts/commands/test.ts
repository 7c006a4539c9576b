import { createVitest } from 'vitest/node';
import { findTestBrowser } from '../browser/findBrowser.ts';
import { installBrowser } from '../browser/installBrowser.ts';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';
import { findDeclaredCodes } from '../test/declaredCodes.ts';
import { describeLeftOut, EXHAUSTIVE } from '../test/exhaustive.ts';
import { closingLines, failUntried, type Outcome, OutcomeReporter } from '../test/outcome.ts';
import { describeMissing, reviewTranslations } from '../translations/review.ts';

/**
 * `npm test`: builds, ensures a browser, and runs the tests, or those whose file names contain an argument; with `--all` the
 * exhaustive ones too, which repeat over a whole catalog what others show by an example. The last line is `N passed, N failed, N
 * skipped`; before it come what was left out, the skipped tests with their reasons and, after a run without filters, the error
 * codes that no test caused.
 */
export async function run(args: readonly string[]): Promise<number> {
  const filters = args.filter((arg) => arg !== ALL);
  const isQuick = args.length === 0;
  await ensureBuilt();
  await prepareBrowser();
  const ran = await runTests(filters, isQuick ? [`!${EXHAUSTIVE}`] : []);
  // A filtered run need not cause all errors.
  const { outcome, lines } = failUntried(ran, filters.length === 0 ? findDeclaredCodes(ROOT) : []);
  const leftOut = isQuick ? [describeLeftOut(ROOT)] : [];
  for (const line of [...untranslated(), ...lines, ...leftOut, ...closingLines(outcome)]) console.log(line);
  const nothingRan = outcome.passed === 0 && outcome.skipped.length === 0;
  return outcome.failed > 0 || nothingRan ? 1 : 0;
}

const ALL = '--all';

/** Missing translations: not a failure here, since adding a layer requires no Chinese; `.ci/run` demands them. */
const untranslated = (): string[] =>
  reviewTranslations(ROOT).flatMap(({ missing }) => missing.map((text) => `Not translated: ${describeMissing(text)}`));

/** Reports a missing browser; the tests that need one are then skipped. */
async function prepareBrowser(): Promise<void> {
  if (await findTestBrowser()) return;
  const complaint = installBrowser();
  if (complaint) console.error(`${complaint}. Tests in a browser are skipped.`);
}

async function runTests(filters: readonly string[], project: string[]): Promise<Outcome> {
  const reporter = new OutcomeReporter();
  const vitest = await createVitest({ root: ROOT, watch: false, project, reporters: ['default', reporter] });
  try {
    await vitest.start([...filters]);
  } finally {
    await vitest.close();
  }
  return reporter.outcome;
}
