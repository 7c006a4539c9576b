import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/findBrowser.ts';
import { startServer } from '../start/serverProcess.ts';
import type { Language, ScreenshotOptions, Theme } from './options.ts';
import { Stage } from './scenes/stage.ts';
import { VIEWS, type View } from './views.ts';

/** Timeout of a click or a wait, in milliseconds. */
const PATIENCE_MS = 20_000;
/** Time for motion to end and formulas to be typeset. */
const REST_MS = 600;

/**
 * Takes a picture of every wanted view, in every theme and size, each on a fresh database.
 * @param folder gets a folder per theme and size: `dark-1440x900/design-node.png`, in Chinese `zh-dark-1440x900`
 * @returns failures, one line each
 */
export async function takeScreenshots(folder: string, { only, themes, sizes, language }: ScreenshotOptions): Promise<string[]> {
  const views = VIEWS.filter(({ name }) => only.length === 0 || only.some((text) => name.includes(text)));
  if (views.length === 0) throw new Error(`No view is called like ${only.join(', ')}; there are ${namesOf(VIEWS)}.`);
  const browser = await launchBrowser();
  const failures: string[] = [];
  try {
    for (const theme of themes) {
      for (const size of sizes) failures.push(...(await takeAll(browser, views, folder, { theme, size, language })));
    }
  } finally {
    await browser.close();
  }
  return failures;
}

const namesOf = (views: readonly View[]): string => views.map(({ name }) => name).join(', ');

interface Look {
  readonly theme: Theme;
  readonly size: string;
  readonly language: Language;
}

async function takeAll(browser: Browser, views: readonly View[], parent: string, look: Look): Promise<string[]> {
  const { theme, size, language } = look;
  const folder = join(parent, `${language === 'en' ? '' : `${language}-`}${theme}-${size}`);
  const [width, height] = size.split('x').map(Number);
  const database = mkdtempSync(join(tmpdir(), 'backwire-screenshots-'));
  const server = await startServer(join(database, 'backwire.sqlite'));
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
  const failures: string[] = [];
  mkdirSync(folder, { recursive: true });
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(server.address);
    const stage = new Stage(page);
    await stage.until('canvas');
    for (const { name, show } of views) {
      console.error(`${theme} ${size} ${name}`);
      await stage.clear();
      await show(stage).catch((error: Error) =>
        failures.push(`${theme} ${size} ${name}: ${error.message.split('\n').slice(0, 4).join(' ')}`),
      );
      // Views are driven by English names.
      if (language !== 'en') await stage.switchLanguage();
      await page.waitForTimeout(REST_MS);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      if (language !== 'en') await stage.switchLanguage();
    }
  } finally {
    await page.close();
    await server.stop();
    rmSync(database, { recursive: true, force: true });
  }
  return failures;
}
