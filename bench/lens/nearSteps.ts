import type { Page } from 'playwright-core';
import { type PictureTimes, timePictures } from './pictures.ts';

/** How far a step is from the one that was shown before. */
export const NEAR = 100;
const STEP = { field: 'lens-step', attribute: 'data-step' } as const;
/** In the middle of the run. */
const FIRST = 400;
/** Each within `NEAR` of the one before, forward and back. */
const STEPS = Array.from({ length: 40 }, (_, at) => FIRST + ((at * 37 + 50) % NEAR));

/** Trains the graph of the first start, the MNIST MLP, for an epoch, and times pictures of steps near the one that is shown. */
export async function timeNearSteps(page: Page): Promise<PictureTimes> {
  const epochs = page.getByTestId('field-epochs');
  await epochs.fill('1');
  await epochs.press('Enter');
  await page.getByTestId('train').click();
  await page.getByTestId('run-progress').getByText('Completed').first().waitFor({ timeout: 120_000 });
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-scrubber').waitFor();
  // A person looks at a step for a moment, in which the steps around it are made ready.
  await timePictures(page, STEP, [FIRST]);
  await page.waitForTimeout(2000);
  return timePictures(page, STEP, STEPS);
}
