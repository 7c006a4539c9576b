import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, type TestContext, test } from 'vitest';
import { graph } from '#engine/testing/networks.ts';
import { type Dropped, dropFiles } from '../e2e/dropFiles.ts';
import { type LanguageTag, LONG, shareWindow, type User } from '../e2e/user.ts';
import { IMAGE_SETS, imageFiles, requireInstalled } from './imageFiles.ts';

const open = shareWindow();
const PATIENT = { timeout: 60_000 };

/** A network with one hidden layer; without classes a regression. */
function networkFor(shape: readonly number[], classes?: number, epochs = 60) {
  const answers = classes === undefined ? { shape: [] } : { shape: [], classes };
  return graph(
    [
      ['x', 'input', { shape }],
      ['flat', 'flatten'],
      ['hidden', 'dense', { units: 16 }],
      ['relu', 'relu'],
      ['answer', 'dense', { units: classes ?? 1 }],
      ['y', 'target', answers],
      ['loss', classes === undefined ? 'mse' : 'crossEntropy'],
    ],
    [
      ['x', 'flat'],
      ['flat', 'hidden'],
      ['hidden', 'relu'],
      ['relu', 'answer'],
      ['answer', 'loss', 'prediction'],
      ['y', 'loss', 'target'],
    ],
    { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16, epochs, seed: 1 },
  );
}

/** Flats with decimal commas, text and holes. */
const FLATS = [
  'area;city;warm;class',
  ...Array.from({ length: 240 }, (_, index) => {
    const [area, city] = [30.5 + ((index * 37) % 80), ['Rome', 'Oslo', 'Bern'][index % 3]];
    const isDear = area + (city === 'Oslo' ? 40 : 0) > 85;
    return [index % 9 === 4 ? '' : `${area}`.replace('.', ','), city, index % 4 !== 0, isDear ? 'dear' : 'cheap'].join(';');
  }),
].join('\n');

const LEVELS = ['step,level', ...Array.from({ length: 300 }, (_, step) => `${step},${(Math.sin(step / 4) + 2).toFixed(4)}`)].join(
  '\n',
);

const diabetes = (): string => gunzipSync(readFileSync(new URL('../tables/diabetes.csv.gz', import.meta.url))).toString('utf8');

interface Path {
  readonly document: ReturnType<typeof graph>;
  readonly file: Dropped;
  /** What a person corrects in the dialog before the import. */
  readonly correct?: (dialog: Locator, page: Page) => Promise<void>;
}

/** From a file to the results: dropped, corrected, imported, trained on. */
async function bring(
  { page, user }: { readonly page: Page; readonly user: User },
  { document, file, correct }: Path,
): Promise<void> {
  await user.dropFile('own.backwire.json', JSON.stringify({ ...document, name: file.name }));
  await page.getByRole('tab', { name: file.name }).waitFor();
  await dropFiles(page, file);
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('data-file-form').waitFor();
  await correct?.(dialog, page);
  await expect.poll(() => dialog.getByTestId('data-preview').getAttribute('aria-busy'), PATIENT).toBe('false');
  await dialog.getByRole('button', { name: /^(Import|导入)$/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), PATIENT).toMatch(/Completed|已完成/);
  await page.keyboard.press('Alt+6');
  await page.getByTestId('results').waitFor(PATIENT);
}

const chooseMean = async (dialog: Locator, page: Page): Promise<void> => {
  await dialog.getByRole('alert').waitFor(PATIENT);
  await dialog.getByTestId('field-missing').click();
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /^(Mean|平均值|均值)$/ })
    .click();
  await dialog.getByTestId('data-preview').waitFor(PATIENT);
};

const chooseWindow = async (dialog: Locator): Promise<void> => {
  await dialog.getByTestId('columns').waitFor(PATIENT);
  await dialog.getByRole('button', { name: /^(File options|文件选项)$/ }).click();
  await dialog.getByTestId('field-window').fill('8');
  await dialog.getByTestId('field-window').press('Enter');
  await expect.poll(() => dialog.innerText(), PATIENT).toContain('8 × 2');
  await dialog.getByTestId('column-step').locator('select').first().selectOption('time');
  await expect.poll(() => dialog.innerText(), PATIENT).toContain('8 × 1');
};

/** The numbers of the confusion matrix, row by row. */
async function readMatrix(page: Page): Promise<number[]> {
  const cells = page.getByTestId('confusion-matrix').locator('tbody button');
  const texts = await cells.evaluateAll((all) => all.map((cell) => cell.lastChild?.textContent ?? ''));
  return texts.map((text) => Number(text.replaceAll(/\D/g, '')));
}

const shareRight = ([a, b, c, d]: readonly number[]): number => (a + d) / (a + b + c + d);

describe.each(['en', 'zh-CN'] as const)('%s', (language: LanguageTag) => {
  const begin = (context: TestContext) => open(context, 'xor', { language });

  test(
    'a table of mixed types with holes and decimal commas, to its confusion matrix and a predicted row',
    LONG,
    async (context) => {
      const { page, user, complaints } = await begin(context);
      await bring(
        { page, user },
        { document: networkFor([6], 2), file: { name: 'flats.csv', content: FLATS }, correct: chooseMean },
      );
      await expect.poll(async () => shareRight(await readMatrix(page))).toBeGreaterThan(0.9);
      await page.getByTestId('try-area').fill('108');
      await page.getByTestId('try-city').click();
      await page.getByRole('option', { name: 'Oslo' }).click();
      await expect.poll(() => page.getByTestId('try-prediction').innerText()).toMatch(/class[:：]\s*dear/);
      expect(complaints).toEqual([]);
    },
  );

  test.for(IMAGE_SETS)('an archive of PNG and JPEG files in a folder per class: $name', LONG, async (set, context) => {
    requireInstalled(set, context);
    const { page, user, complaints } = await begin(context);
    await bring(
      { page, user },
      { document: networkFor([28, 28, 1], 2, 5), file: { name: `${set.name}.zip`, content: await imageFiles(set) } },
    );
    await expect.poll(async () => shareRight(await readMatrix(page))).toBeGreaterThan(0.9);
    expect(await page.locator('[data-testid^="sample-"]').first().locator('canvas, img').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test('a regression, to its points and residuals', LONG, async (context) => {
    const { page, user, complaints } = await begin(context);
    await bring(
      { page, user },
      { document: networkFor([10], undefined, 30), file: { name: 'diabetes.csv', content: diabetes() } },
    );
    await expect.poll(() => page.getByTestId('chart-scatter').locator('circle').count()).toBeGreaterThan(30);
    expect(await page.getByTestId('chart-residuals').locator('circle').count()).toBeGreaterThan(30);
    await page.getByTestId('try-sample').click();
    await expect.poll(() => page.getByTestId('try-prediction').innerText()).toMatch(/target[:：]?\s*\d/);
    expect(complaints).toEqual([]);
  });

  test('windows over a time series, whose next value is predicted', LONG, async (context) => {
    const { page, user, complaints } = await begin(context);
    const file = { name: 'levels.csv', content: LEVELS };
    await bring({ page, user }, { document: networkFor([8, 1]), file, correct: chooseWindow });
    await expect.poll(() => page.getByTestId('chart-scatter').locator('circle').count()).toBeGreaterThan(10);
    const text = await page.getByTestId('results').innerText();
    const [, r2] = /R²\s+([\d.]+)/.exec(text) ?? [];
    expect(Number(r2), text).toBeGreaterThan(0.9);
    expect(complaints).toEqual([]);
  });
});
