import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { layeredFile } from './layeredFile.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

async function heightOfCanvas(page: Page): Promise<number> {
  return (await page.getByTestId('canvas').boundingBox())?.height ?? 0;
}

/** Drops files that cannot be opened. */
async function fail(user: User, ...names: string[]): Promise<void> {
  for (const name of names) await user.dropFile(`${name}.json`, '{"layers": [1, 2, 3]}');
}

/** Runs a command of the palette. */
async function command(page: Page, words: string): Promise<void> {
  const search = await new User(page).openPalette();
  await search.fill(words);
  await page.keyboard.press('Enter');
  await search.waitFor({ state: 'hidden' });
}

/** Makes it a browser that denies access to the clipboard. */
async function blockClipboard(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.execCommand = () => false;
    const refuse = () => Promise.reject(new DOMException('blocked', 'NotAllowedError'));
    const clipboard = { writeText: refuse, readText: refuse };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  });
}

/** What blocks it covers the browser's own. */
async function unblockClipboard(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'execCommand');
    Reflect.deleteProperty(navigator, 'clipboard');
  });
}

test('the dock is folded until the first run opens it, and keeps its state', LONG, async (context) => {
  const { page, complaints } = await launchApp(context, { reducedMotion: 'reduce' });
  const user = new User(page);
  await page.getByTestId('node-loss').waitFor();
  await user.openExample('iris', 'scores');
  const whole = await heightOfCanvas(page);
  expect(whole).toBeGreaterThan(700);
  const fitted = await user.middleOf(page.getByTestId('node-relu'));

  await page.getByTestId('train').click();
  await page.getByTestId('chart-loss').waitFor();
  const left = await heightOfCanvas(page);
  expect(left).toBeLessThan(whole - 100);
  // The graph was fitted, and is fitted into the remaining space.
  await expect.poll(async () => (await user.middleOf(page.getByTestId('node-relu'))).y).toBeLessThan(fitted.y - 50);
  await page.getByRole('button', { name: 'Collapse bottom panel' }).click();
  await expect.poll(() => heightOfCanvas(page)).toBe(whole);

  // A second run leaves it folded; so does the next start.
  await page.getByTestId('train').click();
  await page.getByTestId('run-progress').getByText('Run 2: Completed').waitFor({ state: 'attached' });
  expect(await page.getByTestId('chart-loss').count()).toBe(0);
  await page.reload();
  await page.getByTestId('node-scores').waitFor();
  expect(await heightOfCanvas(page)).toBe(whole);
  expect(complaints).toEqual([]);
});

test('a view chosen by the user does not move when the dock opens', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  const canvas = await user.middleOf(page.getByTestId('canvas'));
  await page.mouse.move(canvas.x, canvas.y + 200);
  await page.mouse.wheel(0, 150);
  await user.settle(page.getByTestId('node-relu'));
  const before = await page.getByTestId('node-relu').boundingBox();
  await page.getByTestId('dock-log').click();
  await page.getByTestId('log').waitFor();
  await untilStill(page);
  expect(await page.getByTestId('node-relu').boundingBox()).toEqual(before);
});

test('the number of waiting notices is shown; the keyboard reaches, closes and dismisses them', LONG, async (context) => {
  const { page, user } = await open(context);
  await page.getByTestId('node-hidden1').click({ position: { x: 20, y: 10 } });
  await fail(user, 'one', 'two', 'three', 'four', 'five', 'six');
  const bar = page.getByTestId('notice-bar');
  await expect.poll(() => bar.getByRole('status').innerText()).toBe('and 2 more');
  expect(await page.getByRole('alert').count()).toBe(4);

  await page.keyboard.press('Alt+n');
  await page.keyboard.press('Enter');
  await expect.poll(() => bar.getByRole('status').innerText()).toBe('and 1 more');
  // The next notice has the focus now.
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('closeButton');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (let tabs = 0; tabs < 24 && (await focused()) !== 'Dismiss all'; tabs++) await page.keyboard.press('Tab');
  expect(await focused()).toBe('Dismiss all');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  expect(await bar.count()).toBe(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);

  // Last, since notices do not wait for axe.
  await fail(user, 'one', 'two', 'three', 'four', 'five', 'six');
  await expect.poll(() => bar.getByRole('status').innerText()).toBe('and 2 more');
  expect(await violations(page)).toEqual([]);
});

test('dismissed notices can be read in the log', LONG, async (context) => {
  const { page, user } = await open(context);
  await fail(user, 'one', 'two', 'three', 'four', 'five');
  await expect.poll(() => page.getByTestId('notice-bar').getByRole('status').innerText()).toBe('and 1 more');
  await page.getByRole('button', { name: 'Show them in the log' }).click();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  expect(await page.getByTestId('log').innerText()).toContain('five.json is not a graph document');
});

