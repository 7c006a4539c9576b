import type { Page } from 'playwright-core';

/** Trains the open graph for an epoch. */
export async function trainOne(page: Page): Promise<void> {
  const epochs = page.getByTestId('field-epochs');
  await epochs.fill('1');
  await epochs.press('Enter');
  await page.getByTestId('train').click();
  await page.getByTestId('run-progress').getByText('Completed').first().waitFor({ timeout: 120_000 });
}
