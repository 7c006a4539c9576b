import type { Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import { graph } from '#engine/testing/networks.ts';
import { launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';

/** A network on two features that never learns: it always predicts the first class. */
const IDLE = graph(
  [
    ['x', 'input', { shape: [2] }],
    ['scores', 'dense', { units: 2, kernelInitializer: 'zeros' }],
    ['y', 'target', { shape: [], classes: 2 }],
    ['loss', 'crossEntropy'],
  ],
  [
    ['x', 'scores'],
    ['scores', 'loss', 'prediction'],
    ['y', 'loss', 'target'],
  ],
  { optimizer: { type: 'sgd', learningRate: 0 } },
);

const table = (rows: number, kindOf: (row: number) => string) =>
  `a,b,kind\n${Array.from({ length: rows }, (_, row) => `${(row * 7) % 101},${(row * 3) % 17},${kindOf(row)}\n`).join('')}`;
const COINS = table(300, (row) => (row % 2 ? 'heads' : 'tails'));
/** One row of another class, which is a training sample. */
const RARE = table(4000, (row) => (row === 7 ? 'rare' : 'common'));

async function openIdle(context: TestContext): Promise<{ page: Page; user: User }> {
  const { page } = await launchApp(context, { reducedMotion: 'reduce' });
  const user = new User(page);
  await page.getByTestId('node-loss').waitFor();
  await user.dropFile('idle.backwire.json', JSON.stringify({ ...IDLE, name: 'Idle' }));
  await page.getByRole('tab', { name: 'Idle' }).waitFor();
  return { page, user };
}

/** Drops a table, and waits for its preview. */
async function preview(page: Page, user: User, name: string, text: string) {
  await user.dropFile(name, text);
  const form = page.getByTestId('data-file-form');
  await form.getByTestId('data-preview').waitFor();
  return form;
}

const runDetails = async (page: Page) => {
  await page.getByTestId('room-runs').click();
  return page.getByTestId('run-details');
};

test('a new table keeps its names, is split as the settings say, and is normalized, all in one step', LONG, async (context) => {
  const { page, user } = await openIdle(context);
  const form = await preview(page, user, 'coins.csv', COINS);
  const facts = () => form.getByTestId('data-preview').getByRole('status').first().innerText();
  expect(await facts()).toMatch(/300 samples\s+2 features: a, b\s+target “kind” \(2 classes\)/);
  expect(await form.getByTestId('settings-to-come').innerText()).toBe(
    'Importing also sets standard normalization and 200 epochs.',
  );
  await form.getByRole('button', { name: 'Import' }).click();
  await expect.poll(() => page.getByTestId('node-x').innerText()).toContain('2 features: a, b');
  await expect.poll(() => page.getByTestId('node-y').innerText()).toContain('kind (2 classes)');

  await page.getByTestId('room-data').click();
  const room = page.getByTestId('data-room');
  await room.getByText('2 features: a, b').waitFor();
  // The axes of the points are named.
  await expect.poll(() => room.locator('svg').getByText('b', { exact: true }).count()).toBeGreaterThan(0);
  await room.getByText('216 training').waitFor();
  const field = (name: string) => page.getByTestId(`field-${name}`);
  const heldOut = (split: string) => page.getByTestId(`held-out-${split}`).innerText();
  expect([await field('validationShare').inputValue(), await field('testShare').inputValue()]).toEqual(['0.1', '0.2']);
  expect([await heldOut('validation'), await heldOut('test')]).toEqual([
    'Default: 24 of the other 240 samples',
    'Default: 60 of 300 samples',
  ]);
  const chosen = () => page.getByTestId('field-normalize').getByRole('radio', { checked: true }).inputValue();
  expect(await chosen()).toBe('standard');
  const press = async (keys: string) => {
    await page.getByTestId('room-design').click();
    await page.keyboard.press(keys);
    await page.getByTestId('room-data').click();
  };
  await press('Control+z');
  await room.getByText('No data set selected').waitFor();
  await press('Control+Shift+z');
  await expect.poll(chosen).toBe('standard');
  await user.enter('testShare', '0.5');
  await expect.poll(() => heldOut('test')).toBe('150 of 300 samples');
  await expect.poll(() => heldOut('validation')).toBe('Default: 15 of the other 150 samples');
});

test('a data set with test samples of its own shows their share, which cannot be changed', LONG, async (context) => {
  const { page } = await openIdle(context);
  await page.getByTestId('room-data').click();
  await page.getByTestId('dataset-MNIST digits').click();
  await page.getByText(/The data set has [\d\s]+ test samples of its own\./).waitFor({ timeout: 30_000 });
  expect(await page.getByTestId('field-testShare').isDisabled()).toBe(true);
});

test('a result at chance level says so; one just below a bound is not rounded to it', LONG, async (context) => {
  const { page, user } = await openIdle(context);
  const imported = async (name: string, text: string) => {
    const form = await preview(page, user, name, text);
    await form.getByRole('button', { name: 'Import' }).click();
    await expect.poll(() => page.getByTestId('train').isEnabled()).toBe(true);
    await expect.poll(() => page.getByTestId('node-y').innerText()).toContain('kind (2 classes)');
  };
  await imported('coins.csv', COINS);
  await page.getByTestId('train').click();
  await page.getByTestId('chance-mark').waitFor({ timeout: 30_000 });
  const says =
    /validation accuracy of 50\.0.% is not significantly better than always predicting the most frequent class \(50\.0.%\)/;
  await page.getByRole('alert').getByText(says).first().waitFor();
  const details = await runDetails(page);
  await expect.poll(() => details.getByTestId('chance-note').innerText()).toMatch(says);
  await expect.poll(() => details.innerText()).toMatch(/Features\s+a, b\s+Target\s+kind \(2 classes\)/);

  await page.getByTestId('room-design').click();
  await imported('rare.csv', RARE);
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('chance-mark').count(), { timeout: 30_000 }).toBe(0);
  await runDetails(page);
  await expect.poll(() => details.innerText(), { timeout: 30_000 }).toMatch(/Completed[\s\S]*Accuracy\s+99\.97.%/);
  expect(await details.getByTestId('chance-note').count()).toBe(0);
});
