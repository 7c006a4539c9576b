import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graph } from '#engine/testing/networks.ts';
import { dropFiles } from './dropFiles.ts';
import { tabTo } from './tabTo.ts';
import { unreachable } from './unreachable.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, type User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

/** Trains the open graph, and opens its results. */
async function showResults({ page, user }: { readonly page: Page; readonly user: User }, epochs: string): Promise<void> {
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', epochs);
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 120_000 }).toContain('Completed');
  await page.keyboard.press('Alt+6');
  await page.getByTestId('results').waitFor({ timeout: 60_000 });
  await page.locator('[data-testid^="sample-"]').first().waitFor();
}

const cards = (page: Page) => page.getByTestId('results-samples').locator('[data-testid^="sample-"]');
const numbersIn = (texts: readonly string[]) => texts.map((text) => Number(text.replaceAll(/[\s\u202f]/g, '')));

test('a cell of the confusion matrix leads to its samples by keyboard, and a sample to the lens', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await showResults({ page, user }, '2');
  const matrix = page.getByTestId('confusion-matrix');
  const counts = async () =>
    numbersIn(
      await matrix.locator('tbody button').evaluateAll((cells) => cells.map((cell) => cell.lastChild?.textContent ?? '')),
    );
  expect((await counts()).reduce((sum, count) => sum + count, 0)).toBe(12);
  await page.getByText('Training', { exact: true }).click();
  await expect.poll(() => page.getByTestId('results').getAttribute('data-split')).toBe('train');
  await expect.poll(async () => (await counts()).reduce((sum, count) => sum + count, 0)).toBe(108);

  await tabTo(page, matrix.locator('tbody button').first());
  for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  const [, , , , middle] = await counts();
  await expect
    .poll(() => page.getByRole('status').allInnerTexts())
    .toContain('Samples of class versicolor, predicted as versicolor');
  await expect.poll(() => cards(page).count()).toBe(Math.min(24, middle));
  const heading = page.getByRole('heading', { name: 'Samples of class versicolor, predicted as versicolor' });
  await expect.poll(async () => (await heading.boundingBox())?.y).toBeLessThan(300);
  expect((await page.getByRole('heading', { name: 'Results' }).boundingBox())?.y).toBeGreaterThan(0);
  const card = cards(page).first();
  const [text, id] = [await card.innerText(), await card.getAttribute('data-testid')];
  expect(text).toMatch(/petal_length[\s\S]*Target\s+versicolor\s+Prediction\s+versicolor \([\d.]+\s%\)\s+Loss/);
  for (const chart of ['roc', 'precisionRecall', 'calibration']) {
    await page.getByTestId(`chart-${chart}`).getByText('Show as a table').click();
    expect(await page.getByTestId(`chart-${chart}`).locator('tbody tr').count()).toBeGreaterThan(0);
  }
  await page.getByText('Rates by row').click();
  await expect.poll(() => matrix.locator('tbody button').first().innerText()).toMatch(/%$/);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  await card.getByRole('button').click();
  await expect.poll(() => page.getByTestId('lens-number').inputValue()).toBe(id?.replace('sample-', ''));
  expect(await page.getByTestId('lens-split').inputValue()).toBe('Training');
  expect(complaints).toEqual([]);
});

test('a typed row is predicted at once, in the units of its table', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await showResults({ page, user }, '60');
  const answer = page.getByTestId('try-prediction');
  const type = async (values: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(values)) await page.getByTestId(`try-${name}`).fill(value);
  };
  await type({ sepal_length: '5', sepal_width: '3.4', petal_length: '1.4', petal_width: '0.2' });
  await expect.poll(() => answer.innerText()).toContain('species: setosa');
  await type({ sepal_length: '6.6', sepal_width: '3', petal_length: '5.8', petal_width: '2.2' });
  await expect.poll(() => answer.innerText()).toContain('species: virginica');
  await page.getByTestId('try-petal_width').fill('');
  await expect.poll(() => page.getByRole('alert').allInnerTexts()).not.toEqual([]);
  await page.getByTestId('try-sample').click();
  await expect.poll(() => page.getByRole('alert').allInnerTexts()).toEqual([]);
  expect(await page.getByTestId('try-petal_width').inputValue()).not.toBe('');
  expect(complaints).toEqual([]);
});

