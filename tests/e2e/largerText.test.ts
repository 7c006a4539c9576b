import { expect, test } from 'vitest';
import { LONG, shareWindow } from './user.ts';
import { findWideIn, setTextSize } from './wideTexts.ts';

const open = shareWindow();

test('nothing is cut off or scrolls sideways with text at 150 % in a small window', LONG, async (context) => {
  const { page } = await open(context, 'mnist-mlp', { viewport: { width: 1024, height: 700 } });
  await setTextSize(page, 150);
  expect(await findWideIn(page)).toEqual([]);
});

test('with text at 150 % the bars fit into 1024 × 700, also after a reload', LONG, async (context) => {
  const viewport = { width: 1024, height: 700 };
  const { page } = await open(context, 'mnist-mlp', { viewport });
  await setTextSize(page, 150);
  for (const room of ['data', 'runs', 'sweeps', 'results', 'learn', 'design']) {
    await page.getByTestId(`room-${room}`).click();
    const size = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
    }));
    expect(size).toEqual(viewport);
    for (const id of ['train', 'status-bar', 'dataset-select', 'toggle-scheme', `room-${room}`]) {
      const element = page.getByTestId(id);
      const box = await element.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= viewport.width && box.y + box.height <= viewport.height, id).toBe(true);
      expect(await element.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), id).toBeLessThanOrEqual(1);
    }
  }
  await page.reload();
  await page.getByTestId('node-loss').waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
});
