import { expect, test } from 'vitest';
import { shareApp } from '../support/index.ts';
import { caseOf, wrongInPage } from './torchInPage.ts';
import { untilStill } from './untilStill.ts';
import { LONG, User } from './user.ts';

const open = shareApp({ reducedMotion: 'reduce' });

const EXAMPLES = ['iris', 'mnist-cnn', 'two-inputs'];

test.for(EXAMPLES)('example %s: the numbers of a sample of its data are those of PyTorch', LONG, async (id, context) => {
  const { page } = await open(context);
  await new User(page).begin(id);
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await page.getByTestId('lens-split').click();
  await page.getByRole('option', { name: 'Training', exact: true }).click();
  await page.getByTestId('lens-number').fill('0');
  await page.mouse.move(2, 2);
  await untilStill(page);
  expect(await wrongInPage(page, caseOf(`example ${id}, one sample`))).toEqual([]);
});