test('a drawn digit and an image file are predicted', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'mnist-mlp');
  await showResults({ page, user }, '1');
  const answer = page.getByTestId('try-prediction');
  expect(await answer.innerText()).toContain('Draw or enter a sample');
  const pad = page.getByTestId('drawing-pad');
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no pad');
  const at = (x: number, y: number) => ({ x: box.x + x * box.width, y: box.y + y * box.height });
  await user.drag(at(0.5, 0.2), at(0.5, 0.8));
  await expect.poll(() => answer.innerText()).toContain('digit: 1');

  // A black one on white paper, twice as large.
  const picture = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 56;
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, 56, 56);
      pen.fillStyle = 'black';
      pen.fillRect(26, 10, 5, 36);
    }
    return canvas.toDataURL('image/png').split(',')[1];
  });
  const chooser = page.getByTestId('try-picture').locator('input[type=file]');
  await chooser.setInputFiles({ name: 'one.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') });
  await expect.poll(() => answer.innerText()).not.toContain('digit: 1');
  await page.getByRole('button', { name: 'Invert' }).click();
  await expect.poll(() => answer.innerText()).toContain('digit: 1');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => answer.innerText()).not.toContain('digit: 1');
  await page.getByTestId('try-picture').evaluate((zone, base64) => {
    const dataTransfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], 'one.png', { type: 'image/png' }));
    for (const type of ['dragover', 'drop']) {
      zone.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, picture);
  await page.getByRole('button', { name: 'Invert' }).click();
  await expect.poll(() => answer.innerText()).toContain('digit: 1');
  expect(await page.getByTestId('file-drop').count()).toBe(0);
  await chooser.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
  await page.getByText('“notes.txt” cannot be read as an image.').waitFor();
  expect(complaints).toEqual([]);
});

test('a regression has points, residuals and a histogram, in a narrow window, too', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'sine');
  await showResults({ page, user }, '5');
  await page.getByTestId('results-split').getByText('Validation').click();
  await expect.poll(() => page.getByTestId('chart-scatter').locator('circle').count()).toBe(40);
  expect(await page.getByTestId('chart-residuals').locator('circle').count()).toBe(40);
  expect(await page.getByTestId('chart-histogram').getByRole('img').getAttribute('aria-label')).toBe('Histogram of residuals');
  await page.getByTestId('results-weights').click();
  await page.getByRole('option', { name: /^Best epoch/ }).click();
  await expect.poll(() => page.getByTestId('results').innerText()).toMatch(/Epoch [1-5], step/);
  expect(await violations(page, '[data-testid=results-room]')).toEqual([]);
  await page.setViewportSize({ width: 400, height: 700 });
  await page.mouse.move(2, 2);
  await untilStill(page);
  await expect.poll(() => unreachable(page)).toEqual([]);
  const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(sizes[0]).toBe(sizes[1]);
  expect(complaints).toEqual([]);
});

const CLASSES = 40;

/** A table of points in overlapping stripes, and a graph that learns which. */
async function openManyClasses(page: Page, databaseFile: string): Promise<void> {
  const dataset = join(dirname(databaseFile), 'stripes.csv');
  const rows = Array.from({ length: 25 * CLASSES }, (_, row) => {
    const label = row % CLASSES;
    return `${label + ((row * 7) % 11) / 4},${(row * 13) % 17},stripe ${String(label).padStart(2, '0')}\n`;
  });
  await writeFile(dataset, `x,y,stripe\n${rows.join('')}`);
  const network = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['scores', 'dense', { units: CLASSES }],
      ['y', 'target', { shape: [], classes: CLASSES }],
      ['loss', 'crossEntropy'],
    ],
    [
      ['x', 'scores'],
      ['scores', 'loss', 'prediction'],
      ['y', 'loss', 'target'],
    ],
    { seed: 1 },
  );
  const stripes = { ...network, name: 'Stripes', data: { dataset, normalize: 'standard' } };
  await dropFiles(page, { name: 'stripes.backwire.json', content: JSON.stringify(stripes) });
  await page.getByTestId('read-file').first().click();
}

test('a matrix of forty classes is read by keyboard, searched, and leads to its pairs', LONG, async (context) => {
  const { page, user, complaints, databaseFile } = await open(context, 'iris');
  await openManyClasses(page, databaseFile);
  await showResults({ page, user }, '2');
  const matrix = page.getByTestId('confusion-matrix');
  const names = () => matrix.locator('tbody th').allInnerTexts();
  expect(await names()).toHaveLength(31);
  expect((await names()).at(-1)).toBe('10 other classes');
  await page.mouse.move(0, 0);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  await tabTo(page, matrix.locator('tbody button').first());
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowRight');
  const focused = page.locator('[data-testid="confusion-matrix"] button:focus');
  expect(await focused.innerText()).toContain('True 10 other classes, predicted 10 other classes');
  expect(await focused.getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('ArrowUp');
  for (let step = 0; step < 29; step++) await page.keyboard.press('ArrowUp');
  // Not below the names of the columns, which stay in view.
  const [cell, heads] = await Promise.all([focused.boundingBox(), matrix.locator('thead th').last().boundingBox()]);
  expect(cell && heads && cell.y >= heads.y + heads.height - 1).toBe(true);

  const pair = page.getByTestId('confused-pairs').getByRole('button').first();
  const [wanted, predicted] = (await pair.innerText()).split(' → ');
  await pair.click();
  await page.getByRole('heading', { name: `Samples of class ${wanted}, predicted as ${predicted}` }).waitFor();

  const search = page.getByRole('textbox', { name: 'Search the confusion matrix' });
  await search.fill(wanted);
  await expect.poll(async () => (await names())[0]).toBe(wanted);
  await search.fill('nothing like this');
  await page.getByText('No results for “nothing like this”.').waitFor();
  expect(complaints).toEqual([]);
});
