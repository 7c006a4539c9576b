import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tabTo } from '../e2e/tabTo.ts';
import { untilStill } from '../e2e/untilStill.ts';
import { LONG, shareWindow } from '../e2e/user.ts';
import { violations } from '../e2e/violations.ts';

const open = shareWindow({ acrossFiles: true });

async function openLens(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
}

/** Goes to a node of the lens, and opens its values. */
async function openNode(page: Page, node: string): Promise<void> {
  await tabTo(page, page.locator(`.react-flow__node[data-id="${node}"]`));
  await page.keyboard.press('Enter');
  await page.getByTestId(`tensor-${node}.out`).waitFor();
}

/** Chooses from a list as the keyboard does. */
async function choose(page: Page, testId: string, option: string): Promise<void> {
  await tabTo(page, page.getByTestId(testId));
  await page.keyboard.press('ArrowDown');
  const active = page.locator('[role=option][data-combobox-selected]');
  await page.getByRole('option', { name: option, exact: true }).waitFor();
  const isActive = async () => (await active.count()) > 0 && (await active.innerText()).trim() === option;
  for (let presses = 0; presses < 12 && !(await isActive()); presses++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await active.waitFor({ state: 'detached' });
}

const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

test('J along one number and along two is read and taken by arrow keys', LONG, async (context) => {
  const { page, complaints } = await open(context, 'xor');
  await openLens(page);
  await openNode(page, 'hidden');
  await tabTo(page, page.getByTestId('tensor-hidden.weight').locator('td[tabindex="0"]'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByTestId('number-tabs').locator('input:checked'), 'Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  const curve = page.getByTestId('loss-curve').getByRole('application');
  await curve.waitFor();
  await tabTo(page, curve);
  const said = page.getByTestId('plot-point');
  await expect.poll(() => said.textContent()).toMatch(/^hidden\.weight\[0,0\] = \S+: J = \S+$/);
  const before = await said.textContent();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => said.textContent()).not.toBe(before);
  const [, loss] = /J = (\S+)$/.exec((await said.textContent()) ?? '') ?? [];
  await page.keyboard.press('Enter');
  const after = page.getByTestId('what-if').locator('tr').nth(1).locator('td');
  await expect.poll(() => after.innerText()).toBe(loss);
  expect(await hasFocus(curve)).toBe(true);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  await tabTo(page, page.getByTestId('second-number'), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'and hidden.weight[0,1]', exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const surface = page.getByTestId('loss-surface').getByRole('application');
  await surface.waitFor();
  await tabTo(page, surface);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => said.textContent()).toMatch(/^hidden\.weight\[\d,\d\] = \S+, hidden\.\w+\[.+\] = \S+: J = \S+$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('lens-changed').innerText()).toContain('changed values: 2');
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Tab');
  expect(await hasFocus(surface)).toBe(false);
  await expect.poll(() => said.textContent()).toBe('');
  expect(complaints).toEqual([]);
});

test('a batch, lists of samples, typed numbers and the condition of the walk are reached and left', LONG, async (context) => {
  const { page, complaints } = await open(context, 'iris');
  await openLens(page);
  await choose(page, 'lens-order', 'Largest loss');
  const first = page.getByTestId('lens-found').locator('tbody tr').first().getByRole('button');
  await first.waitFor();
  await tabTo(page, first);
  const worst = await first.innerText();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('lens-number').inputValue()).toBe(worst);

  await choose(page, 'lens-source', 'Next training batch');
  await page.getByText('Mean loss J').waitFor();
  await openNode(page, 'hidden');
  const next = page.getByTestId('tensor-hidden.out').getByRole('button', { name: 'Next sample of the batch' });
  await tabTo(page, next);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('tensor-hidden.out').getByTestId('tensor-sample').innerText()).toMatch(/^Sample 2 of/);

  await choose(page, 'lens-source', 'Typed numbers');
  await tabTo(page, page.getByTestId('typed-x').getByLabel('Paste a row'));
  await page.keyboard.type('5.1 3.5 1.4 0.2');
  const sepal = page.getByTestId('typed-x').getByRole('textbox').first();
  await expect.poll(() => sepal.inputValue()).toBe('5.1');

  const condition = page.getByTestId('walk-stop-when');
  await tabTo(page, condition);
  await page.keyboard.type('norm(delta) >');
  await page.getByTestId('condition-problem').waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('loss > 0');
  await page.getByTestId('condition-problem').waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  expect(await hasFocus(condition)).toBe(false);
  expect(complaints).toEqual([]);
});

