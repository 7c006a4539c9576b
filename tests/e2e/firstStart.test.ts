import { expect, test } from 'vitest';
import { HOSTS, launchApp } from '../support/index.ts';
import { LONG, shareWindow, User } from './user.ts';

const open = shareWindow();

test.for(HOSTS)(
  'the first start shows MNIST ready to train, and one click makes the loss fall: %s',
  LONG,
  async (host, context) => {
    const { page, complaints } = await launchApp(context, { host });
    const user = new User(page);
    await page.getByTestId('node-loss').waitFor();
    expect(await page.getByTestId('parameter-count').innerText()).toMatch(/^109.386 parameters$/);
    await page.getByTestId('train').click();
    await user.untilCurveHas(30);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByTestId('train').waitFor();
    await page.getByTestId('room-runs').click();
    expect(await page.getByTestId('runs-room').innerText()).toContain('Stopped');
    expect(complaints).toEqual([]);
  },
);

test.for([
  { width: 1024, height: 700 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
])('nothing is cut off or scrolls sideways at $width × $height', async (viewport, context) => {
  const { page } = await open(context, 'mnist-mlp', { viewport });
  for (const room of ['data', 'runs', 'design']) {
    await page.getByTestId(`room-${room}`).click();
    const size = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
    }));
    expect(size).toEqual(viewport);
    for (const id of ['train', 'status-bar', 'dataset-select']) {
      const box = await page.getByTestId(id).boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= viewport.width && box.y + box.height <= viewport.height).toBe(true);
    }
  }
});

test('the theme can be switched and is kept', async (context) => {
  const { page } = await open(context);
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  expect(await scheme()).toBe('light');
  await page.getByTestId('toggle-scheme').click();
  expect(await scheme()).toBe('dark');
  await page.reload();
  await page.getByTestId('node-loss').waitFor();
  expect(await scheme()).toBe('dark');
});
