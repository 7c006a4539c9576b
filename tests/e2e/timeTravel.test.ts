import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, type User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

/** Trains the open graph, and opens the lens at its last step. */
async function trainAndLook({ page, user }: { readonly page: Page; readonly user: User }, epochs: number): Promise<void> {
  await user.enter('epochs', String(epochs));
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await page.getByTestId('lens-scrubber').waitFor();
}

const position = (page: Page) => page.getByTestId('lens-scrubber').getByRole('status').innerText();
const loss = (page: Page) => page.getByTestId('lens-loss').innerText();

test('a run is scrubbed by keys and by dragging; two steps are compared, and a sample is followed', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await trainAndLook({ page, user }, 4);
  await expect.poll(() => position(page)).toBe('epoch 4 · step 28 of 28');
  const atEnd = await loss(page);
  const thumb = page.getByRole('slider', { name: 'Step of the run' });
  await thumb.focus();
  const keys = [
    ['ArrowLeft', 27],
    ['PageDown', 20],
    ['Home', 0],
    ['PageUp', 7],
    ['ArrowRight', 8],
    ['End', 28],
  ] as const;
  for (const [key, step] of keys) {
    await page.keyboard.press(key);
    await expect.poll(() => position(page)).toContain(`step ${step} of 28`);
  }
  expect(await loss(page)).toBe(atEnd);
  const start = await user.middleOf(thumb);
  const track = await page.getByTestId('lens-slider').boundingBox();
  await user.drag(start, { x: start.x - (track?.width ?? 0) / 2, y: start.y });
  // The width of a step is a few pixels.
  await expect.poll(() => position(page)).toMatch(/step 1[345] of 28/);
  expect(await loss(page)).not.toBe(atEnd);
  const middle = await page.getByTestId('lens-step').inputValue();

  await page.getByTestId('lens-compare').click();
  await page.getByTestId('lens-step').fill('28');
  await expect.poll(() => position(page)).toContain('step 28');
  await page.locator('.react-flow__node[data-id]').nth(1).click();
  const comparison = page.getByTestId('lens-comparison');
  await expect.poll(() => comparison.getAttribute('data-step')).toBe(middle);
  await expect.poll(() => comparison.locator('figure').count()).toBe(3);
  const [a, b, difference] = (await page.getByTestId('compared-loss').locator('td').allInnerTexts()).map((text) =>
    Number(text.replace('J = ', '').replace('−', '-')),
  );
  expect(Math.abs(a - b - difference)).toBeLessThan(0.01);
  expect(difference).not.toBe(0);

  await page.getByRole('button', { name: 'Follow the sample' }).click();
  const charts = ['loss', 'prediction', 'delta'].map((name) => page.getByTestId(`follow-${name}`));
  for (const chart of charts) await expect.poll(() => chart.getAttribute('data-points'), { timeout: 30_000 }).toBe('29');
  await untilStill(page);
  const box = await charts[0].locator('.u-over').boundingBox();
  await page.mouse.click((box?.x ?? 0) + 3, (box?.y ?? 0) + 30);
  await expect.poll(() => position(page)).toMatch(/step [01] of 28/);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  // In a low window the dock makes way: the charts are whole, and the network has room.
  await page.getByRole('button', { name: 'Follow the sample' }).click();
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.getByTestId('dock-curves').click();
  await page.getByRole('button', { name: 'Follow the sample' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Collapse bottom panel' }).count()).toBe(0);
  for (const chart of charts) await expect.poll(() => chart.getAttribute('data-points'), { timeout: 30_000 }).toBe('29');
  await untilStill(page);
  const panel = await page.getByTestId('lens-follow').evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  expect(panel).toBeLessThanOrEqual(0);
  expect((await page.getByTestId('lens-canvas').boundingBox())?.height).toBeGreaterThan(200);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(complaints).toEqual([]);
});

test('a condition is found or never held; a fork of an edited graph says what it keeps', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  await trainAndLook({ page, user }, 4);
  await page.getByRole('button', { name: 'Find a step' }).click();
  const field = page.getByTestId('lens-condition');
  await field.fill('lss < 1');
  await page.getByTestId('condition-problem').waitFor();
  expect(await page.getByTestId('lens-find-start').isDisabled()).toBe(true);
  await field.fill('step >= 9 and norm(delta) > 0');
  await field.press('Enter');
  await expect.poll(() => page.getByTestId('lens-held').innerText()).toContain('step 9, epoch 2');
  await expect.poll(() => position(page)).toContain('step 9 of 28');
  await field.fill('loss < 0');
  await page.getByTestId('lens-find-start').click();
  await expect.poll(() => page.getByTestId('lens-never').innerText()).toContain('loss < 0 never held in steps 1 to 28.');
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Alt+1');
  await page.getByTestId('node-hidden').click({ position: { x: 24, y: 20 } });
  await user.enter('units', '7');
  // Out of the field, which keeps the keys to itself.
  await page.getByTestId('node-hidden').click({ position: { x: 24, y: 20 } });
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-scrubber').waitFor();
  await page.getByTestId('lens-fork').click();
  const preview = page.getByTestId('fork-preview');
  await expect.poll(() => preview.innerText()).toContain("'hidden.weight' starts from initial values");
  expect(await preview.innerText()).toMatch(/Keeps \d of \d parameters/);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('fork-start').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
  await page.keyboard.press('Alt+3');
  await expect.poll(() => page.getByTestId('forked-from').innerText()).toContain('Started from step 9');
});
