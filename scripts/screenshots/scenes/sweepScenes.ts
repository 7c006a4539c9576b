import type { Stage } from './stage.ts';

/** A new sweep over the learning rate, the units and the optimizer of the iris network, which trains for a few epochs. */
export async function showNewSweep(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.setTraining('epochs', '6');
  await stage.room('sweeps');
  await stage.choose('new-sweep', 'Sweeps');
  for (const address of ['hidden.units', 'optimizer.type', 'optimizer.momentum']) await addParameter(stage, address);
  await stage.page.getByTestId('sweep-trials').fill('24');
  await stage.page.getByTestId('sweep-name').click();
}

/** Adds a parameter by a part of its name in the list. */
async function addParameter({ page }: Stage, address: string): Promise<void> {
  await page.getByTestId('add-parameter').click();
  await page.locator(`[role=option][value="${address}"]`).click();
  await page.getByTestId(`parameter-${address}`).waitFor();
  if (address !== 'optimizer.type') return;
  await page.getByTestId(`choices-${address}`).click();
  await page.locator('[role=option][value="sgd"]').click();
  await page.keyboard.press('Escape');
}

/** The same sweep when it has finished, with the better half of its trials selected. */
export async function showSweep(stage: Stage): Promise<void> {
  await showNewSweep(stage);
  await stage.click('start-sweep');
  await stage.page.locator('[data-testid=sweep-state][data-state=finished]').waitFor({ timeout: 120_000 });
  await stage.page.getByTestId('brush-to-metric').focus();
  for (let times = 0; times < 7; times++) await stage.press('Shift+ArrowDown');
}

/** Its charts further down. */
export async function showSweepPlots(stage: Stage): Promise<void> {
  await showSweep(stage);
  await stage.page.getByTestId('slices').scrollIntoViewIfNeeded();
  await stage.page.getByTestId('importances').evaluate((part) => part.scrollIntoView());
}

/** The metric over two parameters. */
export async function showSweepSurface(stage: Stage): Promise<void> {
  await showSweep(stage);
  await stage.page.getByTestId('surface').scrollIntoViewIfNeeded();
}
