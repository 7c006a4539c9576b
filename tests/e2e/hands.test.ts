import type { Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import { LONG, shareWindow, User } from './user.ts';

const open = shareWindow();

/** The window with the Iris example: x → hidden → relu → scores → loss ← y. */
const openIris = (context: TestContext) => open(context, 'iris');

const selected = (page: Page) =>
  page
    .locator('article[data-selected]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-testid')?.slice('node-'.length)).sort());

test('selects along the wires, by a box and by Ctrl+click', LONG, async (context) => {
  const { page, user } = await openIris(context);
  await page.getByTestId('node-relu').click();
  await page.keyboard.press('Alt+s');
  await page.getByTestId('sequence-hint').waitFor();
  await page.keyboard.press('u');
  await expect.poll(() => selected(page)).toEqual(['hidden', 'relu', 'x']);
  await page.getByTestId('node-relu').click();
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('d');
  await expect.poll(() => selected(page)).toEqual(['loss', 'relu', 'scores']);
  await page.keyboard.press('Escape');
  await expect.poll(() => selected(page)).toEqual([]);

  await page.getByTestId('node-hidden').click();
  await page.getByTestId('node-scores').click({ modifiers: ['Control'] });
  await expect.poll(() => selected(page)).toEqual(['hidden', 'scores']);
  await page.keyboard.press('Escape');

  const node = await page.getByTestId('node-hidden').boundingBox();
  if (!node) throw new Error('the node is not to be seen');
  await page.keyboard.down('Shift');
  await user.drag({ x: node.x - 10, y: node.y - 30 }, { x: node.x + node.width + 5, y: node.y + node.height + 20 });
  await page.keyboard.up('Shift');
  await expect.poll(() => selected(page)).toEqual(['hidden']);

  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => selected(page)).toEqual(['relu']);
  await page.keyboard.press('Control+a');
  await expect.poll(async () => (await selected(page)).length).toBe(6);
});

test('adds by a double click and by Shift+A, renames, nudges, duplicates, deletes, and undoes it all', LONG, async (context) => {
  const { page, user } = await openIris(context);
  const canvas = page.getByTestId('canvas');
  await canvas.dblclick({ position: { x: 200, y: 60 } });
  await page.keyboard.type('dropout');
  await page.keyboard.press('Enter');
  const node = page.getByTestId('node-dropout');
  await node.waitFor();
  await user.settle(node);
  const before = await node.boundingBox();
  const { zoom } = await user.view();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  const moved = await node.boundingBox();
  expect(((moved?.y ?? 0) - (before?.y ?? 0)) / zoom).toBeCloseTo(5, 1);
  expect(((moved?.x ?? 0) - (before?.x ?? 0)) / zoom).toBeCloseTo(20, 1);

  await page.keyboard.press('F2');
  await page.keyboard.type('Noise');
  await page.keyboard.press('Enter');
  await node.getByText('Noise').waitFor();
  await node.click();
  await page.keyboard.press('Control+d');
  await page.getByTestId('node-dropout2').waitFor();
  await page.keyboard.press('Delete');
  await page.getByTestId('node-dropout2').waitFor({ state: 'detached' });
  await page.mouse.move(5, 5);
  await page.keyboard.press('Shift+A');
  await page.getByTestId('layer-search').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('layer-search').waitFor({ state: 'detached' });

  // Deleted, duplicated, named, moved twice, added: as many undo steps, and nothing is left of it.
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+z');
  await node.waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
});

