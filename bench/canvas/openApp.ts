import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findTestBrowser } from '../../scripts/browser/findBrowser.ts';
import { sandboxSwitches } from '../../scripts/start/desktop.ts';
import { startServer } from '../../scripts/start/serverProcess.ts';

const SWITCHES = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Runs some work with the built app in a browser, on its own database. */
export async function withApp<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const executablePath = await findTestBrowser();
  if (!executablePath) throw new Error('There is no browser of the Chromium family here (BACKWIRE_BROWSER names one)');
  const folder = await mkdtemp(join(tmpdir(), 'backwire-bench-'));
  const server = await startServer(join(folder, 'backwire.sqlite'));
  const browser = await chromium.launch({ executablePath, args: [...sandboxSwitches(), ...SWITCHES] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.address);
    await page.getByTestId('node-loss').waitFor();
    return await work(page);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