test('a new target takes its classes from the data; without them a problem has a fix', LONG, async (context) => {
  const { page, complaints, user } = await open(context, 'iris');
  await page.getByTestId('node-y').click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Delete');
  await page.getByTestId('palette-target').click();
  await page.getByTestId('node-target').waitFor();
  expect(await page.getByTestId('node-target').innerText()).toContain('3 classes');
  await user.drawWire('target', 'loss', 'target');
  await user.enter('classes', '');
  await user.showDock('problems');
  const problems = page.getByTestId('dock').getByTestId('problems');
  expect(await problems.innerText()).toContain('does not specify the number of classes');
  await problems.getByRole('button', { name: "Set classes of 'target' to 3" }).click();
  await page.getByTestId('dock').getByText('No problems').waitFor();
  expect(complaints).toEqual([]);
});

test('a large PNG shows its progress and can be canceled; an SVG is valid XML', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  await user.dropFile('large.json', layeredFile(1500, 30));
  await page.getByTestId('overview').waitFor();
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));

  await command(page, 'Export picture');
  await page.getByRole('dialog').getByText('PNG').click();
  await page.getByRole('button', { name: 'Export picture' }).click();
  const progress = page.getByTestId('picture-progress');
  await progress.waitFor();
  expect(await progress.getByRole('status').innerText()).toMatch(/Drawing 1.500 nodes|Writing the PNG/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await command(page, 'Export picture');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export picture' }).click()]);
  const text = await readFile(await file.path(), 'utf8');
  const found = await page.evaluate((svg) => {
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return { root: documentElement.tagName, nodes: documentElement.querySelectorAll('[data-node]').length };
  }, text);
  expect(found).toEqual({ root: 'svg', nodes: 1500 });
  // The cancelled PNG never came.
  expect(downloads).toEqual([file.suggestedFilename()]);
  expect(complaints).toEqual([]);
});

test('the picture of a difference is zoomed, panned and centered on a change', LONG, async (context) => {
  const { page, complaints, user } = await open(context, 'iris');
  await page.getByTestId('node-relu').click({ position: { x: 20, y: 10 } });
  await page.keyboard.press('Delete');
  await page.getByTestId('save-state').click();
  const versions = page.getByTestId('versions');
  await versions.getByText('First version').click();
  const gone = versions.locator('svg [data-node="relu"]');
  await gone.waitFor();
  const picture = versions.getByRole('img', { name: 'Preview of the added' });
  const widthOf = async () => (await gone.boundingBox())?.width ?? 0;

  const first = await widthOf();
  const middle = await user.middleOf(picture);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -200);
  await expect.poll(widthOf).toBeGreaterThan(first * 1.2);
  const before = await user.middleOf(gone);
  await user.drag(middle, { x: middle.x + 90, y: middle.y - 40 });
  const after = await user.middleOf(gone);
  expect(after.x - before.x).toBeCloseTo(90, 0);
  expect(after.y - before.y).toBeCloseTo(-40, 0);

  await versions.getByRole('button', { name: 'removed ReLU', exact: false }).first().click();
  const shown = await user.middleOf(gone);
  expect(Math.abs(shown.x - middle.x)).toBeLessThan(12);
  expect(Math.abs(shown.y - middle.y)).toBeLessThan(12);
  await versions.getByRole('button', { name: 'Zoom to fit' }).click();
  await expect.poll(widthOf).toBeCloseTo(first, 0);
  await picture.focus();
  await page.keyboard.press('+');
  await expect.poll(widthOf).toBeGreaterThan(first * 1.2);
  await page.keyboard.press('Home');
  await expect.poll(widthOf).toBeCloseTo(first, 0);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a copy with a blocked clipboard stays in the window, with a notice', LONG, async (context) => {
  const { page } = await open(context);
  await blockClipboard(page);
  context.onTestFinished(() => unblockClipboard(page));
  const canvas = page.getByTestId('canvas');
  const pasteByMenu = async () => {
    await canvas.click({ button: 'right', position: { x: 60, y: 60 } });
    await page.getByTestId('menu-paste').click();
  };
  await pasteByMenu();
  await page.getByText('Press Ctrl+V to paste').waitFor();
  await page.getByTestId('node-relu1').click({ button: 'right', position: { x: 20, y: 10 } });
  await page.getByTestId('menu-copy').click();
  await page.getByText('The clipboard cannot be written').waitFor();
  await pasteByMenu();
  await expect.poll(() => page.locator('[data-testid^="node-"]').count()).toBe(9);
});
