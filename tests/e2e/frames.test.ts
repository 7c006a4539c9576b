import type { Locator, Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const NODE = { position: { x: 24, y: 24 } };

async function choose(page: Page, ...ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await page.getByTestId(`node-${id}`).click({ ...NODE, modifiers: index === 0 ? [] : ['Control'] });
  }
}

async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing is drawn');
  return { x: Math.round(box.x), y: Math.round(box.y), width: Math.round(box.width), height: Math.round(box.height) };
}

const open = shareWindow();

/** Frames two nodes of the first example. */
async function begin(context: TestContext) {
  const { page, complaints, user } = await open(context);
  await choose(page, 'hidden2', 'relu2');
  await page.keyboard.press('Control+j');
  const frame = page.getByTestId('annotation-frame');
  await frame.waitFor();
  return { page, complaints, user, frame };
}

/** The label of the next undo. */
async function lastStep(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Undo' }).hover();
  const tip = page.getByRole('tooltip');
  await tip.waitFor();
  const text = await tip.innerText();
  await page.mouse.move(700, 60);
  await tip.waitFor({ state: 'detached' });
  return text;
}

test('colors a frame by its menu and by the palette; its name is readable in both themes', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  await frame.getByRole('button').click({ button: 'right' });
  await page.getByTestId('menu-colorTeal').click();
  const lineOf = () => frame.evaluate((element) => getComputedStyle(element.querySelector('[role=button]') ?? element).color);
  const plain = await lineOf();
  await expect.poll(() => frame.getAttribute('data-colored')).toBe('true');
  expect(await lastStep(page)).toContain('Color: teal');
  expect(await violations(page, '[data-testid="canvas"]')).toEqual([]);

  await user.openPalette();
  await page.keyboard.type('Color: red');
  await page.keyboard.press('Enter');
  await expect.poll(lineOf).not.toBe(plain);
  expect(await violations(page, '[data-testid="canvas"]')).toEqual([]);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => frame.getAttribute('data-colored')).toBeNull();
  expect(complaints).toEqual([]);
});

test('resizes a frame at its edges and corners, live and as one step; Escape reverts', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  const before = await boxOf(frame);
  const grip = async (name: string) => user.middleOf(page.getByTestId(`resize-frame-${name}`));

  const corner = await grip('nw');
  await user.drag(corner, { x: corner.x - 30, y: corner.y - 20 });
  const larger = await boxOf(frame);
  expect(larger.x + larger.width).toBeCloseTo(before.x + before.width, -1);
  expect(larger.width - before.width).toBeGreaterThan(20);
  expect(larger.height - before.height).toBeGreaterThan(10);
  expect(await lastStep(page)).toContain('Resize the frame to');

  // The picture follows; the document does not, until release.
  const edge = await grip('e');
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(edge.x + 60, edge.y, { steps: 5 });
  expect((await boxOf(frame)).width - larger.width).toBeGreaterThan(40);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await boxOf(frame)).toEqual(larger);

  await page.keyboard.press('Control+z');
  expect(await boxOf(frame)).toEqual(before);
  expect(complaints).toEqual([]);
});

test('a dragged frame moves its nodes, live and as one step; Escape reverts', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  const node = page.getByTestId('node-relu2');
  const [before, frameBefore] = [await boxOf(node), await boxOf(frame)];
  const name = await user.middleOf(frame.getByRole('button'));
  await page.mouse.move(name.x, name.y);
  await page.mouse.down();
  await page.mouse.move(name.x + 30, name.y + 60, { steps: 6 });
  expect((await boxOf(node)).y - before.y).toBeGreaterThan(50);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect([await boxOf(node), await boxOf(frame)]).toEqual([before, frameBefore]);

  await user.drag(name, { x: name.x + 30, y: name.y + 60 });
  expect((await boxOf(node)).y - before.y).toBeGreaterThan(50);
  expect((await boxOf(frame)).y - frameBefore.y).toBeGreaterThan(50);
  await page.keyboard.press('Control+z');
  expect([await boxOf(node), await boxOf(frame)]).toEqual([before, frameBefore]);
  expect(complaints).toEqual([]);
});

