import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startServer } from './server.ts';

/** The built app in a real browser, on a database of its own. */
export interface LaunchedApp {
  readonly page: Page;
  /** What the page complained about: errors, and what its security policy refused. */
  readonly complaints: readonly string[];
  readonly databaseFile: string;
  /** Ends the server as a power cut would, starts it again on the same database and opens it anew. */
  killAndRestart(): Promise<void>;
}

/** Chooses the size, the theme and the language of the window. */
export type WindowOptions = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'reducedMotion' | 'locale'>;

/**
 * Starts the built app and opens it. Everything ends with the test.
 * Skips the test, and says why, where there is no browser.
 */
export async function launchApp(context: TestContext, options: WindowOptions = {}): Promise<LaunchedApp> {
  const browser = await launchBrowser(context);
  context.onTestFinished(() => browser.close());
  const folder = await mkdtemp(join(tmpdir(), 'backwire-test-'));
  context.onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const databaseFile = join(folder, 'backwire.sqlite');
  let server = await startServer(databaseFile);
  context.onTestFinished(async () => {
    await server.stop();
  });
  const { page, complaints } = await openPage(browser, options);
  await page.goto(server.address);
  return {
    page,
    complaints,
    databaseFile,
    async killAndRestart() {
      await server.kill();
      server = await startServer(databaseFile);
      await page.goto(server.address);
    },
  };
}

async function openPage(browser: Browser, options: WindowOptions): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints };
}
