import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser/findBrowser.ts';
import { startServer } from '../../scripts/start/serverProcess.ts';

/** Runs some work with the built app in a browser, on its own database. */
export async function withApp<Result>(work: (page: Page, databaseFile: string) => Promise<Result>): Promise<Result> {
  const browser = await launchBrowser();
  const folder = await mkdtemp(join(tmpdir(), 'backwire-bench-'));
  const server = await startServer(join(folder, 'backwire.sqlite'));
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.address);
    await page.getByTestId('node-loss').waitFor();
    return await work(page, server.databaseFile);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
