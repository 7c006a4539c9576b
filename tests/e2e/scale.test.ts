import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, User } from './user.ts';

const PITCH = { x: 220, y: 120 } as const;

/** Rows of layers, each fed by the one to its left, after an input. */
function rowsOfLayers(count: number, rows: number): GraphDocument {
  const layers = Array.from({ length: count - 1 }, (_, index) => ({
    id: `n${index}`,
    type: index % 2 === 0 ? 'relu' : 'dense',
    position: { x: (1 + Math.floor(index / rows)) * PITCH.x, y: (index % rows) * PITCH.y },
  }));
  return {
    ...emptyGraph(`${count} nodes`),
    nodes: [{ id: 'x', type: 'input', params: { shape: [8] }, position: { x: 0, y: 0 } }, ...layers],
    edges: layers.map(({ id }, index) => ({ from: [index < rows ? 'x' : `n${index - rows}`, 'out'], to: [id, 'in'] })),
  };
}

async function boxOf(page: Page, nodeId: string) {
  const box = await page.getByTestId(`node-${nodeId}`).boundingBox();
  if (!box) throw new Error(`'${nodeId}' is not to be seen`);
  return box;
}

const open = shareWindow();

const IRIS_PATH = ['x', 'hidden', 'relu', 'scores', 'loss'] as const;

test('arranging goes to the right or downwards, as one undoable step', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  const before = await boxOf(page, 'scores');

  await page.getByRole('button', { name: 'Layout and snapping' }).click();
  await page.getByRole('menuitem', { name: 'Auto-layout, top to bottom' }).click();
  await expect.poll(async () => (await boxOf(page, 'hidden')).y - (await boxOf(page, 'x')).y).toBeGreaterThan(20);
  await user.settle(page.getByTestId('node-loss'));
  const down = await Promise.all(IRIS_PATH.map((id) => boxOf(page, id)));
  for (const [index, box] of down.slice(1).entries()) expect(box.y).toBeGreaterThan(down[index].y + down[index].height);

  // The direction is remembered: once chosen, the button alone suffices.
  await page.getByRole('button', { name: 'Layout and snapping' }).click();
  await page.getByRole('menuitem', { name: 'Auto-layout, left to right' }).click();
  await expect.poll(async () => (await boxOf(page, 'hidden')).x - (await boxOf(page, 'x')).x).toBeGreaterThan(20);
  await user.settle(page.getByTestId('node-loss'));
  const right = await Promise.all(IRIS_PATH.map((id) => boxOf(page, id)));
  for (const [index, box] of right.slice(1).entries()) expect(box.x).toBeGreaterThan(right[index].x + right[index].width);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Home');
  await user.settle(page.getByTestId('node-scores'));
  const after = await boxOf(page, 'scores');
  expect(after.x).toBeCloseTo(before.x, 0);
  expect(after.y).toBeCloseTo(before.y, 0);
});

test('selected nodes are aligned and distributed, each in one step', LONG, async (context) => {
  const { page } = await open(context, 'iris');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await page.keyboard.press('Control+a');
  const all = [...IRIS_PATH, 'y'];
  const before = await Promise.all(all.map((id) => boxOf(page, id)));

  await page.getByRole('button', { name: 'Align bottom edges' }).click();
  const lower = await Promise.all(all.map((id) => boxOf(page, id)));
  for (const { y, height } of lower) expect(y + height).toBeCloseTo(lower[0].y + lower[0].height, 0);
  await page.keyboard.press('Control+z');
  expect(await Promise.all(all.map((id) => boxOf(page, id)))).toEqual(before);

  await page.getByRole('button', { name: 'Distribute horizontally' }).click();
  const spread = (await Promise.all(all.map((id) => boxOf(page, id)))).toSorted((a, b) => a.x + a.width / 2 - b.x - b.width / 2);
  const gaps = spread.slice(1).map(({ x }, index) => x - spread[index].x - spread[index].width);
  for (const gap of gaps) expect(Math.abs(gap - gaps[0])).toBeLessThan(2);
  await page.keyboard.press('Control+z');
  expect(await Promise.all(all.map((id) => boxOf(page, id)))).toEqual(before);
});

test('a dragged node snaps to others with a guide, and Alt disables snapping', LONG, async (context) => {
  const { page } = await open(context, 'iris');
  const [target, scores] = [await boxOf(page, 'y'), await boxOf(page, 'scores')];
  const [x, y] = [target.x + target.width / 2, target.y + 14];
  await page.mouse.move(x, y);
  await page.mouse.down();
  // Further down, and four pixels out of line with the node above.
  await page.mouse.move(x + 30, y + 20, { steps: 4 });
  await page.mouse.move(x + 4 + scores.x - target.x, y + 24, { steps: 4 });
  await page.getByTestId('guide').first().waitFor();
  expect((await boxOf(page, 'y')).x).toBeCloseTo(scores.x, 0);

  await page.keyboard.down('Alt');
  await page.mouse.move(x + 5 + scores.x - target.x, y + 24);
  await expect.poll(() => page.getByTestId('guide').count()).toBe(0);
  await expect.poll(async () => Math.abs((await boxOf(page, 'y')).x - scores.x)).toBeGreaterThan(1);
  await page.keyboard.up('Alt');
  await page.mouse.move(x + 4 + scores.x - target.x, y + 24);
  await page.getByTestId('guide').first().waitFor();
  await page.mouse.up();
  expect(await page.getByTestId('guide').count()).toBe(0);
  expect((await boxOf(page, 'y')).x).toBeCloseTo(scores.x, 0);

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf(page, 'y')).y).toBeCloseTo(target.y, 0);
});

