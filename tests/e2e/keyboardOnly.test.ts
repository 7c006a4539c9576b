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
async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (label.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never came to ${label}`);
}

/** The same for an element identified by the text within it. */
async function tabToText(page: Page, text: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (text.test((await page.evaluate(() => document.activeElement?.textContent)) ?? '')) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never came to ${text}`);
}

/** Types into a field of the inspector. */
async function enter(page: Page, field: string, value: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))) === `field-${field}`) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Control+a');
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

/** Draws a wire from an output to the typed target. @returns its hint before it is drawn */
async function connect(page: Page, name: string, target: string): Promise<string> {
  await command(page, `go to ${name}`);
  await expect.poll(() => focused(page)).toMatch(new RegExp(`^${name}`));
  await tabTo(page, new RegExp(`^Output of ${name}`));
  await page.keyboard.press('Enter');
  const panel = page.getByTestId('wire-targets');
  await panel.waitFor();
  await page.keyboard.type(target);
  const said = await panel.getByRole('status').innerText();
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  return said;
}

test('a wire drawn by keyboard is canceled with Escape, and Delete at a port disconnects', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  await command(page, 'go to ReLU');
  await expect.poll(() => focused(page)).toMatch(/^ReLU/);
  await expect.poll(() => page.getByTestId('announcements').innerText()).toMatch(/^ReLU.*Selected$/);
  await tabTo(page, /^Input in of ReLU, from Hidden$/);
  await page.keyboard.press('Enter');
  await page.getByTestId('wire-targets').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('wire-targets').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toMatch(/^Input in of ReLU/);
  await page.keyboard.press('Delete');
  await user.wire('hidden', 'relu').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Input in of ReLU, not connected');
  await expect.poll(() => page.getByTestId('announcements').innerText()).toMatch(/^Disconnect ReLU\. \d+ problems$/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('announcements').innerText()).toBe('Undone: Disconnect ReLU. No problems');
});

test('a network is built, wired, configured and trained without a pointer', LONG, async (context) => {
  const { page, user } = await open(context);
  await command(page, 'new graph');
  await page.getByRole('dialog').waitFor();
  await tabToText(page, /^Empty graph/);
  await page.keyboard.press('Enter');
  await page.getByText('An empty graph').waitFor();
  await command(page, 'train on iris');
  await expect.poll(() => page.getByTestId('dataset-select').inputValue()).toBe('Iris');

  // Nodes through the layer search: each is put behind the previous one, and wired to it if it fits.
  const add = async (layer: string, node: string) => {
    await page.keyboard.press('Shift+A');
    await page.getByTestId('layer-search').waitFor();
    await page.keyboard.type(layer);
    await page.keyboard.press('Enter');
    await page.getByTestId(`node-${node}`).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('react-flow__node'))).toBe(true);
  };
  await add('input', 'input');
  await add('dense', 'dense');
  await add('relu', 'relu');
  await add('dense', 'dense2');
  await page.keyboard.press('Escape');
  await add('target', 'target');
  await page.keyboard.press('Escape');
  await add('cross-entropy', 'crossEntropy');

  // Input and target take their shapes from the data. If they differ, a problem says so, with a fix reachable by keyboard.
  await expect.poll(() => page.getByTestId('node-target').innerText()).toContain('3 classes');
  await command(page, 'go to input');
  await enter(page, 'shape', '5');
  await command(page, 'problems');
  await tabToText(page, /^Set shape of 'input' to \[4\]$/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: "Set shape of 'input' to [4]" }).waitFor({ state: 'detached' });

  // Wires by keyboard: the effect of each is shown before it is drawn.
  if ((await user.wire('relu', 'dense2').count()) === 0) await connect(page, 'ReLU', 'dense');
  await user.wire('relu', 'dense2').waitFor({ state: 'attached' });
  expect(await connect(page, 'Target', 'target')).toContain('Shapes match');
  await user.wire('target', 'crossEntropy', 'target').waitFor({ state: 'attached' });
  await command(page, 'go to dense2');
  await expect.poll(() => page.getByTestId('node-dense2').getAttribute('data-selected')).toBe('true');
  await expect.poll(() => focused(page)).toMatch(/^Dense/);
  await tabTo(page, /^Output of Dense/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('prediction');
  expect(await page.getByTestId('wire-targets').getByRole('status').innerText()).toContain('one score for each of 3 classes');
  await page.keyboard.press('Enter');

  // It does not fit; the fix is one Tab away.
  await page.getByTestId('wire-trouble').waitFor();
  await tabToText(page, /^Set units of 'dense2' to 3$/);
  await page.keyboard.press('Enter');
  await page.getByTestId('wire-trouble').waitFor({ state: 'detached' });
  expect(await page.getByTestId('node-dense2').getByTestId('shape-of-node').innerText()).toBe('3');
  await expect.poll(() => page.getByTestId('announcements').innerText()).toContain("Set units of 'dense2' to 3");

  // Units in the inspector.
  await command(page, 'go to relu');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => page.getByTestId('node-dense').getAttribute('data-selected')).toBe('true');
  await enter(page, 'units', '16');
  await expect.poll(() => page.getByTestId('node-dense').getByTestId('shape-of-node').innerText()).toBe('16');

  await command(page, 'curves');
  await page.keyboard.press('Control+Enter');
  await user.untilCurveHas(20);
});
