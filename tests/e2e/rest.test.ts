import type { JSHandle, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';

const open = shareWindow();

interface Frames {
  requested: number;
}

/** Counts the animation frames that the page requests from now on. */
const watchFrames = (page: Page): Promise<JSHandle<Frames>> =>
  page.evaluateHandle(() => {
    const frames = { requested: 0 };
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => {
      frames.requested++;
      return request(callback);
    };
    return frames;
  });

const requestedInHalfASecond = (frames: JSHandle<Frames>): Promise<number> =>
  frames.evaluate(async (count) => {
    const before = count.requested;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return count.requested - before;
  });

/** Scrolls everything that scrolls down and up again. @returns how many areas that were */
const scrollAll = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const areas = [...document.querySelectorAll('*')].filter(
      (element) =>
        element.scrollHeight > element.clientHeight && ['auto', 'scroll'].includes(getComputedStyle(element).overflowY),
    );
    for (const top of [40, 0]) {
      for (const area of areas) area.scrollTop = top;
      // The event comes with the next frame.
      await new Promise(requestAnimationFrame);
    }
    return areas.length;
  });

test('the window at rest requests no animation frames, in any view, also after all of it was scrolled', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  const frames = await watchFrames(page);
  const untilRest = () => expect.poll(() => requestedInHalfASecond(frames)).toBe(0);
  await untilRest();
  for (const room of ['data', 'lens', 'learn', 'design']) {
    await page.getByTestId(`room-${room}`).click();
    await untilStill(page);
    expect(await scrollAll(page), room).toBeGreaterThanOrEqual(1);
    await untilRest();
  }
  await user.openPalette();
  expect(await scrollAll(page), 'palette').toBeGreaterThanOrEqual(1);
  await page.keyboard.press('Escape');
  await untilRest();
  expect(complaints).toEqual([]);
});