test('time travel is reached by keyboard: find, follow, compare and fork', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await user.enter('epochs', '4');
  await page.getByTestId('train').press('Enter');
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
  await openLens(page);
  const press = async (testId: string) => {
    await tabTo(page, page.getByTestId(testId));
    await page.keyboard.press('Enter');
  };
  await press('lens-find-open');
  await tabTo(page, page.getByTestId('lens-condition'));
  await page.keyboard.type('step >= 9 and norm(delta) > 0');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('lens-held').innerText()).toContain('step 9');
  await press('lens-follow-open');
  await expect.poll(() => page.getByTestId('follow-delta').getAttribute('data-points'), { timeout: 30_000 }).toBe('29');
  await press('lens-compare');
  await tabTo(page, page.getByRole('slider', { name: 'Step of the run' }));
  await page.keyboard.press('End');
  await expect.poll(() => page.getByTestId('lens-comparison').getAttribute('data-step')).toBe('9');
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  await press('lens-fork');
  await page.getByTestId('fork-preview').waitFor();
  await tabTo(page, page.getByTestId('fork-start'));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(page.getByTestId('lens-fork'))).toBe(true);
  expect(complaints).toEqual([]);
});

test('the enlarged timesteps are a dialog that the keyboard opens, reads and leaves', LONG, async (context) => {
  const { page, complaints } = await open(context, 'adding-lstm');
  await openLens(page);
  await openNode(page, 'lstm');
  const unit = page.getByTestId('unrolled-unit');
  await tabTo(page, unit);
  for (const nonsense of ['-1', '99', 'x']) {
    await page.keyboard.press('Control+a');
    await page.keyboard.type(nonsense);
    await expect.poll(() => page.getByTestId('unrolled').locator('td[data-cell]').count()).toBeGreaterThan(0);
  }
  const enlarge = page.getByTestId('enlarge-unrolled');
  await tabTo(page, enlarge, 'Shift+Tab');
  // The last number that there is.
  expect(await unit.inputValue()).toBe('Unit 9');
  await page.keyboard.press('Enter');
  const large = page.getByRole('dialog').getByTestId('unrolled');
  await large.waitFor();
  await tabTo(page, large.locator('[data-cell][tabindex="0"]'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => page.getByRole('dialog').getByTestId('unrolled-readout').innerText())
    .toContain('at timestep 1, unit 9');
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(enlarge)).toBe(true);
  expect(complaints).toEqual([]);
});

test('the flow of gradients is read by arrow keys, and leads to its nodes', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  await user.enter('epochs', '4');
  await page.getByTestId('train').press('Enter');
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
  await user.showDock('gradients');
  const picture = page.getByTestId('flow-picture');
  if ((await picture.count()) === 0) await page.getByText('δ', { exact: true }).click();
  await picture.waitFor();
  await tabTo(page, picture);
  await page.keyboard.press('ArrowLeft');
  const readout = page.getByTestId('flow-readout');
  await expect.poll(() => readout.innerText()).toMatch(/ at step \d+: /);
  await page.keyboard.press('Tab');
  await expect.poll(() => readout.innerText()).not.toMatch(/ at step \d+: /);

  // So are the histories of what flows, down to a single step, which the lens shows.
  await user.showDock('histories');
  const history = page.getByTestId('history-picture');
  await expect.poll(async () => Number(await history.getAttribute('data-points'))).toBe(2);
  await tabTo(page, history);
  const numbers = page.getByTestId('history-numbers');
  await page.keyboard.press('Home');
  await expect.poll(() => numbers.innerText()).toContain('step 1\n');
  await page.keyboard.press('Enter');
  await expect.poll(() => history.getAttribute('data-points')).toBe('1');
  expect(await numbers.innerText()).toContain('Standard deviation');
  await page.keyboard.press('0');
  await expect.poll(() => history.getAttribute('data-points')).not.toBe('1');
  await page.getByTestId('history-name').fill('relu');
  await expect.poll(() => page.getByRole('option').allInnerTexts()).toHaveLength(1);
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=option][data-combobox-selected]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Heat map', { exact: true }).click();
  await expect.poll(() => numbers.innerText()).toContain('Dead units');
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('history-numbers').getByRole('button', { name: 'Open in Lens' }).click();
  await page.getByTestId('room-lens').and(page.locator('[aria-current]')).waitFor();
});