test(
  'wires: disconnects by Alt+click, reconnects an end, drops one on the canvas, and cancels with Escape',
  LONG,
  async (context) => {
    const { page, user } = await openIris(context);
    const input = page.getByTestId('port-relu-in');
    await input.click({ modifiers: ['Alt'] });
    await user.wire('hidden', 'relu').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await user.wire('hidden', 'relu').waitFor({ state: 'attached' });

    // Escape while holding a wire over a port that it would fit.
    await user.holdWire('hidden', 'scores');
    await page.keyboard.press('Escape');
    await user.letGo();
    expect(await user.wire('hidden', 'scores').count()).toBe(0);
    expect(await user.wire('relu', 'scores').count()).toBe(1);

    // The ends of a wire: at an input it is picked up at the port, at an output beside it.
    const target = await user.middleOf(page.getByTestId('port-scores-in'));
    await user.drag(target, { x: target.x, y: target.y - 120 });
    await user.wire('relu', 'scores').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await user.wire('relu', 'scores').waitFor({ state: 'attached' });
    const source = await user.middleOf(user.wire('relu', 'scores').locator('.react-flow__edgeupdater-source'));
    await user.drag(source, await user.middleOf(page.getByTestId('port-hidden-out')));
    await user.wire('hidden', 'scores').waitFor({ state: 'attached' });
    expect(await user.wire('relu', 'scores').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await user.wire('relu', 'scores').waitFor({ state: 'attached' });

    // Dropped on the canvas: the layers that fit there.
    const port = await user.middleOf(page.getByTestId('port-relu-out'));
    await user.drag(port, { x: port.x + 60, y: port.y + 160 });
    await page.getByTestId('layer-search').waitFor();
    expect(await page.getByTestId('layer-search').innerText()).not.toContain('Conv 2D');
    await page.keyboard.type('tanh');
    await page.keyboard.press('Enter');
    await user.wire('relu', 'tanh').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+z');
    await page.getByTestId('node-tanh').waitFor({ state: 'detached' });
  },
);

test('a node dragged onto a wire is inserted into it, in one step; Escape reverts a drag', LONG, async (context) => {
  const { page, user } = await openIris(context);
  await user.dropLayer('dropout');
  const node = page.getByTestId('node-dropout');
  await node.waitFor();
  await user.settle(node);
  const wire = await user.middleOf(user.wire('relu', 'scores'));
  const start = await user.middleOf(node);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(wire.x, wire.y, { steps: 12 });
  await page.locator('path[data-told]').waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await user.middleOf(node)).toEqual(start);
  expect(await user.wire('relu', 'scores').count()).toBe(1);

  await user.drag(start, wire);
  await user.wire('relu', 'dropout').waitFor({ state: 'attached' });
  await user.wire('dropout', 'scores').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+z');
  await user.wire('relu', 'scores').waitFor({ state: 'attached' });
  await expect.poll(() => user.middleOf(node)).toEqual(start);
});

test('copies nodes, and pastes them with their incoming wires', LONG, async (context) => {
  const { page, user } = await openIris(context);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByTestId('node-relu').click();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await page.getByTestId('node-relu2').waitFor();
  expect(await user.wire('hidden', 'relu2').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await page.getByTestId('node-relu2').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+v');
  await user.wire('hidden', 'relu2').waitFor({ state: 'attached' });
});

test('the view: space, middle button, wheel, Home, the selection, and a searched node', LONG, async (context) => {
  const { page, user } = await openIris(context);
  const empty = await page.getByTestId('canvas').boundingBox();
  if (!empty) throw new Error('there is no canvas');
  const point = { x: empty.x + 120, y: empty.y + 60 };
  const aside = { x: point.x + 80, y: point.y + 40 };
  const first = await user.view();
  await page.mouse.move(point.x, point.y);
  await page.keyboard.down('Space');
  await user.drag(point, aside);
  await page.keyboard.up('Space');
  const panned = await user.view();
  expect(panned.x - first.x).toBeGreaterThan(60);
  await user.drag(aside, point, 'middle');
  await expect.poll(async () => Math.round((await user.view()).x - first.x)).toBeLessThan(20);

  await page.mouse.wheel(0, -240);
  await expect.poll(async () => (await user.view()).zoom).toBeGreaterThan(first.zoom);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await user.view()).zoom).toBeCloseTo(first.zoom, 2);
  await page.getByTestId('node-loss').click();
  await page.keyboard.press('.');
  await expect.poll(async () => (await user.view()).zoom).toBeGreaterThan(first.zoom);
  await page.keyboard.press('Home');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('dense');
  await expect.poll(() => page.locator('article[data-found]').count()).toBe(2);
  await expect.poll(() => selected(page)).toEqual(['hidden']);
  await page.keyboard.press('Enter');
  await expect.poll(() => selected(page)).toEqual(['scores']);
  expect(await page.getByTestId('find-bar').innerText()).toContain('2 of 2');
  await page.keyboard.press('Escape');
  await page.getByTestId('find-bar').waitFor({ state: 'detached' });
});

test('the wheel pans the canvas if so set, and a pinch still zooms', LONG, async (context) => {
  const { page, user } = await openIris(context);
  const setWheel = async (choice: string) => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Canvas' }).click();
    await page.getByText(choice, { exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByTestId('settings').waitFor({ state: 'detached' });
  };
  await setWheel('Moves the canvas');
  const before = await user.view();
  await page.getByTestId('canvas').hover({ position: { x: 120, y: 60 } });
  await page.mouse.wheel(40, 100);
  await expect.poll(async () => (await user.view()).y).toBeLessThan(before.y);
  expect((await user.view()).zoom).toBe(before.zoom);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await user.view()).zoom).toBeGreaterThan(before.zoom);
  await setWheel('Zooms');
});

