import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

const NODE = { position: { x: 24, y: 24 } };

/** The names of the rendered nodes, from left to right as in the document. */
const drawn = (page: Page) =>
  page.locator('[data-testid^="node-"]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-testid')?.slice(5)));

async function choose(page: Page, ...ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await page.getByTestId(`node-${id}`).click({ ...NODE, modifiers: index === 0 ? [] : ['Control'] });
  }
}

const MLP = ['x', 'hidden1', 'relu1', 'hidden2', 'relu2', 'scores', 'y', 'loss'];

test(
  'groups nodes into a block, names, opens, changes, repeats and trains it, dissolves it, and undoes all',
  LONG,
  async (context) => {
    const { page, complaints, user } = await open(context);
    expect(await drawn(page)).toEqual(MLP);

    await choose(page, 'hidden2', 'relu2');
    await page.keyboard.press('Control+g');
    await page.getByTestId('node-block1').waitFor();
    expect(await drawn(page)).toEqual(['x', 'hidden1', 'relu1', 'block1', 'scores', 'y', 'loss']);
    expect(await page.getByTestId('node-block1').getByTestId('shape-of-node').innerText()).toBe('64');
    expect(await page.getByTestId('parameter-count').innerText()).toMatch(/109.386/);

    await page.getByTestId('block-name').fill('Thought');
    await page.getByTestId('block-description').fill('One more layer to think with.');
    expect(await page.getByTestId('node-block1').innerText()).toContain('Thought');

    // Inside, shapes are those of the entered instance; one edit changes the block.
    await page.getByTestId('node-block1').dblclick({ position: { x: 24, y: 40 } });
    await page.getByTestId('node-in').waitFor();
    await user.settle(page.getByTestId('node-in'));
    expect(await drawn(page)).toEqual(['in', 'hidden2', 'relu2', 'out']);
    expect(await page.getByTestId('node-in').getByTestId('shape-of-node').innerText()).toBe('128');
    expect(await page.getByTestId('breadcrumbs').innerText()).toContain('Thought');
    expect(await violations(page, '[data-testid="canvas"]')).toEqual([]);
    await choose(page, 'hidden2');
    await user.enter('units', '128');
    expect(await page.getByTestId('node-out').getByTestId('shape-of-node').innerText()).toBe('128');

    // Escape deselects the node, then closes the block, which is then selected.
    await page.getByTestId('node-out').click(NODE);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByTestId('node-block1').waitFor();
    await user.settle(page.getByTestId('node-block1'));
    await user.enter('repeat', '3');
    expect(await page.getByTestId('node-block1').innerText()).toContain('2 nodes × 3');
    await user.showDock('problems');
    expect(await page.getByTestId('dock').getByText('No problems').isVisible()).toBe(true);

    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('epochs', '2000');
    await page.getByTestId('train').click();
    await user.untilCurveHas(3);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByTestId('train').waitFor();
    await user.showDock('gradients');
    await page.getByText('block1/3/hidden2.weight').first().waitFor();
    await page.getByText('δ', { exact: true }).click();
    const picture = page.getByTestId('flow-picture');
    await expect.poll(() => picture.getAttribute('aria-label')).toContain('δ = ∂J/∂out of each node');
    await picture.hover();
    await expect.poll(() => page.getByTestId('flow-readout').innerText()).toMatch(/ at step \d+: \S+$/);
    expect(await page.getByTestId('flow-findings').locator('[data-code]').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'block1/3/hidden2', exact: true }).click();
    await page.locator('.react-flow__node.selected').first().waitFor();
    await page.getByText('Curves', { exact: true }).last().click();
    await page.getByTestId('chart-gradients').waitFor();

    await choose(page, 'block1');
    await page.keyboard.press('Control+Shift+g');
    await expect.poll(async () => (await drawn(page)).length).toBe(MLP.length - 2 + 3 * 2);

    // Everything is undone; undo opens the block of each edit.
    const undo = page.getByRole('button', { name: 'Undo' });
    for (let steps = 0; steps < 20 && (await undo.isEnabled()); steps++) await page.keyboard.press('Control+z');
    expect(await drawn(page)).toEqual(MLP);
    expect(complaints).toEqual([]);
  },
);