test('frames and comments are copied, cut, pasted, duplicated, moved and deleted with the selection', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  await choose(page, 'scores');
  await frame.getByRole('button').click({ modifiers: ['Control'] });
  expect(await page.getByTestId('node-scores').getAttribute('data-selected')).toBe('true');
  expect(await frame.getAttribute('data-selected')).toBe('true');

  await page.keyboard.press('Control+d');
  await page.getByTestId('annotation-frame2').waitFor();
  await page.getByTestId('node-scores2').waitFor();
  expect(await lastStep(page)).toContain('Duplicate');
  // Both move with the arrow keys, and with the dragged node.
  const copy = page.getByTestId('annotation-frame2');
  const before = await boxOf(copy);
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await boxOf(copy)).y).toBeGreaterThan(before.y);
  const down = await boxOf(copy);
  const middle = await user.middleOf(page.getByTestId('node-scores2'));
  await user.drag(middle, { x: middle.x, y: middle.y + 50 });
  expect((await boxOf(copy)).y - down.y).toBeGreaterThan(40);
  await page.keyboard.press('Delete');
  expect(await page.getByTestId('annotation-frame2').count()).toBe(0);
  expect(await page.getByTestId('node-scores2').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await page.getByTestId('annotation-frame2').waitFor();

  // A box around it selects it, with the box's other contents; cut and pasted, it is back.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await user.settle(frame);
  const around = await boxOf(frame);
  await page.keyboard.down('Shift');
  await user.drag({ x: around.x - 12, y: around.y - 40 }, { x: around.x + around.width + 12, y: around.y + around.height + 12 });
  await page.keyboard.up('Shift');
  expect(await frame.getAttribute('data-selected')).toBe('true');
  expect(await page.getByTestId('node-relu2').getAttribute('data-selected')).toBe('true');
  expect(await page.getByTestId('node-x').getAttribute('data-selected')).toBeNull();
  await page.keyboard.press('Control+a');
  expect(await frame.getAttribute('data-selected')).toBe('true');
  await page.keyboard.press('Escape');
  await frame.getByRole('button').click();
  await page.keyboard.press('Control+x');
  await frame.waitFor({ state: 'detached' });
  expect(await page.getByTestId('node-relu2').count()).toBe(1);
  await page.mouse.move(700, 300);
  await page.keyboard.press('Control+v');
  await frame.waitFor();
  expect(await frame.getAttribute('data-selected')).toBe('true');
  expect(complaints).toEqual([]);
});

test('"Zoom to fit" and the picture have frames and comments in them', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  const name = await user.middleOf(frame.getByRole('button'));
  const grip = await user.middleOf(page.getByTestId('resize-frame-s'));
  await user.drag(grip, { x: grip.x, y: grip.y + 120 });
  for (let times = 0; times < 6; times++) {
    const edge = await user.middleOf(page.getByTestId('resize-frame-s'));
    await user.drag(edge, { x: edge.x, y: edge.y + 100 });
    await page.keyboard.press('Home');
    await user.settle(frame);
  }
  const [box, canvas] = [await boxOf(frame), await boxOf(page.getByTestId('canvas'))];
  expect(box.y + box.height).toBeLessThanOrEqual(canvas.y + canvas.height);
  expect(box.y).toBeGreaterThanOrEqual(canvas.y);
  expect(name.y).toBeGreaterThan(0);

  await user.openPalette();
  await page.keyboard.type('picture');
  await page.keyboard.press('Enter');
  const picture = page.getByRole('dialog').locator('[data-annotation="frame"]');
  await picture.waitFor({ state: 'attached' });
  expect(await picture.locator('text').textContent()).toBe('Frame');
  const height = await page.getByRole('dialog').locator('svg[role=img]').first().getAttribute('viewBox');
  expect(Number(height?.split(' ')[3])).toBeGreaterThan(600);
  expect(complaints).toEqual([]);
});