test('an invalid wire shows the reason, and one click fixes it', LONG, async (context) => {
  const { page, user } = await openIris(context);
  const said = await user.holdWire('relu', 'loss', 'prediction');
  expect(said).toContain('expects one score for each of 3 classes');
  expect(said).toContain("Set units of 'hidden' to 3");
  await user.letGo();
  const panel = page.getByTestId('wire-trouble');
  expect(await panel.innerText()).toContain('expects one score for each of 3 classes');
  await panel.getByRole('button', { name: 'Insert Dense with 3 units' }).click();
  await user.wire('dense', 'loss', 'prediction').waitFor({ state: 'attached' });
  await panel.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await user.wire('relu', 'loss', 'prediction').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+z');
  await user.wire('scores', 'loss', 'prediction').waitFor({ state: 'attached' });

  // An impossible wire: the port shows the reason, and offers which wire to remove.
  await user.drawWire('scores', 'hidden');
  expect(await panel.innerText()).toContain('form a cycle');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await user.wire('scores', 'hidden').count()).toBe(0);
});

test('wires show their shape on hover, and always if so set', LONG, async (context) => {
  const { page, user } = await openIris(context);
  await page.mouse.move(5, 5);
  expect(await page.getByTestId('wire-label').count()).toBe(0);
  const wire = await user.middleOf(user.wire('hidden', 'relu'));
  await page.mouse.move(wire.x, wire.y);
  await expect.poll(() => page.getByTestId('wire-label').allInnerTexts()).toEqual(['16']);
  await page.mouse.move(5, 5);
  await page.keyboard.press('Shift+W');
  await expect.poll(() => page.getByTestId('wire-label').count()).toBe(5);
  await page.keyboard.press('Shift+W');
  await expect.poll(() => page.getByTestId('wire-label').count()).toBe(0);
});

test('menus: a right click on a node, a wire and the canvas, and the menu key', LONG, async (context) => {
  const { page, user } = await openIris(context);
  const menu = page.getByTestId('canvas-menu');
  await page.getByTestId('node-relu').click({ button: 'right' });
  await menu.getByText('Duplicate').waitFor();
  expect(await menu.innerText()).toContain('Ctrl+D');
  await page.getByTestId('menu-delete').click();
  await page.getByTestId('node-relu').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');

  const wire = await user.middleOf(user.wire('relu', 'scores'));
  await page.mouse.click(wire.x, wire.y, { button: 'right' });
  await page.getByTestId('menu-insertLayer').click();
  await page.keyboard.type('dropout');
  await page.keyboard.press('Enter');
  await user.wire('relu', 'dropout').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+z');

  await page.getByTestId('canvas').click({ button: 'right', position: { x: 120, y: 60 } });
  await page.getByTestId('menu-addLayer').waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });

  await page.getByTestId('node-hidden').click();
  await page.keyboard.press('Shift+F10');
  await menu.getByText('Rename').waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
});

test('a shortcut can be reassigned, is shown, and persists', LONG, async (context) => {
  const { page } = await openIris(context);
  const shortcuts = async () => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Shortcuts' }).click();
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await page.getByTestId('settings').waitFor({ state: 'detached' });
  };
  await shortcuts();
  const row = page.getByTestId('shortcut-duplicate');
  await row.getByRole('button', { name: 'Edit shortcut for Duplicate' }).click();
  await page.keyboard.press('Shift+W');
  await row.getByText('Shift+W is already assigned to').waitFor();
  await row.getByRole('button', { name: 'Use here' }).click();
  await close();
  await page.getByTestId('node-relu').click();
  await page.keyboard.press('Shift+W');
  await page.getByTestId('node-relu2').waitFor();
  await page.keyboard.press('Control+d');
  expect(await page.getByTestId('node-relu3').count()).toBe(0);

  await page.reload();
  await page.getByTestId('node-relu2').click();
  await page.keyboard.press('Shift+W');
  await page.getByTestId('node-relu3').waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByTestId('shortcut-sheet');
  await expect.poll(async () => (await sheet.innerText()).replaceAll(/\s+/g, ' ')).toContain('Duplicate Shift W');
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await shortcuts();
  await page.getByRole('button', { name: 'Reset all' }).click();
  await close();
  await page.getByTestId('node-relu3').click();
  await page.keyboard.press('Control+d');
  await page.getByTestId('node-relu4').waitFor();
});

test('the palette finds commands by name, nodes and settings', LONG, async (context) => {
  const { page } = await openIris(context);
  await new User(page).openPalette();
  await page.keyboard.type('go to scores');
  await page.keyboard.press('Enter');
  await expect.poll(() => selected(page)).toEqual(['scores']);
  await new User(page).openPalette();
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await page.getByTestId('settings').waitFor();
});

test('the palette has the focus at once: fast typing loses no letter', LONG, async (context) => {
  const { page } = await openIris(context);
  for (let turn = 0; turn < 3; turn++) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('scores');
    expect(await page.getByRole('textbox', { name: 'Search commands' }).inputValue()).toBe('scores');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('textbox', { name: 'Search commands' }).count()).toBe(0);
  }
});
