import { expect, type TestContext, test } from 'vitest';
import { createReader } from '../e2e/plainLetters.ts';
import { untilStill } from '../e2e/untilStill.ts';
import { LONG, shareWindow } from '../e2e/user.ts';

const open = shareWindow();
const openInChinese = (context: TestContext) => open(context, 'mnist-mlp', { language: 'zh-CN' });

test(
  'no node, block or data set has English text in a Chinese window, in fields, tooltips and descriptions',
  LONG,
  async (context) => {
    const { page, user } = await openInChinese(context);
    const { look, left } = createReader(page);
    for (const [example, last] of [
      ['mnist-cnn', 'loss'],
      ['attention', 'loss'],
      ['adding-lstm', 'loss'],
      ['residual', 'loss'],
    ]) {
      await user.openExample(example, last);
      await look(example);
      for (const node of await page.locator('.react-flow__node').all()) {
        await node.click();
        await untilStill(page);
        const more = page.locator('#inspector').getByRole('button', { name: /^更多/ });
        if (await more.isVisible()) await more.click();
        await look(`${example}, ${await node.getAttribute('data-id')}`);
      }
    }
    await page.getByTestId('room-data').click();
    for (const dataset of await page.locator('[data-testid^="dataset-"]').all()) {
      const id = await dataset.getAttribute('data-testid');
      if (id === 'dataset-select') continue;
      await dataset.click();
      await look(`data, ${id}`);
    }
    expect([...left]).toEqual([]);
  },
);

test('no page of the reference has English text in a Chinese window', LONG, async (context) => {
  const { page } = await openInChinese(context);
  const { look, left } = createReader(page);
  await page.getByTestId('room-learn').click();
  const pages = await page
    .locator('[data-testid^="learn-"]')
    .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-testid') ?? ''));
  for (const id of pages.filter((name) => name !== 'learn-room' && name !== 'learn-search')) {
    await page.getByTestId(id).dispatchEvent('click');
    await look(id);
  }
  expect([...left]).toEqual([]);
});