test('a layout keeps frames around their nodes, in one step', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  const [hidden, relu] = [page.getByTestId('node-hidden2'), page.getByTestId('node-relu2')];
  const isAround = async () => {
    const outer = await boxOf(frame);
    const inside = [];
    for (const id of ['x', 'hidden1', 'relu1', 'hidden2', 'relu2', 'scores', 'y', 'loss']) {
      const { x, y, width, height } = await boxOf(page.getByTestId(`node-${id}`));
      const [middleX, middleY] = [x + width / 2, y + height / 2];
      if (middleX > outer.x && middleX < outer.x + outer.width && middleY > outer.y && middleY < outer.y + outer.height)
        inside.push(id);
    }
    return inside;
  };
  // Moved first, so that the layout has an effect.
  const name = await user.middleOf(frame.getByRole('button'));
  await user.drag(name, { x: name.x, y: name.y + 150 });
  const before = [await boxOf(hidden), await boxOf(relu), await boxOf(frame)];
  expect(await isAround()).toEqual(['hidden2', 'relu2']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+t');
  await expect.poll(async () => JSON.stringify(await boxOf(hidden)) === JSON.stringify(before[0])).toBe(false);
  await user.settle(frame);
  expect(await isAround()).toEqual(['hidden2', 'relu2']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Home');
  await user.settle(frame);
  expect(await isAround()).toEqual(['hidden2', 'relu2']);
  expect(await lastStep(page)).toContain('Move frame');
  expect(complaints).toEqual([]);
});

test('the map shows frames in their color, and follows them', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  const map = page.getByTestId('map');
  if (!(await map.isVisible())) await page.getByRole('button', { name: 'Show minimap' }).click();
  await map.waitFor();
  const picture = () => map.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await user.settle(map);
  const plain = await picture();
  await frame.getByRole('button').click({ button: 'right' });
  await page.getByTestId('menu-colorRed').click();
  await expect.poll(picture).not.toBe(plain);
  await page.keyboard.press('Control+z');
  await expect.poll(picture).toBe(plain);
  // A frame being resized is resized there as well, before release.
  const corner = await user.middleOf(page.getByTestId('resize-frame-nw'));
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x - 40, corner.y - 40, { steps: 5 });
  await expect.poll(picture).not.toBe(plain);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(picture).toBe(plain);
  await page.keyboard.press('Control+z');
  await frame.waitFor({ state: 'detached' });
  await expect.poll(picture).not.toBe(plain);
  expect(complaints).toEqual([]);
});

test('a dragged frame snaps to nodes with a guide; a dragged node snaps to frames', LONG, async (context) => {
  const { page, complaints, user, frame } = await begin(context);
  const guide = page.getByTestId('guide').first();
  const xOf = async (target: Locator) => (await boxOf(target)).x;
  const scores = page.getByTestId('node-scores');
  const [start, goal] = [await xOf(frame), await xOf(scores)];
  const name = await user.middleOf(frame.getByRole('button'));
  await page.mouse.move(name.x, name.y);
  await page.mouse.down();
  // Far above the row, and three pixels out of line with a node in it.
  await page.mouse.move(name.x + 20, name.y - 110, { steps: 4 });
  await page.mouse.move(name.x + goal - start + 3, name.y - 110, { steps: 4 });
  await guide.waitFor();
  expect(Math.abs((await xOf(frame)) - goal)).toBeLessThanOrEqual(1);
  await page.keyboard.down('Alt');
  await page.mouse.move(name.x + goal - start + 4, name.y - 110);
  await expect.poll(() => page.getByTestId('guide').count()).toBe(0);
  await page.keyboard.up('Alt');
  await page.mouse.move(name.x + goal - start + 3, name.y - 110);
  await guide.waitFor();
  await page.mouse.up();
  expect(await page.getByTestId('guide').count()).toBe(0);
  expect(Math.abs((await xOf(frame)) - goal)).toBeLessThanOrEqual(1);

  // A node below the row snaps to the middle beneath the frame.
  const node = page.getByTestId('node-y');
  const [{ x, width }, box] = [await boxOf(frame), await boxOf(node)];
  const middle = x + width / 2 - box.width / 2;
  const [atX, atY] = [box.x + 24, box.y + 12];
  await page.mouse.move(atX, atY);
  await page.mouse.down();
  await page.mouse.move(atX + 20, atY + 60, { steps: 4 });
  await page.mouse.move(atX + middle - box.x + 3, atY + 60, { steps: 4 });
  await guide.waitFor();
  expect(Math.abs((await xOf(node)) - middle)).toBeLessThanOrEqual(1);
  await page.mouse.up();
  expect(complaints).toEqual([]);
});
