import { type Browser, chromium } from 'playwright-core';
import type { TestContext } from 'vitest';
import { findTestBrowser } from '../../scripts/browser/findBrowser.ts';
import { QUIET_SWITCHES } from '../../scripts/browser/quietSwitches.ts';
import { sandboxSwitches } from '../../scripts/start/desktop.ts';

/** The executable of a Chromium, for tests that can do without one. */
export function findBrowser(): Promise<string | undefined> {
  return findTestBrowser();
}

/** Starts a browser that ends with the test. Skips the test, and says why, where there is none. */
export async function launchBrowser(context: TestContext): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath)
    return context.skip('it needs a browser of the Chromium family, and there is none (BACKWIRE_BROWSER names one)');
  const browser = await chromium.launch({ executablePath, args: [...sandboxSwitches(), ...QUIET_SWITCHES] });
  context.onTestFinished(() => browser.close());
  return browser;
}