test(
  'a graph of a thousand nodes opens zoomed out, and nodes are selected, dragged and found zoomed in',
  LONG,
  async (context) => {
    const { page, complaints, user } = await open(context);
    await user.dropFile('large.backwire.json', JSON.stringify(rowsOfLayers(1000, 25)));
    const canvas = page.getByTestId('canvas');
    await page.getByTestId('overview').waitFor();
    expect(await canvas.getAttribute('data-nodes')).toBe('1000');
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(3);
    expect(await page.getByTestId('overview').getAttribute('aria-label')).toContain('1\u202f000 nodes');

    // A block under the pointer is an ordinary node.
    const node = await nodeUnderPointer(page);
    await page.mouse.down();
    await page.mouse.up();
    await page.getByLabel('Node name').waitFor();
    const before = await node.boundingBox();
    await page.mouse.down();
    await page.mouse.move((before?.x ?? 0) + 60, (before?.y ?? 0) + 40, { steps: 6 });
    await page.mouse.up();
    const after = await node.boundingBox();
    expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(30);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => Math.abs(((await node.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(1);

    // A box selects nodes that are only in the picture.
    const box = await canvas.boundingBox();
    if (!box) throw new Error('there is no canvas');
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 150, box.y + box.height / 2 + 100, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.getByRole('button', { name: 'Align left edges' }).waitFor();

    // Zoomed in, visible nodes are rendered individually.
    await page.keyboard.press('.');
    await page.mouse.wheel(0, -600);
    await page.mouse.wheel(0, -600);
    await expect.poll(() => page.getByTestId('overview').count()).toBe(0);
    await expect.poll(() => page.locator('.react-flow__node').count()).toBeGreaterThan(3);
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(200);
    expect(complaints).toEqual([]);
  },
);

/** Moves over the overview until a node is under the pointer. */
async function nodeUnderPointer(page: Page) {
  const box = await page.getByTestId('canvas').boundingBox();
  if (!box) throw new Error('there is no canvas');
  const nodes = page.locator('.react-flow__node');
  for (let step = 0; step < 60 && (await nodes.count()) === 0; step++) {
    await page.mouse.move(box.x + box.width / 2 + step * 2, box.y + box.height / 2 + step);
    await untilStill(page);
  }
  return nodes.first();
}

test('a large layout runs while the window stays responsive, and can be canceled', LONG, async (context) => {
  const { page, user } = await open(context);
  await user.dropFile('large.backwire.json', JSON.stringify(rowsOfLayers(9000, 50)));
  await page.getByTestId('overview').waitFor();
  await page.getByRole('button', { name: 'Auto-layout', exact: true }).click();
  const progress = page.getByTestId('arranging');
  await progress.waitFor();
  expect(await progress.innerText()).toContain('Arranging 9\u202f000 nodes');
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => progress.count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
});

test('a large graph without positions is laid out while the window stays responsive, and then fitted', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  const placed = rowsOfLayers(600, 20);
  // In reverse order, so that rows in file order would lead backwards.
  const nodes = placed.nodes.map(({ position: _, ...node }) => node).toReversed();
  await user.dropFile('unplaced.backwire.json', JSON.stringify({ ...placed, nodes }));
  await page.getByTestId('overview').waitFor();
  const leads = async (from: string, to: string) => (await canvasLeft(page, to)) - (await canvasLeft(page, from));
  // One wire of the layout is one step to the right, and so are the next two.
  await expect.poll(() => leads('n100', 'n120'), { timeout: 20_000 }).toBeGreaterThan(100);
  expect(await leads('n120', 'n140')).toBeGreaterThan(100);
  expect(await leads('n500', 'n520')).toBeGreaterThan(100);
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
});

/** The horizontal position of a node, in canvas units, after navigating to it by name. */
async function canvasLeft(page: Page, nodeId: string): Promise<number> {
  await new User(page).openPalette();
  await page.keyboard.insertText(`go to ${nodeId}`);
  await untilStill(page);
  await page.keyboard.press('Enter');
  const node = page.locator(`.react-flow__node[data-id="${nodeId}"]`);
  await node.waitFor();
  return node.evaluate((element) => new DOMMatrixReadOnly(getComputedStyle(element).transform).e);
}
