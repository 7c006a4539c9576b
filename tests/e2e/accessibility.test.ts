import { expect, test } from 'vitest';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

test('axe finds no violation in any view', LONG, async (context) => {
  const { page, user } = await open(context);
  expect(await violations(page)).toEqual([]);

  await page.getByTestId('node-hidden1').click();
  await page.getByTestId('weights').waitFor();
  expect(await violations(page)).toEqual([]);

  // A run that stands after its first steps.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByTestId('resume').waitFor();
  await user.showDock('curves');
  await user.untilCurveHas(1);
  await page.keyboard.press('Control+Shift+Enter');
  await user.untilCurveHas(2);
  await page.getByTestId('resume').waitFor();
  expect(await violations(page)).toEqual([]);

  for (const room of ['data', 'results', 'sweeps', 'runs']) {
    await page.getByTestId(`room-${room}`).click();
    await page.getByTestId(`${room}-room`).waitFor();
    await untilStill(page);
    expect(await violations(page)).toEqual([]);
  }
  await page.getByTestId('export-weights').click();
  await page.getByTestId('export-start').waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
});
