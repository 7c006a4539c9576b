import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { dropFiles } from '../e2e/dropFiles.ts';
import { OWN_LESSON, showLessons, turn, untilReady } from '../e2e/lessonWindow.ts';
import { untilStill } from '../e2e/untilStill.ts';
import { LONG, shareWindow } from '../e2e/user.ts';
import { violations } from '../e2e/violations.ts';

const open = shareWindow();

const untilDone = (exercise: Locator) => expect.poll(() => exercise.getAttribute('data-done')).toBe('true');

test('no kind of page of a lesson has a violation', LONG, async (context) => {
  const { page } = await open(context, 'xor');
  const expectNone = async () => {
    await untilStill(page);
    expect(await violations(page, '[data-testid="lesson-panel"]')).toEqual([]);
  };
  await dropFiles(page, { name: 'own.md', content: OWN_LESSON.replace('answer: 4 * 2', 'answer: 4 * ') });
  await page.getByText("'own.md', line 25").first().waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  await dropFiles(page, { name: 'own.md', content: OWN_LESSON });
  const panel = await untilReady(page);
  await expectNone();
  await panel.getByTestId('point').click();
  await page.locator('.bw-pointer').getByText('Here.').waitFor();
  await untilStill(page);
  expect(await violations(page, '.bw-pointer')).toEqual([]);
  await page.keyboard.press('Escape');

  // The exercises of the page are in each of their states, together.
  const number = panel.getByTestId('exercise-0.2');
  const type = async (text: string) => {
    await number.getByRole('textbox').fill(text);
    await number.getByRole('textbox').press('Enter');
  };
  const answer = async (key: string, option: number) => {
    await panel.getByTestId(`exercise-${key}`).getByRole('radio').nth(option).check();
    await panel.getByTestId(`exercise-${key}`).getByRole('button').click();
  };
  await type('7');
  await answer('0.3', 1);
  await expectNone();
  await type('seven');
  await answer('0.3', 0);
  await answer('0.4', 1);
  await expectNone();
  await type('8');
  await expectNone();

  await turn(page, 1);
  await expectNone();
  await panel.getByTestId('slider-hidden.bias[0]').fill('2');
  await panel.getByTestId('slider-hidden.bias[0]').press('Enter');
  await untilDone(panel.getByTestId('exercise-1.0'));
  await expectNone();

  // The graph is elsewhere, or closed.
  await page.getByRole('tablist', { name: 'Open graphs' }).getByRole('tab').first().click();
  await page.getByTestId('lesson-elsewhere').waitFor();
  await expectNone();
  await page.getByTestId('lesson-elsewhere').getByRole('button').click();
  await page.getByTestId('lesson-elsewhere').waitFor({ state: 'detached' });

  await showLessons(page);
  await page.getByTestId('lesson-file:own.md').waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
});
