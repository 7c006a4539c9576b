import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow({ acrossFiles: true });

async function openNode(page: Page, node: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
  await page.getByTestId(`lens-node-${node}`).click({ position: { x: 40, y: 12 } });
}

const selectedCell = (page: Page) => page.getByTestId('unrolled').locator('td[aria-selected="true"]');

test('the timesteps of a recurrent layer are a table that the keyboard reads and opens formulas from', LONG, async (context) => {
  const { page, complaints } = await open(context, 'adding-lstm');
  await openNode(page, 'lstm');
  const table = page.getByTestId('unrolled');
  await expect.poll(() => table.locator('thead th[data-cell]').count()).toBe(30);
  expect(
    await table
      .locator('tr[data-direction="forward"] th')
      .evaluateAll((heads) => heads.map((head) => head.getAttribute('title'))),
  ).toEqual(expect.arrayContaining(['Input', 'Forget gate', 'Pre-activation of the output gate', 'Cell state', 'Hidden state']));

  await table.locator('td[data-cell="1,0"]').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect.poll(() => page.getByTestId('unrolled-readout').innerText()).toContain('Input gate at timestep 2, unit 0');
  await page.keyboard.press('Enter');
  await page.getByTestId('explanation-value').waitFor();
  await expect.poll(() => selectedCell(page).getAttribute('data-cell')).toBe('3,2');
  await expect.poll(() => table.locator('thead th[data-lit]').innerText()).toBe('2');
  await page.getByTestId('tensor-lstm.inputGate@2').waitFor();

  await table.locator('th[data-cell="0,5"]').click();
  await expect.poll(() => table.locator('thead th[data-lit]').innerText()).toBe('5');
  await page.getByTestId('unrolled-form').getByText('One unit').click();
  await expect.poll(async () => Number(await table.locator('td[data-cell="3,2"]').innerText())).toBeGreaterThan(0);
  expect(await violations(page, 'aside[aria-label="LSTM"]')).toEqual([]);

  await page.getByTestId('enlarge-unrolled').click();
  const large = page.getByRole('dialog').getByTestId('unrolled');
  await large.locator('td[data-cell="4,1"]').click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await expect.poll(() => selectedCell(page).getAttribute('data-cell')).toBe('4,1');

  // Its words follow the language.
  const forgetGates = (words: string) => expect.poll(() => table.locator(`th[title="${words}"]`).count()).toBeGreaterThan(0);
  for (const words of ['遗忘门', 'Forget gate']) {
    await page.getByTestId('toggle-language').click();
    await forgetGates(words);
  }
  expect(complaints).toEqual([]);
});

test('weights of an image are an image per neuron, and a click on a pixel checks its gradient', LONG, async (context) => {
  const { page } = await open(context, 'mnist-mlp');
  await openNode(page, 'hidden1');
  const weight = page.getByTestId('tensor-hidden1.weight');
  await weight.getByText('Neuron 0', { exact: true }).waitFor();
  await weight.getByTestId('tensor-index').fill('2, 59');
  await weight.getByTestId('tensor-index').press('Enter');
  await expect.poll(() => weight.getByTestId('tensor-readout').innerText()).toContain('[2, 59] neuron 2, row 2, column 3');
  await weight.getByRole('application').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('check-element').click();
  const badge = page.locator('[data-testid="check-element"][data-verdict]');
  await badge.waitFor();
  expect(['right', 'kink']).toContain(await badge.getAttribute('data-verdict'));
  await badge.click();
  expect(await page.getByTestId('check-details').innerText()).toContain('hidden1.weight[2,59]');
});
