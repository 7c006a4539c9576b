import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import type { TestContext } from 'vitest';
import { findTestBrowser, QUIET_SWITCHES } from '../../scripts/browser/findBrowser.ts';
import { sandboxSwitches } from '../../scripts/start/desktop.ts';

/** Timeout of a click or a wait, in milliseconds. */
const PATIENCE_MS = 90_000;

/** The browser shared by this worker's tests; it ends with the worker's process. */
let shared: Promise<Browser> | undefined;

/**
 * Opens a new profile in the browser for the test: it has nothing stored or opened by other tests. Skips the test, with the
 * reason, if there is no browser.
 */
export async function openProfile(context: TestContext, options: BrowserContextOptions): Promise<BrowserContext> {
  const executablePath = await findTestBrowser();
  if (!executablePath)
    return context.skip('it needs a browser of the Chromium family, and there is none (BACKWIRE_BROWSER names one)');
  const browser = await runningBrowser(executablePath);
  const profile = await browser.newContext(options);
  // A page beside a training run waits for processors.
  profile.setDefaultTimeout(PATIENCE_MS);
  context.onTestFinished(() => profile.close());
  return profile;
}

/** Starts the browser, and restarts it after a crash. */
async function runningBrowser(executablePath: string): Promise<Browser> {
  const running = await shared;
  if (running?.isConnected()) return running;
  shared = chromium.launch({ executablePath, args: [...sandboxSwitches(), ...QUIET_SWITCHES] });
  return shared;
}
