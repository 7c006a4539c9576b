import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tabTo } from './tabTo.ts';
import { unreachable } from './unreachable.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, type User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

interface Window {
  readonly page: Page;
  readonly user: User;
}

const stateOf = (page: Page) => page.getByTestId('sweep-state').getAttribute('data-state');
const untilFinished = (page: Page) => expect.poll(() => stateOf(page), { timeout: 120_000 }).toBe('finished');
const rows = (page: Page, which = '') => page.getByTestId('trials').locator(`tbody tr[data-testid]${which}`);

/** Begins to set up a sweep over the open graph, which trains for two epochs. */
async function beginSweep({ page, user }: Window): Promise<void> {
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', '2');
  await page.getByTestId('room-sweeps').click();
  await page.getByTestId('new-sweep').click();
}

/** Adds a parameter by the keyboard. */
async function addParameter(page: Page, words: string, address: string): Promise<void> {
  await page.getByTestId('add-parameter').fill(words);
  await page.locator(`[role=option][value="${address}"]`).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId(`parameter-${address}`).waitFor();
}

test('a sweep is set up, trained, brushed and applied to the graph', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await beginSweep({ page, user });
  await addParameter(page, 'hidden: Units', 'hidden.units');
  await page.getByTestId('low-optimizer.learningRate').fill('1');
  await page.getByRole('alert').filter({ hasText: 'the lower bound 1 is above the upper bound 0.1' }).waitFor();
  expect(await page.getByTestId('start-sweep').isDisabled()).toBe(true);
  await page.getByTestId('low-optimizer.learningRate').fill('0.001');
  await page.getByTestId('sweep-sampler').getByText('Random').click();
  await page.getByTestId('sweep-trials').fill('6');
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('start-sweep').click();
  await untilFinished(page);
  expect(await page.getByTestId('sweep-state').innerText()).toContain('6 of 6 trials');
  await expect.poll(() => rows(page).count()).toBe(6);

  // The brush of the metric, by pointer: its lower part are the good trials.
  const axis = await page.getByTestId('axis-metric').locator('line').first().boundingBox();
  if (!axis) throw new Error('there is no axis');
  await user.drag({ x: axis.x, y: axis.y + axis.height / 2 }, { x: axis.x, y: axis.y + axis.height });
  const selected = Number(/^(\d+) of 6/.exec(await page.getByTestId('trial-count').innerText())?.[1]);
  expect(selected).toBeGreaterThan(0);
  expect(selected).toBeLessThan(6);
  expect(await rows(page, '[data-selected]').count()).toBe(selected);
  expect(await page.getByTestId('parallel').locator('path[data-off]').count()).toBe(6 - selected);
  await page.getByTestId('trials').getByText('Selected', { exact: true }).click();
  await expect.poll(() => rows(page).count()).toBe(selected);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  // The same brush by keyboard, up to the whole axis.
  const handle = page.getByTestId('brush-to-metric');
  await handle.focus();
  await page.keyboard.press('End');
  await expect.poll(() => page.getByTestId('trial-count').innerText()).toBe('6 trials');

  const best = rows(page, '[data-best]');
  await tabTo(page, rows(page).first());
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('trial-details').getAttribute('data-trial')).toBe('5');
  await best.click();
  await expect.poll(() => page.getByTestId('trial-details').innerText()).toContain('the best');
  const units = await best.locator('[data-column="hidden.units"]').innerText();
  await page.getByTestId('apply-trial').click();
  await page.keyboard.press('Alt+1');
  await page.getByTestId('node-hidden').click();
  await expect.poll(() => page.getByTestId('field-units').inputValue()).toBe(units);
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await page.keyboard.press('Control+z');
  await page.getByTestId('node-hidden').click();
  await expect.poll(() => page.getByTestId('field-units').inputValue()).toBe('16');

  // The run of the trial is one of the graph.
  await page.keyboard.press('Alt+7');
  await page.getByTestId('show-trial-run').click();
  await expect.poll(() => page.getByTestId('run-details').innerText()).toContain('Iris sweep');
  expect(complaints).toEqual([]);
});

test('a sweep is stopped, continued and extended; settings of an optimizer are searched with it alone', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await beginSweep({ page, user });
  await addParameter(page, 'Optimizer', 'optimizer.type');
  await page.getByTestId('choices-optimizer.type').click();
  await page.locator('[role=option][value="sgd"]').click();
  await page.keyboard.press('Escape');
  await addParameter(page, 'Momentum', 'optimizer.momentum');
  await expect.poll(() => page.getByTestId('parameter-optimizer.momentum').innerText()).toContain('Only with Optimizer SGD');
  await page.getByTestId('sweep-trials').fill('200');
  await page.getByTestId('start-sweep').click();
  await expect.poll(() => rows(page, '[data-state=complete]').count(), { timeout: 60_000 }).toBeGreaterThan(1);
  // Meanwhile the graph is trained by itself.
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toMatch(/^Run \d+[\s\S]*Completed/);
  expect(await stateOf(page)).toBe('running');
  await page.getByTestId('stop-sweep').click();
  await expect.poll(() => stateOf(page)).toBe('stopped');
  const trials = async () => Number(/(\d+) of/.exec(await page.getByTestId('sweep-state').innerText())?.[1]);
  const stopped = await trials();
  expect(stopped).toBeLessThan(200);
  await page.getByTestId('continue-sweep').click();
  await expect.poll(trials, { timeout: 60_000 }).toBeGreaterThan(stopped);
  await page.getByTestId('stop-sweep').click();
  await expect.poll(() => stateOf(page)).toBe('stopped');

  await page.getByTestId('extend-sweep').click();
  await page.getByTestId('extend-trials').fill(String((await trials()) + 1));
  await page.getByTestId('extend-start').click();
  await untilFinished(page);
  // A trial without momentum is on neither picture.
  await page.getByTestId('surface-y').click();
  await page.getByRole('option', { name: 'Momentum' }).click();
  const pointsOf = (chart: string) => page.getByTestId(chart).locator('circle').count();
  await expect.poll(() => pointsOf('chart-surface')).toBe(await pointsOf('slice-optimizer.momentum'));
  expect(await pointsOf('chart-best')).toBe(await trials());

  await page.setViewportSize({ width: 400, height: 700 });
  await page.mouse.move(2, 2);
  await untilStill(page);
  await expect.poll(() => unreachable(page)).toEqual([]);
  const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(sizes[0]).toBe(sizes[1]);
  await page.getByTestId('remove-sweep').click();
  await page.getByRole('button', { name: 'Remove sweep', exact: true }).click();
  await expect.poll(() => page.getByTestId('sweep-state').innerText()).toContain('6 of 6 trials');
  expect(complaints).toEqual([]);
});
