import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { Hand, LONG } from './hand.ts';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** Types what is wanted into the command palette. */
async function command(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search commands' }).waitFor();
  await page.keyboard.type(text);
  await page.waitForTimeout(100);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Search commands' }).waitFor({ state: 'detached' });
}

/** Goes on with the Tab key until something has the keyboard. */
async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (label.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key never came to ${label}`);
}

/** Draws a wire from an output to what is typed. @returns what is said of it before it is drawn */
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

test('a network is built, wired, configured and trained without a pointer', LONG, async (context) => {
  const { page } = await launchApp(context, { reducedMotion: 'reduce' });
  const hand = new Hand(page);
  await page.getByTestId('node-loss').waitFor();
  await command(page, 'new graph');
  await page.getByText('An empty graph').waitFor();
  await command(page, 'train on iris');
  await expect.poll(() => page.getByTestId('dataset-select').inputValue()).toBe('Iris');

  // Nodes by the search for a layer: each is put behind the one before, and wired to it where it fits.
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

  // What the data makes of the input and the target is a problem with a fix, which the keyboard reaches too.
  await command(page, 'problems');
  for (const fix of ["Set shape of 'input' to [4]", "Set classes of 'target' to 3"]) {
    await page.getByRole('button', { name: fix }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: fix }).waitFor({ state: 'detached' });
  }

  // Wires by keyboard: what each would mean is said before it is drawn.
  if ((await hand.wire('relu', 'dense2').count()) === 0) await connect(page, 'ReLU', 'dense');
  await hand.wire('relu', 'dense2').waitFor({ state: 'attached' });
  expect(await connect(page, 'Target', 'target')).toContain('Fits');
  await hand.wire('target', 'crossEntropy', 'target').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('go to dense');
  await page.waitForTimeout(100);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('node-dense2').getAttribute('data-selected')).toBe('true');
  await expect.poll(() => focused(page)).toMatch(/^Dense/);
  await tabTo(page, /^Output of Dense/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('prediction');
  expect(await page.getByTestId('wire-targets').getByRole('status').innerText()).toContain('one score for each of 3 classes');
  await page.keyboard.press('Enter');

  // It does not fit; the first of what is offered has the keyboard after one Tab.
  await page.getByTestId('wire-trouble').waitFor();
  await tabTo(page, /^$/);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Set units of 'dense2' to 3");
  await page.keyboard.press('Enter');
  await page.getByTestId('wire-trouble').waitFor({ state: 'detached' });
  expect(await page.getByTestId('node-dense2').getByTestId('shape-of-node').innerText()).toBe('3');
  await expect.poll(() => page.getByTestId('announcements').innerText()).toContain("Set units of 'dense2' to 3");

  // Units in the inspector.
  await command(page, 'go to relu');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => page.getByTestId('node-dense').getAttribute('data-selected')).toBe('true');
  for (let presses = 0; presses < 80; presses++) {
    if ((await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))) === 'field-units') break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Control+a');
  await page.keyboard.type('16');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('node-dense').getByTestId('shape-of-node').innerText()).toBe('16');

  await command(page, 'curves');
  await page.keyboard.press('Control+Enter');
  await hand.untilCurveHas(20);
});

test('a wire by keyboard is called off with Escape, and Delete at a port disconnects', LONG, async (context) => {
  const { page } = await launchApp(context, { reducedMotion: 'reduce' });
  const hand = new Hand(page);
  await page.getByTestId('node-loss').waitFor();
  await hand.openExample('iris', 'scores');
  await command(page, 'go to ReLU');
  await expect.poll(() => focused(page)).toMatch(/^ReLU/);
  await tabTo(page, /^Input in of ReLU, from Hidden$/);
  await page.keyboard.press('Enter');
  await page.getByTestId('wire-targets').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('wire-targets').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toMatch(/^Input in of ReLU/);
  await page.keyboard.press('Delete');
  await hand.wire('hidden', 'relu').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Input in of ReLU, not connected');
  await expect.poll(() => page.getByTestId('announcements').innerText()).toMatch(/^Disconnect ReLU\. \d+ problems$/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.getByTestId('announcements').innerText()).toBe('Undone: Disconnect ReLU. No problems');
});
