import { expect, test } from 'vitest';
import { dropFiles } from './dropFiles.ts';
import { beginLesson, OWN_LESSON, showLessons, turn, untilReady } from './lessonWindow.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';

/** Lessons as an impatient person uses them. */

const open = shareWindow({ acrossFiles: true });

test(
  'the graph is changed midway: answers stay those of the lesson, and one click sets the page up again',
  LONG,
  async (context) => {
    const { page, complaints } = await open(context, 'xor');
    const panel = await beginLesson(page, '01-one-neuron');
    await page.getByTestId('room-design').click();
    await page.getByTestId('node-f').click({ position: { x: 24, y: 20 } });
    await page.keyboard.press('Delete');
    await page.getByTestId('node-f').waitFor({ state: 'detached' });
    await turn(page, 1);
    const number = panel.getByTestId('exercise-1.1');
    await number.getByRole('textbox').fill('0.5');
    await number.getByRole('textbox').press('Enter');
    await expect.poll(() => number.getAttribute('data-done')).toBe('true');
    await panel.getByTestId('lesson-setup').click();
    await page.getByTestId('room-design').click();
    await page.getByTestId('node-f').waitFor();
    expect(complaints).toEqual([]);
  },
);

test('another graph is opened midway: the lesson says so and leads back; a closed one is opened again', LONG, async (context) => {
  const { page, user } = await open(context, 'xor');
  const panel = await beginLesson(page, '02-derivation-of-delta');
  await panel.getByRole('navigation').getByRole('button', { name: 'Page 5:' }).click();
  await untilReady(page, 4);
  await page.getByTestId('room-design').click();
  await user.openExample('iris', 'loss');
  const elsewhere = page.getByTestId('lesson-elsewhere');
  await elsewhere.getByRole('button').click();
  await elsewhere.waitFor({ state: 'detached' });
  await page.getByTestId('node-hidden').waitFor();

  const tabs = page.getByRole('tablist', { name: 'Open graphs' }).getByRole('tab');
  await page.locator('[role=tab][aria-selected=true]', { hasText: 'The derivation' }).focus();
  await page.keyboard.press('Delete');
  await panel.getByText('The graph of this page is closed.').waitFor();
  expect(await tabs.filter({ hasText: 'The derivation' }).count()).toBe(0);
  await panel.getByRole('button', { name: 'Set up this page again' }).last().click();
  await tabs.filter({ hasText: 'The derivation' }).waitFor();
  // With the weights and the sample of the lesson.
  await page.getByTestId('room-lens').click();
  await expect.poll(() => page.getByTestId('lens-loss').innerText()).toContain('0.625');
});

test('pages are turned faster than they are set up: the last one holds, and each has its own weights', LONG, async (context) => {
  const { page, complaints } = await open(context, 'xor');
  const panel = await beginLesson(page, '04-vanishing-gradients');
  for (let times = 0; times < 4; times++) await page.getByTestId('lesson-next').click();
  await untilReady(page, 4);
  await page.getByTestId('lens-node-h4').waitFor();
  expect(await page.getByTestId('lens-node-f4').count()).toBe(0);
  await panel.getByRole('navigation').getByRole('button', { name: 'Page 2:' }).click();
  await untilReady(page, 1);
  await page.getByTestId('lens-node-f4').waitFor();
  await expect.poll(() => page.getByTestId('lens-loss').innerText()).toMatch(/\b1$/);
  expect(complaints).toEqual([]);
});

