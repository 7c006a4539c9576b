import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { untilStill } from './untilStill.ts';
import { LONG, User } from './user.ts';
import { violations } from './violations.ts';

test('axe finds no violation in any view', LONG, async (context) => {
  const { page } = await launchApp(context, { reducedMotion: 'reduce' });
  const user = new User(page);
  await page.getByTestId('node-loss').waitFor();
  expect(await violations(page)).toEqual([]);

  await page.getByTestId('node-hidden1').click();
  await page.getByTestId('weights').waitFor();
  expect(await violations(page)).toEqual([]);

  // Enough epochs that there is something to pause.
  await page.keyboard.press('Escape');
  await user.enter('epochs', '1000');
  await page.getByTestId('train').click();
  await user.untilCurveHas(10);
  await page.getByTestId('pause').click();
  await page.getByTestId('resume').waitFor();
  expect(await violations(page)).toEqual([]);

  for (const room of ['data', 'runs']) {
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
