import { expect, test } from 'vitest';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow({ acrossFiles: true });

test('a condition is checked while it is typed, its problem is marked, and the fix is a click', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  const field = page.getByTestId('field-stopWhen');
  await field.fill('step > 3 and norm(hiden.dout) < 1');
  const problem = page.getByTestId('condition-problem');
  await expect.poll(() => problem.locator('mark').innerText()).toBe('hiden.dout');
  await field.press('Enter');
  const selected = () =>
    field.evaluate((input: HTMLInputElement) => input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0));
  expect(await selected()).toBe('hiden.dout');
  await field.press('Escape');
  await field.fill('step > 3 and norm(hiden.dout) < 1');
  await problem.waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Did you mean hidden.dout?' }).click();
  await expect.poll(() => field.inputValue()).toBe('step > 3 and norm(hidden.dout) < 1');
  expect(await problem.count()).toBe(0);
  await field.press('Control+z');
  await user.untilSaved();
});

test(
  'a run pauses when its condition holds; another can be set while it is paused; what never held is said',
  LONG,
  async (context) => {
    const { page, user } = await open(context, 'iris');
    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('epochs', '4');
    await user.enter('stopWhen', 'step >= 10 and norm(delta) >= 0');
    await page.getByTestId('train').click();
    await page.getByTestId('resume').waitFor();
    await expect.poll(() => page.getByTestId('run-progress').innerText()).toContain('step 10');
    await page.getByText('is paused after step 10').first().waitFor();

    await user.enter('stopWhen', 'loss > 1e6');
    await page.getByTestId('watch-condition').click();
    await page.getByTestId('resume').click();
    await page.getByTestId('train').waitFor();
    await user.showDock('log');
    await expect.poll(() => page.getByTestId('log').innerText()).toContain('The condition loss > 1e6 never held');
    await page.getByTestId('room-runs').click();
    await expect
      .poll(() => page.getByTestId('condition').allInnerTexts())
      .toEqual([
        expect.stringMatching(
          /^The condition step >= 10 and norm\(delta\) >= 0 held after step 10: step = 10, norm\(delta\) = \S+ \(\w+\)$/,
        ),
        'The condition loss > 1e6 never held',
      ]);
  },
);
