import type { Locator, Page } from 'playwright-core';

/** More presses go around the whole window. */
const MOST_PRESSES = 250;

/** Presses Tab, as often as a person must, until an element has the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the ${key} key never came to ${target}`);
}
