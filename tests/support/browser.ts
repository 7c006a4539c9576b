import { type Browser, chromium } from 'playwright-core';
import type { TestContext } from 'vitest';
import { findTestBrowser } from '../../scripts/browser/findBrowser.ts';
import { sandboxSwitches } from '../../scripts/start/desktop.ts';

/** Keep the browser to the test: no questions, no updates, no traffic of its own. */
const SWITCHES = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The executable of a Chromium, for tests that can do without one. */
export function findBrowser(): Promise<string | undefined> {
  return findTestBrowser();
}

/** Starts a browser that ends with the test. Skips the test, and says why, where there is none. */
export async function launchBrowser(context: TestContext): Promise<Browser> {
  const executablePath = await findBrowser();
  if (!executablePath)
    return context.skip('it needs a browser of the Chromium family, and there is none (BACKWIRE_BROWSER names one)');
  const browser = await chromium.launch({ executablePath, args: [...sandboxSwitches(), ...SWITCHES] });
  context.onTestFinished(() => browser.close());
  return browser;
}
