import { createVitest } from 'vitest/node';
import { findTestBrowser } from '../browser/findBrowser.ts';
import { installBrowser } from '../browser/installBrowser.ts';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';
import { findDeclaredCodes } from '../test/declaredCodes.ts';
import { closingLines, failUntried, type Outcome, OutcomeReporter } from '../test/outcome.ts';
import { describeMissing, reviewTranslations } from '../translations/review.ts';

/**
 * `npm test`: builds, ensures a browser, and runs all tests, or those whose file names contain an argument. The last line is `N
 * passed, N failed, N skipped`; before it come the skipped tests with their reasons and, after a run of all tests, the error
 * codes that no test caused.
 */
export async function run(filters: readonly string[]): Promise<number> {
  await ensureBuilt();
  await prepareBrowser();
  const ran = await runTests(filters);
  // A filtered run need not cause all errors.
  const { outcome, lines } = failUntried(ran, filters.length === 0 ? findDeclaredCodes(ROOT) : []);
  for (const line of [...untranslated(), ...lines, ...closingLines(outcome)]) console.log(line);
  const nothingRan = outcome.passed === 0 && outcome.skipped.length === 0;
  return outcome.failed > 0 || nothingRan ? 1 : 0;
}

/** Missing translations: not a failure here, since adding a layer requires no Chinese; `.ci/run` demands them. */
const untranslated = (): string[] =>
  reviewTranslations(ROOT).flatMap(({ missing }) => missing.map((text) => `Not translated: ${describeMissing(text)}`));

/** Reports a missing browser; the tests that need one are then skipped. */
async function prepareBrowser(): Promise<void> {
  if (await findTestBrowser()) return;
  const complaint = installBrowser();
  if (complaint) console.error(`${complaint}. Tests in a browser are skipped.`);
}

async function runTests(filters: readonly string[]): Promise<Outcome> {
  const reporter = new OutcomeReporter();
  const vitest = await createVitest({ root: ROOT, watch: false, reporters: ['default', reporter] });
  try {
    await vitest.start([...filters]);
  } finally {
    await vitest.close();
  }
  return reporter.outcome;
}
