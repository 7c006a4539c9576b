import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, User } from './user.ts';

const open = shareWindow();

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** Enters a command into the command palette. */
async function command(page: Page, text: string): Promise<void> {
  const search = await new User(page).openPalette();
  await page.keyboard.insertText(text);
  await untilStill(page);
  await page.keyboard.press('Enter');
  await search.waitFor({ state: 'detached' });
}

/** Presses Tab until an element has the focus. */
async function tabUntil(page: Page, isThere: () => Promise<boolean>, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error('the Tab key never came there');
}

const testId = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');

/** The last screen reader announcement. */
const untilSaid = (page: Page, words: string | RegExp) =>
  expect.poll(() => page.getByTestId('announcements').innerText(), { timeout: 5_000 }).toMatch(words);

async function drawn(page: Page): Promise<(string | undefined)[]> {
  return page
    .locator('[data-testid^="node-"]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-testid')?.slice(5)));
}

async function enter(page: Page, field: string, value: string): Promise<void> {
  await tabUntil(page, async () => (await testId(page)) === field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

test('blocks are created, named, opened, changed, repeated, bypassed and frozen without a pointer', LONG, async (context) => {
  const { page, complaints } = await open(context);

  // One node by its name, the next by the Tab key, and both grouped.
  await command(page, 'go to hidden2');
  await expect.poll(() => focused(page)).toMatch(/^Hidden 2, Dense, 64 units/);
  await tabUntil(page, async () => /^ReLU/.test(await focused(page)));
  await page.keyboard.press('Shift+Enter');
  await untilSaid(page, '2 nodes selected');
  await page.keyboard.press('Control+g');
  await page.getByTestId('node-block1').waitFor();
  await untilSaid(page, /Group 2 nodes\. Block 1, 2 nodes, output 64, .*Selected/);

  await command(page, 'go to block1');
  await enter(page, 'block-name', 'Thought');
  await expect.poll(() => page.getByTestId('node-block1').innerText()).toContain('Thought');

  // Inside: one node is changed, the ports are named, and back again with the block selected.
  await command(page, 'go to block1');
  await expect.poll(() => focused(page)).toMatch(/^Thought/);
  await page.keyboard.press('Alt+c');
  await page.getByTestId('breadcrumbs').waitFor();
  await command(page, 'go to hidden2');
  await enter(page, 'field-units', '128');
  await command(page, 'go to in');
  await expect.poll(() => focused(page)).toMatch(/^in, /);
  await page.keyboard.press('F2');
  expect(await focused(page)).toBe('Port name, everywhere the block is used');
  await page.keyboard.type('thought');
  await page.keyboard.press('Enter');
  await page.getByTestId('node-thought').waitFor();
  await untilSaid(page, 'Rename the port in to thought');
  await expect.poll(() => focused(page)).toMatch(/^thought, /);
  await page.keyboard.press('Alt+c');
  await page.getByTestId('node-block1').waitFor();
  expect(await page.getByTestId('port-block1-thought').count()).toBe(1);
  expect(await page.getByTestId('node-block1').getByTestId('shape-of-node').innerText()).toBe('128');

  await command(page, 'go to block1');
  await enter(page, 'field-repeat', '3');
  await expect.poll(() => page.getByTestId('node-block1').innerText()).toContain('2 nodes × 3');
  await command(page, 'go to block1');
  await page.keyboard.press('Control+b');
  await page.getByTestId('bypassed-block1').waitFor();
  await untilSaid(page, 'Bypass 1 node');
  await command(page, 'go to x');
  await command(page, 'go to block1');
  await expect.poll(() => focused(page)).toMatch(/^Thought, 2 nodes × 3, bypassed/);
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Shift+f');
  await page.getByTestId('frozen-block1').waitFor();
  await untilSaid(page, 'Freeze 1 node');

  // Dissolved, all three are still frozen.
  await page.keyboard.press('Control+Shift+g');
  await expect.poll(async () => (await drawn(page)).length).toBe(12);
  expect(await page.locator('[data-testid^="frozen-hidden"]').count()).toBe(3);
  const undo = page.getByRole('button', { name: 'Undo' });
  for (let steps = 0; steps < 20 && (await undo.isEnabled()); steps++) await page.keyboard.press('Control+z');
  expect(await drawn(page)).toEqual(['x', 'hidden1', 'relu1', 'hidden2', 'relu2', 'scores', 'y', 'loss']);
  expect(complaints).toEqual([]);
});

test('frames and comments are created, named, resized, moved, colored and deleted without a pointer', LONG, async (context) => {
  const { page, complaints } = await open(context);
  await command(page, 'go to hidden2');
  await page.keyboard.press('Control+j');
  const frame = page.getByTestId('annotation-frame');
  await frame.waitFor();
  await expect.poll(() => focused(page)).toMatch(/^Frame: Frame/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Encoder');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toMatch(/^Frame: Encoder/);

  const boxOf = async () => {
    const box = await frame.boundingBox();
    if (!box) throw new Error('the frame is gone');
    return box;
  };
  const before = await boxOf();
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  await untilSaid(page, /Resize the frame to \d+ × \d+/);
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(async () => (await boxOf()).width).toBeGreaterThan(before.width + 5);
  const larger = await boxOf();
  expect(larger.x).toBeLessThan(before.x);
  expect(larger.height).toBeGreaterThan(before.height);

  const node = await page.getByTestId('node-hidden2').boundingBox();
  await page.keyboard.press('Shift+ArrowDown');
  await untilSaid(page, 'Move frame');
  expect((await boxOf()).y).toBeGreaterThan(larger.y);
  expect((await page.getByTestId('node-hidden2').boundingBox())?.y).toBeGreaterThan(node?.y ?? 0);

  await page.keyboard.press('Shift+F10');
  const menu = page.getByTestId('canvas-menu');
  await menu.waitFor();
  await expect.poll(() => menu.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  const item = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  for (let presses = 0; presses < 20 && (await item()) !== 'Color: violet'; presses++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await untilSaid(page, 'Color: violet');
  expect(await frame.getAttribute('data-colored')).toBe('true');

  await page.keyboard.press('Shift+C');
  await page.keyboard.type('Wide enough.');
  await page.keyboard.press('Control+Enter');
  const comment = page.getByTestId('annotation-comment');
  await expect.poll(() => focused(page)).toMatch(/^Comment: Wide enough\./);
  await tabUntil(page, async () => /^Frame: Encoder/.test(await focused(page)), 'Shift+Tab');
  await untilSaid(page, 'Frame: Encoder, violet. Selected');
  await page.keyboard.press('Delete');
  await frame.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await frame.waitFor();
  await comment.waitFor();
  expect(complaints).toEqual([]);
});
