import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { findTestBrowser, launchBrowser } from '../../scripts/browser/findBrowser.ts';
import type { Scope } from './runningApp.ts';

/** Timeout of a click or a wait, in milliseconds. */
const PATIENCE_MS = 90_000;

/** The browser shared by this worker's tests; it ends with the worker's process. */
let shared: Promise<Browser> | undefined;

/**
 * Opens a new profile in the browser for the test: it has nothing stored or opened by other tests. Skips the test, with the
 * reason, if there is no browser.
 */
export async function openProfile(context: Scope, options: BrowserContextOptions): Promise<BrowserContext> {
  if (!(await findTestBrowser()))
    return context.skip('it needs a browser of the Chromium family, and there is none (BACKWIRE_BROWSER names one)');
  const browser = await runningBrowser();
  const profile = await browser.newContext(options);
  // A page beside a training run waits for processors.
  profile.setDefaultTimeout(PATIENCE_MS);
  context.onTestFinished(() => profile.close());
  return profile;
}

/** Starts the browser, and restarts it after a crash. */
async function runningBrowser(): Promise<Browser> {
  const running = await shared;
  if (running?.isConnected()) return running;
  shared = launchBrowser();
  return shared;
}
