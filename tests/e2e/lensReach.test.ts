import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tabTo } from './tabTo.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow({ acrossFiles: true });

async function openLens(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('title') ?? '');

test(
  'a number, its terms, what if and the gradient check are reached by keyboard alone; nothing violates',
  LONG,
  async (context) => {
    const { page, complaints } = await open(context, 'xor');
    await openLens(page);
    // One output for two classes is the probability of the second one.
    expect(await page.getByTestId('lens-prediction').locator('tbody th').allInnerTexts()).toEqual(['different signs']);
    await page.locator('.react-flow__node[data-id="hidden"]').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('tensor-hidden.weight').locator('td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const heading = page.getByTestId('number-tabs');
    await heading.waitFor();
    // The formula has come into view, and the cell keeps the focus.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TD');
    const panel = await page.getByRole('complementary', { name: 'Hidden' }).boundingBox();
    await expect.poll(async () => ((await heading.boundingBox())?.y ?? -1) >= (panel?.y ?? 0)).toBe(true);

    const terms = page.getByTestId('explanation-terms').getByRole('button');
    await terms.first().focus();
    const term = await focused(page);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await page.getByTestId('explanation-formula').locator('figcaption').innerText()).trim())
      .toBe(term);
    // δ goes into the gradients of the parameters, not into the parameters.
    await tabTo(page, page.getByTestId('tensor-hidden.dout').locator('td[tabindex="0"]'));
    await page.keyboard.press('Enter');
    const used = page.getByTestId('explanation-used').getByTitle('hidden.weight');
    await expect.poll(() => used.locator('annotation').textContent()).toContain('\\partial W');
    await untilStill(page);
    expect(await violations(page)).toEqual([]);

    await page.getByTestId('check-weight').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="check-weight"][data-verdict="right"]').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('check-details').waitFor();
    await untilStill(page);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('check-details').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  },
);

test('impatient use leaves the lens at the last wish', LONG, async (context) => {
  const { page, complaints } = await open(context, 'iris');
  await openLens(page);
  const number = page.getByTestId('lens-number');
  for (const wish of ['1', '9999', 'nonsense', '2', '5', '4']) await number.fill(wish);
  await expect.poll(() => page.getByTestId('lens-canvas').getAttribute('data-sample')).toBe('4');
  for (let times = 0; times < 12; times++) await page.getByRole('button', { name: 'Another seed' }).click();
  await page.getByTestId('toggle-language').click();
  await page.getByTestId('toggle-language').click();
  await expect.poll(() => page.getByTestId('lens-canvas').getAttribute('aria-busy')).toBe('false');
  await page.getByTestId('lens-error').waitFor({ state: 'detached' });

  // Typed numbers are shown as soon as they are chosen.
  await page.getByTestId('lens-source').click();
  await page.getByRole('option', { name: 'Typed numbers', exact: true }).click();
  await expect.poll(() => page.getByTestId('lens-canvas').getAttribute('data-sample')).toBe(null);
  const first = page.getByTestId('typed-x').getByRole('textbox').first();
  await first.fill('e');
  await first.fill('');
  await first.fill('6.1');
  await expect.poll(() => page.getByTestId('lens-canvas').getAttribute('aria-busy')).toBe('false');

  // The node that is shown goes, and comes back.
  await page.getByTestId('lens-node-relu').click({ position: { x: 30, y: 12 } });
  await page.keyboard.press('Alt+1');
  await page.getByTestId('node-relu').click({ position: { x: 24, y: 20 } });
  await page.keyboard.press('Delete');
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Show problems' }).waitFor();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+z');
  await openLens(page);
  await page.getByTestId('lens-node-relu').waitFor();
  expect(complaints).toEqual([]);
});
