import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginLesson, untilReady } from './lessonWindow.ts';
import { LONG, shareWindow } from './user.ts';

const open = shareWindow({ acrossFiles: true });

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

interface Focus {
  readonly isOnTarget: boolean;
  /** Behind the last part of the page, the browser's own have the focus. */
  readonly isOutside: boolean;
  /** What has the focus if it cannot be seen: out of the window, or in the lesson without a mark; empty if all is well. */
  readonly unseen: string;
}

const focusOf = (target: Locator): Promise<Focus> =>
  target.evaluate((goal): Focus => {
    const element = document.activeElement;
    if (!element || element === document.body) return { isOnTarget: false, isOutside: true, unseen: 'nothing has the focus' };
    const { x, y, width, height } = element.getBoundingClientRect();
    const isInside = x + width > 0 && y + height > 0 && x < innerWidth && y < innerHeight;
    // Radios and sliders draw the mark around the part that is seen; fields color their border.
    const around = [element, element.nextElementSibling, element.parentElement];
    const isMarked = around.some((each) => {
      const style = each && getComputedStyle(each);
      return style && ((style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none');
    });
    const isField = element.matches('input:not([type=radio])');
    const isInLesson = element.closest('[data-testid="lesson-panel"]') !== null;
    const isSeen = isInside && (isMarked || isField || !isInLesson);
    return { isOnTarget: element === goal, isOutside: false, unseen: isSeen ? '' : element.outerHTML.slice(0, 160) };
  });

/** Presses a key until a part has the focus, which is seen all the way. */
async function goTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  let focus = await focusOf(target);
  for (let presses = 0; presses < 120; presses++) {
    if (focus.isOnTarget) return;
    await page.keyboard.press(key);
    focus = await focusOf(target);
    if (focus.isOutside) {
      await page.keyboard.press(key);
      focus = await focusOf(target);
    }
    expect(focus.unseen).toBe('');
  }
  throw new Error(`the ${key} key never came to ${target}`);
}

async function press(page: Page, target: Locator, ...keys: string[]): Promise<void> {
  await goTo(page, target);
  for (const key of keys) await page.keyboard.press(key);
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await goTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Walks to the step that an exercise asks for, and comes back. */
async function step(page: Page, exercise: Locator, key: 'ArrowRight' | 'ArrowLeft'): Promise<void> {
  const slider = page.getByTestId('walk-bar').locator('input[type=range]');
  await goTo(page, slider, 'Shift+Tab');
  await page.keyboard.press(key === 'ArrowRight' ? 'Home' : 'End');
  for (let times = 0; times < 20 && (await exercise.getAttribute('data-done')) === 'false'; times++)
    await page.keyboard.press(key);
  await untilDone(exercise);
}

const untilDone = (exercise: Locator) => expect.poll(() => exercise.getAttribute('data-done')).toBe('true');

/** The answers of the first lesson, page by page, as keys. */
const ANSWERS: readonly (readonly (string | { readonly choose: number } | { readonly walk: 'ArrowRight' | 'ArrowLeft' })[])[] = [
  ['0', { walk: 'ArrowRight' }],
  ['1/2', { choose: 1 }],
  ['0,25', { walk: 'ArrowRight' }],
  ['-1'],
  ['0.25', '-0.25', { walk: 'ArrowLeft' }],
  ['-0.25', '-0.5'],
  [{ choose: 0 }, '-0.025', '0.1'],
  ['12', '-12', { choose: 1 }],
];

test('a whole lesson by keyboard: from the list to its last exercise and back', LONG, async (context) => {
  const { page, complaints } = await open(context, 'xor');
  await page.keyboard.press('Alt+5');
  await press(page, page.getByTestId('learn-lessons'), 'Enter');
  await press(page, page.getByTestId('start-01-one-neuron'), 'Enter');
  for (const [at, answers] of ANSWERS.entries()) {
    const panel = await untilReady(page, at);
    // A page is read from its heading.
    const heading = panel.getByRole('heading', { level: 3 });
    await expect.poll(() => hasFocus(heading)).toBe(true);
    for (const [number, answer] of answers.entries()) {
      const exercise = panel.getByTestId(/^exercise-/).nth(number);
      if (typeof answer === 'string') {
        // A slider has its number beside it.
        await type(page, exercise.getByRole('textbox'), answer);
      } else if ('choose' in answer) {
        await goTo(page, exercise.getByRole('radio').first());
        await page.keyboard.press('Space');
        for (let times = 0; times < answer.choose; times++) await page.keyboard.press('ArrowDown');
        await press(page, exercise.getByRole('button'), 'Enter');
      } else await step(page, exercise, answer.walk);
      await untilDone(exercise);
    }
    await press(page, panel.getByTestId(at < ANSWERS.length - 1 ? 'lesson-next' : 'lesson-finish'), 'Enter');
  }
  await page.getByTestId('lesson-panel').waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(page.getByTestId('start-01-one-neuron'))).toBe(true);
  expect(await page.getByTestId('lesson-01-one-neuron').innerText()).toMatch(/(\d+) of \1 exercises done/);
  expect(complaints).toEqual([]);
});

test(
  'by keyboard: a part that is pointed at gives the focus back, and so does a lesson that is closed',
  LONG,
  async (context) => {
    const { page } = await open(context, 'xor');
    const panel = await beginLesson(page, '01-one-neuron');
    const pointer = panel.getByTestId('point');
    await press(page, pointer, 'Enter');
    await page.locator('.bw-pointer').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.bw-pointer') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.bw-pointer').waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(pointer)).toBe(true);
    await goTo(page, panel.getByTestId('lesson-close'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(page.getByTestId('room-lens'))).toBe(true);
  },
);
