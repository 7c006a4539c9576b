import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';

/** The nodes that drawn wires cross without connecting them: points of each path against the boxes on the screen. */
function crossings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map((element) => ({
      id: element.dataset.id ?? '',
      box: element.getBoundingClientRect(),
    }));
    const wires = [...document.querySelectorAll<SVGGraphicsElement>('.react-flow__edge')];
    return wires.flatMap((wire) => {
      const path = wire.querySelector<SVGPathElement>('.react-flow__edge-path');
      const toScreen = path?.getScreenCTM();
      if (!path || !toScreen) return [];
      const [from, to] = JSON.parse(wire.dataset.id ?? '[[],[]]').map(([id]: [string]) => id);
      const length = path.getTotalLength();
      const points = Array.from({ length: 200 }, (_, step) =>
        path.getPointAtLength((length * step) / 199).matrixTransform(toScreen),
      );
      return nodes.flatMap(({ id, box }) => {
        const isInside = points.some(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom);
        return isInside && id !== from && id !== to ? [`${from} → ${to} through ${id}`] : [];
      });
    });
  });
}

test(
  'wires cross no node after a layout, to the right and down; a manually moved node resets its wires',
  LONG,
  async (context) => {
    const { page, complaints } = await launchApp(context, { host: 'browser', reducedMotion: 'reduce' });
    const user = new User(page);
    await page.getByTestId('node-loss').waitFor();
    await user.openExample('residual', 'loss');
    const skip = user.wire('pool1', 'add', 'in2').locator('.react-flow__edge-path');
    expect(await crossings(page)).toEqual([]);

    const tidyUp = async (words: string) => {
      const before = await skip.getAttribute('d');
      await user.openPalette();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await expect.poll(() => skip.getAttribute('d')).not.toBe(before);
      await user.settle(page.getByTestId('node-loss'));
    };
    await tidyUp('Auto-layout, top to bottom');
    expect(await crossings(page)).toEqual([]);
    const down = await skip.getAttribute('d');
    await tidyUp('Auto-layout, left to right');
    expect(await crossings(page)).toEqual([]);

    // One history entry includes the layout and its bends.
    const right = await skip.getAttribute('d');
    await page.keyboard.press('Control+z');
    await expect.poll(() => skip.getAttribute('d')).toBe(down);
    await page.keyboard.press('Control+y');
    await expect.poll(() => skip.getAttribute('d')).toBe(right);

    // The bends move with the node, and return with it.
    await page.keyboard.press('Home');
    await user.settle(page.getByTestId('node-add'));
    const add = await user.middleOf(page.getByTestId('node-add'));
    await user.drag(add, { x: add.x, y: add.y + 90 });
    const segments = async () => ((await skip.getAttribute('d')) ?? '').split('C').length - 1;
    expect(await segments()).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => skip.getAttribute('d')).toBe(right);
    expect(complaints).toEqual([]);
  },
);
