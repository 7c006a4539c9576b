import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LONG, shareWindow } from './user.ts';

const open = shareWindow();

const NODE = { position: { x: 24, y: 24 } };

/** Groups two nodes of the first example into a block, and names it. */
async function group(page: Page, ids: readonly string[], name: string): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await page.getByTestId(`node-${id}`).click({ ...NODE, modifiers: index === 0 ? [] : ['Control'] });
  }
  await page.keyboard.press('Control+g');
  await page.getByTestId('node-block1').waitFor();
  await page.getByTestId('block-name').fill(name);
  await page.getByTestId('node-block1').click(NODE);
}

test('a palette block is dragged onto the canvas, with its nodes', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  await group(page, ['hidden2', 'relu2'], 'Thought');
  await page.getByRole('button', { name: 'Save to the palette' }).click();
  await page.getByTestId('kept-Thought').waitFor();

  await user.openExample('iris', 'relu');
  const canvas = page.getByTestId('canvas');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('there is no canvas');
  await page
    .getByTestId('kept-Thought')
    .getByRole('button', { name: 'Add Thought' })
    .dragTo(canvas, {
      targetPosition: { x: box.width / 2, y: box.height - 140 },
    });
  const block = page.getByTestId('node-block1');
  await block.waitFor();
  expect(await block.innerText()).toContain('2 nodes');
  const point = await user.middleOf(block);
  expect(Math.abs(point.x - box.x - box.width / 2)).toBeLessThan(120);
  await block.dblclick({ position: { x: 24, y: 40 } });
  await page.getByTestId('node-hidden2').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await block.waitFor();
  await page.keyboard.press('Control+z');
  await block.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('a block is pasted into a graph without its definition, and into one with another of its name', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  await group(page, ['hidden2', 'relu2'], 'Thought');
  await page.keyboard.press('Control+c');

  // A graph without blocks gets the definition.
  await user.openExample('iris', 'relu');
  await page.mouse.move(700, 300);
  await page.keyboard.press('Control+v');
  const pasted = page.getByTestId('node-block1');
  await pasted.waitFor();
  expect(await pasted.innerText()).toContain('Thought');
  await page.keyboard.press('Control+z');
  await pasted.waitFor({ state: 'detached' });

  // A different block has this name here: both are kept.
  await group(page, ['hidden', 'relu'], 'Other');
  await page.mouse.move(700, 300);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+v');
  const second = page.getByTestId('node-block2');
  await second.waitFor();
  expect(await second.innerText()).toContain('Thought');
  expect(await page.getByTestId('node-block1').innerText()).toContain('Other');
  await second.click(NODE);
  await page.keyboard.press('Alt+c');
  await page.getByTestId('node-hidden2').waitFor();
  await page.keyboard.press('Control+z');
  await second.waitFor({ state: 'detached' });
  expect(await page.getByTestId('node-block1').innerText()).toContain('Other');
  expect(complaints).toEqual([]);
});

test('fewer inputs remove their wires, in the same history entry, which says so', LONG, async (context) => {
  const { page, complaints, user } = await open(context, 'residual');
  await page.keyboard.press('Home');
  await page.getByTestId('node-add').click({ position: { x: 10, y: 6 } });
  await user.enter('inputs', '3');
  await page.getByTestId('port-add-in3').waitFor();
  await user.drawWire('pool1', 'add', 'in3');
  await user.wire('pool1', 'add', 'in3').waitFor({ state: 'attached' });
  await page.getByTestId('node-add').click({ position: { x: 10, y: 6 } });
  await user.enter('inputs', '2');
  await user.wire('pool1', 'add', 'in3').waitFor({ state: 'detached' });
  await expect
    .poll(() => page.getByTestId('announcements').innerText(), { timeout: 5_000 })
    .toContain('Set inputs, and remove 1 wire');
  await user.showDock('problems');
  await page.getByTestId('dock').getByText('No problems').waitFor();
  await page.getByTestId('canvas').click({ position: { x: 200, y: 40 } });
  await page.keyboard.press('Control+z');
  await user.wire('pool1', 'add', 'in3').waitFor({ state: 'attached' });
  await page.getByTestId('port-add-in3').waitFor();
  expect(complaints).toEqual([]);
});