test('bypasses and freezes nodes, visibly', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  await choose(page, 'hidden2', 'relu2');
  await page.keyboard.press('Control+b');
  await page.getByTestId('bypassed-hidden2').waitFor();
  expect(await page.getByTestId('node-scores').getByTestId('shape-of-node').innerText()).toBe('10');
  expect(await page.getByTestId('parameter-count').innerText()).toMatch(/101.770/);
  await page.keyboard.press('Control+b');
  expect(await page.getByTestId('bypassed-hidden2').count()).toBe(0);

  await choose(page, 'x');
  await page.keyboard.press('Control+b');
  await user.showDock('problems');
  const problems = page.getByTestId('dock').getByTestId('problems');
  expect(await problems.innerText()).toContain('to be bypassed');
  await problems.getByRole('button', { name: "Stop bypassing 'x'" }).click();
  await page.getByTestId('dock').getByText('No problems').waitFor();

  await choose(page, 'scores');
  await page.keyboard.press('Control+Shift+f');
  await page.getByTestId('frozen-scores').waitFor();
  await page.keyboard.press('Control+z');
  expect(await page.getByTestId('frozen-scores').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('frames nodes, moves them with the frame, and adds a comment', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  await choose(page, 'hidden1', 'relu1');
  await page.keyboard.press('Control+j');
  const frame = page.getByTestId('annotation-frame');
  await frame.getByRole('button').dblclick();
  await page.keyboard.type('Encoder');
  await page.keyboard.press('Enter');
  expect(await frame.innerText()).toBe('Encoder');

  const before = await page.getByTestId('node-relu1').boundingBox();
  const name = await frame.getByRole('button').boundingBox();
  if (!before || !name) throw new Error('nothing is drawn');
  await page.mouse.move(name.x + 8, name.y + 8);
  await page.mouse.down();
  await page.mouse.move(name.x + 48, name.y + 68, { steps: 4 });
  await page.mouse.up();
  const after = await page.getByTestId('node-relu1').boundingBox();
  expect(Math.round((after?.y ?? 0) - before.y)).toBeGreaterThan(50);
  await page.keyboard.press('Control+z');
  expect(Math.round((await page.getByTestId('node-relu1').boundingBox())?.y ?? 0)).toBe(Math.round(before.y));

  await page.keyboard.press('Shift+C');
  await page.keyboard.type('Wide enough.');
  await page.keyboard.press('Control+Enter');
  const comment = page.getByTestId('annotation-comment');
  expect(await comment.innerText()).toBe('Wide enough.');
  expect(await violations(page, '[data-testid="canvas"]')).toEqual([]);
  await user.untilSaved();
  await page.reload();
  await comment.waitFor();
  await comment.getByRole('button').click();
  await page.keyboard.press('Delete');
  expect(await comment.count()).toBe(0);
  await page.keyboard.press('Control+z');
  expect(await comment.innerText()).toBe('Wide enough.');
  expect(complaints).toEqual([]);
});

test('saves a block in the palette, and uses it in another graph', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  await choose(page, 'hidden2', 'relu2');
  await page.keyboard.press('Control+g');
  await page.getByTestId('block-name').fill('Thought');
  await page.getByRole('button', { name: 'Save to the palette' }).click();
  await page.getByTestId('kept-Thought').waitFor();

  await user.openExample('iris', 'relu');
  await choose(page, 'scores');
  await page.getByTestId('kept-Thought').getByRole('button', { name: 'Add Thought' }).click();
  await page.getByTestId('node-block1').waitFor();
  expect(await page.getByTestId('node-block1').innerText()).toContain('2 nodes');
  // Once used, it is one of the graph's own blocks.
  await page.getByRole('region', { name: 'Blocks', exact: true }).getByRole('button', { name: 'Add Thought' }).waitFor();
  await page.keyboard.press('Control+z');
  expect(await page.getByTestId('node-block1').count()).toBe(0);
  expect(complaints).toEqual([]);
});
