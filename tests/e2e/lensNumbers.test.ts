import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { formatNumber } from '../../renderer/language/numbers.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow({ acrossFiles: true });

async function openLens(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
}

const value = (page: Page) => page.getByTestId('explanation-value').locator('b').innerText();
const numbers = (text: string): number => Number(text.replaceAll('−', '-'));

test('a number in a node leads through the chain rule to J, and back', LONG, async (context) => {
  const { page, complaints } = await open(context, 'xor');
  await openLens(page);
  const cell = page.getByTestId('values-score.dout').locator('[data-address]');
  const shown = await cell.innerText();
  await cell.click();
  await expect.poll(() => value(page)).toBe(shown);

  // δ of a hidden neuron comes from ∂J/∂a, and that from δ of the layer above.
  const terms = page.getByTestId('explanation-terms');
  const explained = async () => (await page.getByTestId('explanation-formula').locator('figcaption').innerText()).trim();
  await page.getByTestId('lens-node-hidden').click({ position: { x: 60, y: 14 } });
  await page.getByTestId('tensor-hidden.dout').locator('td[title]').nth(1).click();
  await expect.poll(explained).toBe('hidden.dout[0,1]');
  for (const next of ['tanh.dout[0,1]', 'score.dout[0,0]']) {
    await terms.getByTitle(next, { exact: true }).first().click();
    await expect.poll(explained).toBe(next);
  }
  await expect.poll(() => value(page)).toBe(shown);
  for (const before of ['tanh.dout[0,1]', 'hidden.dout[0,1]']) {
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect.poll(explained).toBe(before);
  }

  // A sum's terms add up.
  await page.getByTestId('values-score.out').locator('[data-address]').click();
  await expect.poll(explained).toBe('score.out[0,0]');
  const titles = await terms
    .locator('span[title]:not(:has(*))')
    .evaluateAll((cells) => cells.map((each) => each.getAttribute('title')));
  const sum = titles
    .filter((title) => title !== null && /^[-−\d]/.test(title))
    .reduce((total, title) => total + numbers(title ?? ''), 0);
  expect(formatNumber(sum)).toBe(await value(page));
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a weight can be changed: J, its prediction by the gradient, and the reset', LONG, async (context) => {
  const { page } = await open(context, 'xor');
  await openLens(page);
  await page.getByTestId('lens-node-score').click({ position: { x: 60, y: 14 } });
  await page.getByTestId('tensor-score.bias').locator('td[title]').click();
  await page.getByTestId('number-tabs').getByText('What if', { exact: true }).click();
  const panel = page.getByTestId('what-if');
  await panel.waitFor();
  const loss = () => page.getByTestId('lens-loss').innerText();
  const before = await loss();
  await panel.getByRole('textbox').fill('0.01');
  // The panel follows the network.
  await expect.poll(() => panel.locator('[data-kind="actual"] td').innerText()).not.toMatch(/^[–0]$/);
  const [actual, predicted] = await Promise.all(
    ['actual', 'predicted'].map(async (kind) => numbers(await panel.locator(`[data-kind="${kind}"] td`).innerText())),
  );
  expect(Math.abs(actual - predicted)).toBeLessThan(0.02 * Math.abs(actual));
  await page.getByTestId('lens-changed').waitFor();
  await page.getByTestId('loss-curve').waitFor();
  // J over the bias; with a second number, a map of both with the range of J.
  const axes = page.getByTestId('plot-axes').locator('annotation');
  await expect.poll(() => axes.allTextContents()).toEqual(['J', expect.stringMatching(/^b\^/)]);
  await page.getByTestId('second-number').click();
  await page.getByRole('option').nth(1).click();
  await expect.poll(() => page.getByTestId('loss-scale').innerText()).toMatch(/J\s+[\d.]+\s+[\d.]+$/);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('textbox').fill('5');
  await expect.poll(loss).not.toBe(before);
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect.poll(loss).toBe(before);

  // The same weight after the update.
  await page.getByTestId('number-tabs').getByText('Update', { exact: true }).click();
  await expect.poll(() => page.getByTestId('explanation-formula').locator('figcaption').innerText()).toBe('score.bias/new[0]');
});

test('playing stops where a condition begins to hold; a mistake is shown at its place', LONG, async (context) => {
  const { page } = await open(context, 'xor');
  await openLens(page);
  const field = page.getByTestId('walk-stop-when');
  await field.fill('norm(delta) >');
  await page.getByTestId('condition-problem').waitFor();
  await field.fill('loss > 0');
  await page.getByTestId('condition-problem').waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'First step' }).click();
  await page.getByRole('button', { name: 'Play or pause' }).click();
  await expect.poll(() => page.getByTestId('walk-step').innerText(), { timeout: 20_000 }).toMatch(/^Loss J: /);
  await page.getByText('Stopped: the condition holds').waitFor();
});

test('a run that failed by an infinite number opens the lens there', LONG, async (context) => {
  const { page, user } = await open(context, 'sine');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('learningRate', '1e300');
  await page.getByTestId('train').click();
  await page.locator('[data-code="training.nonFinite"]').waitFor();
  await page.getByRole('button', { name: 'Open in Lens' }).first().click();
  await page.getByTestId('origin').waitFor();
  expect(await page.getByTestId('origin').innerText()).toContain('Remedies');
  // Beyond float32, and still a number in float64.
  await expect.poll(() => value(page), { timeout: 20_000 }).toMatch(/e30\d$/);
  expect(await page.getByTestId('lens-page').innerText()).toContain('Training computes in float32');
});
