import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';

/** The number of pixels of the gradient's hue right below a node. */
async function traceBelow(page: Page, nodeId: string): Promise<number> {
  const node = await page.getByTestId(`node-${nodeId}`).boundingBox();
  if (!node) throw new Error(`'${nodeId}' is not to be seen`);
  return page.getByTestId('traces').evaluate((element, { x, y, width, height }) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('the traces are not on a canvas');
    const { left, top } = element.getBoundingClientRect();
    const strip = element.getContext('2d')?.getImageData(x - left, y + height - top, width, 30).data ?? [];
    return strip.filter((value, index) => index % 4 === 3 && value > 0).length;
  }, node);
}

test('during training, the gradient of each node with weights is drawn below it, and stays afterwards', LONG, async (context) => {
  const { page, complaints } = await launchApp(context);
  const user = new User(page);
  await page.getByTestId('node-loss').waitFor();
  await user.openExample('iris', 'scores');
  expect(await page.getByTestId('traces').count()).toBe(0);
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('traces').getAttribute('data-nodes'), { timeout: 20_000 }).toBe('2');
  await expect.poll(() => traceBelow(page, 'hidden')).toBeGreaterThan(20);
  await expect.poll(() => traceBelow(page, 'scores')).toBeGreaterThan(20);
  expect(await traceBelow(page, 'relu')).toBe(0);

  await page.getByTestId('train').getByText('Train').waitFor();
  let still = 0;
  const isResting = async () => {
    const before = still;
    still = await traceBelow(page, 'scores');
    return still === before;
  };
  // It is redrawn every 250 ms at most.
  await expect.poll(isResting, { interval: 300 }).toBe(true);
  expect(still).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
});