test('the language and the theme are switched midway: what is typed and done stays', LONG, async (context) => {
  const { page } = await open(context, 'xor');
  const panel = await beginLesson(page, '01-one-neuron');
  const number = panel.getByTestId('exercise-0.2');
  await number.getByRole('textbox').fill('7');
  await number.getByRole('textbox').press('Enter');
  await number.getByTestId('feedback').waitFor();
  await page.getByTestId('toggle-language').click();
  await panel
    .getByRole('heading', { name: '一个神经元' })
    .or(panel.getByRole('heading', { name: '神经元就是加权求和' }))
    .first()
    .waitFor();
  expect(await panel.locator('article').getAttribute('lang')).toBe('zh-Hans');
  expect(await number.getByRole('textbox').inputValue()).toBe('7');
  await page.emulateMedia({ colorScheme: 'dark' });
  await number.getByRole('textbox').fill('0');
  await number.getByRole('textbox').press('Enter');
  await expect.poll(() => number.getAttribute('data-done')).toBe('true');

  // A file without Chinese is read as it is, and stays in the list.
  await dropFiles(page, { name: 'own.md', content: OWN_LESSON });
  await panel.getByRole('heading', { name: 'First' }).waitFor();
  expect(await panel.locator('article').getAttribute('lang')).toBe('en');
  await showLessons(page);
  expect(await page.getByTestId('lesson-file:own.md').getByRole('heading').getAttribute('lang')).toBe('en');
  await page.getByTestId('toggle-language').click();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByTestId('lesson-01-one-neuron').getByText('1 of').waitFor();
});

test('two lessons, one closed and resumed, one begun anew, and the window reloaded', LONG, async (context) => {
  const { page } = await open(context, 'xor');
  const panel = await beginLesson(page, '02-derivation-of-delta');
  await panel.getByRole('textbox').first().fill('12');
  // The other lesson's first page has a field at the same place.
  await beginLesson(page, '05-learning-rate');
  await panel.getByRole('heading', { name: 'A parabola' }).waitFor();
  expect(await panel.getByRole('textbox').first().inputValue()).toBe('');
  await turn(page, 1);
  const number = panel.getByTestId('exercise-1.1');
  await number.getByRole('textbox').fill('3.2');
  await number.getByRole('textbox').press('Enter');
  await expect.poll(() => number.getAttribute('data-done')).toBe('true');
  await panel.getByTestId('lesson-close').click();

  await showLessons(page);
  const card = page.getByTestId('lesson-05-learning-rate');
  await card.getByRole('button', { name: 'Continue' }).click();
  await untilReady(page, 1);
  expect(await number.getAttribute('data-done')).toBe('true');
  await page.reload();
  await untilReady(page, 1);
  expect(await number.getAttribute('data-done')).toBe('true');

  await showLessons(page);
  await card.getByRole('button', { name: 'Start over' }).click();
  await untilReady(page, 0);
  await turn(page, 1);
  expect(await number.getAttribute('data-done')).toBe('false');
  expect(await number.getByRole('textbox').inputValue()).toBe('');
});

test('begun anew on its first page, a lesson has forgotten what was chosen', LONG, async (context) => {
  const { page } = await open(context, 'xor');
  await dropFiles(page, { name: 'own.md', content: OWN_LESSON });
  const panel = await untilReady(page);
  const choice = panel.getByTestId('exercise-0.3');
  await choice.getByRole('radio').nth(1).check();
  await choice.getByRole('button').click();
  await choice.getByTestId('feedback').waitFor();
  await panel.getByTestId('exercise-0.2').getByRole('textbox').fill('8');
  await panel.getByTestId('exercise-0.2').getByRole('textbox').press('Enter');
  await beginLesson(page, 'file:own.md');
  await choice.getByTestId('feedback').waitFor({ state: 'detached' });
  expect(await choice.getByRole('radio', { checked: true }).count()).toBe(0);
});

test("a teacher's file from the dialog, with and without a mistake", LONG, async (context) => {
  const { page } = await open(context, 'xor');
  await showLessons(page);
  const choose = async (text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByTestId('open-lesson-file').click();
    await (await chooser).setFiles({ name: 'dialog.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
  };
  await choose(OWN_LESSON.replace('title: ', 'titel: '));
  const notice = page.locator('[data-code="lesson.invalid"]');
  await page.getByText("'dialog.md', line 2: title: expected text, found nothing").first().waitFor();
  expect(await notice.innerText()).toContain('Correct the file, then open it again');
  await choose(OWN_LESSON);
  await (await untilReady(page)).getByRole('heading', { name: 'First' }).waitFor();
  await untilStill(page);
});
