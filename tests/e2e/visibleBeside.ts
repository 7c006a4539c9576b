import type { Locator } from 'playwright-core';

/** The visible elements that are neither around an element nor within it, by the beginning of their HTML. */
export function visibleBeside(target: Locator): Promise<string[]> {
  return target.evaluate((one) =>
    [...document.body.querySelectorAll('*')]
      .filter((other) => !other.contains(one) && !one.contains(other) && other.checkVisibility({ visibilityProperty: true }))
      .map((other) => other.outerHTML.slice(0, 100)),
  );
}
