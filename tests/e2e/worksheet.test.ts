import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { RESOURCES } from '#app/runs/testing/temporaryRuns.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';
import { visibleBeside } from './visibleBeside.ts';

const open = shareWindow({ acrossFiles: true });

/** Names of the example, of settings and of functions are not translated. */
const NAMES = ['small', 'hidden', 'tanh', 'score', 'sigmoid', 'loss', 'point', 'different', 'signs', 'adam', 'epsilon'];

/** XOR with 2 units instead of 8: every sheet has all of its numbers, on few pages. */
async function openSmall({ page, user }: Awaited<ReturnType<typeof open>>): Promise<void> {
  const example = await readFile(join(RESOURCES, 'examples', 'xor.backwire.json'), 'utf8');
  await user.dropFile('small.backwire.json', example.replace('"units": 8', '"units": 2').replace('"XOR"', '"Small"'));
  await expect.poll(() => page.title()).toContain('Small');
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
}

/** The addresses of the exercises, once their formulas are set. */
async function exercisesIn(dialog: Locator): Promise<string[]> {
  const exercises = dialog.locator('[data-testid^="exercise-"]');
  await exercises.first().locator('.katex').first().waitFor();
  expect(await dialog.locator('.katex-error').count()).toBe(0);
  return exercises.evaluateAll((all) => all.map((one) => one.getAttribute('data-testid')?.replace('exercise-', '') ?? ''));
}

const isFocused = (target: Locator) => target.evaluate((one) => one === document.activeElement);

async function untilFocused(target: Locator): Promise<void> {
  await expect.poll(() => isFocused(target)).toBe(true);
}

