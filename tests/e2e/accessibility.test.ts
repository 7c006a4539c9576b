import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { Hand, LONG } from './hand.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands: rule and first element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
}

test.for(['light', 'dark'] as const)('axe finds no violation in any room: %s', LONG, async (colorScheme, context) => {
  const { page } = await launchApp(context, { colorScheme, reducedMotion: 'reduce' });
  const hand = new Hand(page);
  await page.getByTestId('node-loss').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByTestId('node-hidden1').click();
  await page.getByTestId('weights').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByTestId('train').click();
  await hand.untilCurveHas(10);
  await page.getByTestId('pause').click();
  await page.getByTestId('resume').waitFor();
  expect(await violations(page)).toEqual([]);

  for (const room of ['data', 'runs']) {
    await page.getByTestId(`room-${room}`).click();
    await page.getByTestId(`${room}-room`).waitFor();
    await page.waitForTimeout(500);
    expect(await violations(page)).toEqual([]);
  }
});
