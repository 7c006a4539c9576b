import { createVitest } from 'vitest/node';
import { findTestBrowser } from '../browser/findBrowser.ts';
import { installBrowser } from '../browser/installBrowser.ts';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';
import { closingLines, OutcomeReporter } from '../test/outcome.ts';
import { describeMissing, reviewTranslations } from '../translations/review.ts';

/**
 * `npm test`: builds, sees to it that there is a browser, and runs every test, or those whose file names contain an argument.
 * The last line is `N passed, N failed, N skipped`; before it stands each test that did not run, with the reason.
 */
export async function run(filters: readonly string[]): Promise<number> {
  await ensureBuilt();
  await prepareBrowser();
  const { outcome = { passed: 0, failed: 1, skipped: [] } } = await runTests(filters);
  for (const line of [...untranslated(), ...closingLines(outcome)]) console.log(line);
  const nothingRan = outcome.passed === 0 && outcome.skipped.length === 0;
  return outcome.failed > 0 || nothingRan ? 1 : 0;
}

/** Texts that a language lacks: no failure here, since whoever adds a layer need not speak it; `.ci/run` demands them. */
const untranslated = (): string[] =>
  reviewTranslations(ROOT).flatMap(({ missing }) => missing.map((text) => `Not translated: ${describeMissing(text)}`));

/** Says why there is no browser; the tests that need one then say that they did not run. */
async function prepareBrowser(): Promise<void> {
  if (await findTestBrowser()) return;
  const complaint = installBrowser();
  if (complaint) console.error(`${complaint}. Tests in a browser are skipped.`);
}

async function runTests(filters: readonly string[]): Promise<OutcomeReporter> {
  const reporter = new OutcomeReporter();
  const vitest = await createVitest({ root: ROOT, watch: false, reporters: ['default', reporter] });
  try {
    await vitest.start([...filters]);
  } finally {
    await vitest.close();
  }
  return reporter;
}