async function save(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: button }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** The pages of the PDF that the window prints: their number stands uncompressed in the file. */
async function countPages(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = await page.pdf(format === 'A4' ? { preferCSSPageSize: true } : { format });
  return String(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;
}

test('the worksheet of a small network has every number, and is saved as Markdown and LaTeX', LONG, async (context) => {
  const app = await open(context, 'xor');
  const { page, complaints } = app;
  await openSmall(app);
  await page.getByRole('button', { name: 'Worksheet…' }).click();
  const dialog = page.getByRole('dialog');
  const exercises = await exercisesIn(dialog);
  expect(new Set(exercises).size).toBe(exercises.length);
  expect(exercises).toEqual(expect.arrayContaining(['hidden.out[0,0]', 'hidden.dweight[0,1]', 'hidden.weight/new[1,1]']));
  expect(await dialog.locator('[data-testid^="solution-"]').count()).toBe(exercises.length);

  const markdown = await save(page, 'Save as Markdown');
  for (const heading of ['## The network', '## Given', '## Forward pass', '## Backward pass', '## Update', '# Solution']) {
    expect(markdown.split('\n')).toContain(heading);
  }
  expect(markdown).toContain(`**${exercises.length}.** $`);
  const latex = await save(page, 'Save as LaTeX');
  expect(latex.match(/\\answer\{/g)).toHaveLength(exercises.length);
  expect(latex.match(/\\clearpage\n\\section\*\{Solution\}/g)).toHaveLength(1);

  await dialog.getByRole('switch', { name: 'With the solution' }).click();
  await expect.poll(() => dialog.getByTestId('worksheet-solution').count()).toBe(0);
  expect(await save(page, 'Save as LaTeX')).not.toContain('Solution');
  expect(complaints).toEqual([]);
});

test('it is printed alone, in dark letters on white, with the solution on a page of its own', LONG, async (context) => {
  const app = await open(context, 'xor');
  const { page, complaints } = app;
  await openSmall(app);
  await page.getByRole('button', { name: 'Worksheet…' }).click();
  const dialog = page.getByRole('dialog');
  await exercisesIn(dialog);
  await untilStill(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // Whatever else is visible would widen the page, and with it shrink the letters.
  const preview = dialog.getByRole('region', { name: 'Preview of the worksheet' });
  expect(await visibleBeside(preview)).toEqual([]);
  expect(await preview.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('none');
  const paper = dialog.locator('article');
  expect(await paper.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(22, 24, 29)');
  expect(await paper.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(255, 255, 255)');
  const figure = paper.getByRole('img', { name: 'The network' });
  expect(await figure.locator('text').allTextContents()).toEqual(expect.arrayContaining(['Hidden', 'Dense']));
  expect(
    await figure
      .locator('rect')
      .first()
      .evaluate((box) => getComputedStyle(box).fill),
  ).toBe('none');
  expect(await dialog.getByTestId('worksheet-solution').evaluate((one) => getComputedStyle(one).breakBefore)).toBe('page');
  const narrow = await dialog.locator('[class*="blank"]').evaluateAll((all) => all.filter((one) => one.clientWidth < 100).length);
  expect(narrow).toBe(0);
  const pages = { A4: await countPages(page, 'A4'), Letter: await countPages(page, 'Letter') };
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

  await dialog.getByRole('switch', { name: 'With the solution' }).click();
  await expect.poll(() => dialog.getByTestId('worksheet-solution').count()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  for (const format of ['A4', 'Letter'] as const) {
    const blank = await countPages(page, format);
    expect(blank).toBeGreaterThan(2);
    expect(blank).toBeLessThan(pages[format]);
  }
  await page.emulateMedia({ media: 'screen' });
  expect(complaints).toEqual([]);
});

test('by keyboard alone, it is opened, set up, saved and closed, and the focus comes back', LONG, async (context) => {
  const app = await open(context, 'xor');
  const { page, complaints } = app;
  await openSmall(app);
  const control = page.getByRole('button', { name: 'Worksheet…' });
  await control.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await exercisesIn(dialog);
  await untilFocused(page.getByRole('region', { name: 'Preview of the worksheet' }));
  // Backwards: the solution, then the kind of the sheet, and from there the path.
  await page.keyboard.press('Shift+Tab');
  await untilFocused(dialog.getByRole('switch', { name: 'With the solution' }));
  await page.keyboard.press('Space');
  await expect.poll(() => dialog.getByTestId('worksheet-solution').count()).toBe(0);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  const path = dialog.getByTestId('worksheet-path');
  await path.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await untilFocused(path);
  await page.keyboard.type('hidden.weight[1,0]');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => exercisesIn(dialog), { timeout: 20_000 })
    .toEqual(['loss.out', 'hidden.dweight[1,0]', ...['m', 'v', 'new'].map((part) => `hidden.weight/${part}[1,0]`)]);
  const save = dialog.getByRole('button', { name: 'Save as LaTeX' });
  for (let times = 0; times < 6 && !(await isFocused(save)); times++) await page.keyboard.press('Tab');
  await untilFocused(save);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(await readFile(await download.path(), 'utf8')).not.toContain('Solution');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await untilFocused(control);
  expect(complaints).toEqual([]);
});

test('of a larger network, a path can be chosen; an address that is none is refused at its field', LONG, async (context) => {
  const app = await open(context, 'iris');
  const { page } = app;
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
  await page.getByRole('button', { name: 'Worksheet…' }).click();
  const dialog = page.getByRole('dialog');
  expect(await exercisesIn(dialog)).toContain('loss.out');
  await dialog.getByText('Path of the largest contributions').waitFor();
  expect(await violations(page, '[role=dialog]')).toEqual([]);

  await dialog.getByText('Chosen numbers').click();
  const path = dialog.getByTestId('worksheet-path');
  await path.fill('hidden.out[3]');
  await path.press('Enter');
  await expect.poll(() => exercisesIn(dialog), { timeout: 20_000 }).toEqual(['hidden.out[0,3]', 'loss.out', 'hidden.dout[0,3]']);
  expect(await violations(page, '[role=dialog]')).toEqual([]);

  for (const [address, message] of [
    ['hidden.out[99]', "'hidden.out[99]' names no element; expected indices from 0, below [1, 16]"],
    ['hiden.out[1]', "Nothing has the address 'hiden.out[1]'"],
  ] as const) {
    await path.fill(address);
    await path.press('Enter');
    await dialog.getByText(message).waitFor();
    expect(await path.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await path.press('Backspace');
    await dialog.getByText(message).waitFor({ state: 'detached' });
  }
  expect(await exercisesIn(dialog)).toEqual(['hidden.out[0,3]', 'loss.out', 'hidden.dout[0,3]']);
});

test('in Chinese, the dialog, the sheet and the files are Chinese', LONG, async (context) => {
  const app = await open(context, 'xor');
  const { page, complaints } = app;
  await openSmall(app);
  await page.getByTestId('toggle-language').click();
  await page.getByRole('button', { name: '练习…' }).click();
  const dialog = page.getByRole('dialog');
  await exercisesIn(dialog);
  const paper = dialog.locator('article');
  expect(await paper.getByRole('heading').allInnerTexts()).toEqual(
    expect.arrayContaining(['已知', '前向传播', '反向传播', '更新', '解答']),
  );
  const words = (await paper.innerText()).match(/\b[A-Za-z]{4,}\b/g) ?? [];
  expect(words.filter((word) => !NAMES.includes(word.toLowerCase()))).toEqual([]);
  expect(await save(page, '保存为 LaTeX')).toContain('{ctexart}');
  expect(await violations(page, '[role=dialog]')).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByTestId('toggle-language').click();
  expect(complaints).toEqual([]);
});
