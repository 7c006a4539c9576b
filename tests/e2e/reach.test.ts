import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { LONG, User } from './user.ts';

const selectedNodes = (page: Page) =>
  page
    .locator('article[data-selected]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-testid')?.slice('node-'.length)).sort());

test('Shift+click adds nodes, wires and comments to the selection or takes them from it, and a box adds', LONG, async (context) => {
  const { page, complaints } = await launchApp(context, { reducedMotion: 'reduce' });
  const user = new User(page);
  await page.getByTestId('node-loss').waitFor();
  await user.openExample('iris', 'scores');
  await page.mouse.move(5, 5);
  await page.keyboard.press('Shift+C');
  await page.keyboard.press('Escape');
  const comment = page.locator('[data-annotation]');
  await comment.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await user.settle(comment);
  const shift = { modifiers: ['Shift'] } satisfies Parameters<ReturnType<Page['locator']>['click']>[0];

  await page.getByTestId('node-hidden').click();
  await page.getByTestId('node-scores').click(shift);
  await comment.getByRole('button').click(shift);
  const wire = await user.middleOf(user.wire('hidden', 'relu'));
  await page.keyboard.down('Shift');
  await page.mouse.click(wire.x, wire.y);
  // An unsteady pointer still clicks.
  const relu = await user.middleOf(page.getByTestId('node-relu'));
  await user.drag(relu, { x: relu.x + 1, y: relu.y + 1 });
  await page.keyboard.up('Shift');
  expect(await selectedNodes(page)).toEqual(['hidden', 'relu', 'scores']);
  expect(await comment.getAttribute('data-selected')).toBe('true');
  expect(await user.wire('hidden', 'relu').getAttribute('class')).toContain('selected');

  await page.getByTestId('node-hidden').click(shift);
  await comment.getByRole('button').click(shift);
  expect(await selectedNodes(page)).toEqual(['relu', 'scores']);
  expect(await comment.getAttribute('data-selected')).toBeNull();

  const x = await page.getByTestId('node-x').boundingBox();
  if (!x) throw new Error('the node is not to be seen');
  await page.keyboard.down('Shift');
  await user.drag({ x: x.x - 8, y: x.y - 8 }, { x: x.x + x.width / 2, y: x.y + x.height + 8 });
  await page.keyboard.up('Shift');
  expect(await selectedNodes(page)).toEqual(['relu', 'scores', 'x']);
  // Within the frame of the selected ones, each node is still within reach.
  await page.getByTestId('node-scores').click(shift);
  expect(await selectedNodes(page)).toEqual(['relu', 'x']);
  expect(complaints).toEqual([]);
});
