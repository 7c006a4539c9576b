import type { Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import { layeredFile } from './layeredFile.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, type User } from './user.ts';
import { violations } from './violations.ts';

const ROWS = 25;

const open = shareWindow();

async function opened(context: TestContext) {
  const { page, user, complaints } = await open(context, 'xor');
  await user.dropFile('large.json', layeredFile(1000, ROWS));
  await page.getByTestId('overview').waitFor();
  await page.getByTestId('canvas').click({ position: { x: 12, y: 12 } });
  await page.keyboard.press('Home');
  await untilStill(page);
  return { page, user, complaints };
}

/** The screen position of a point in the graph. */
async function onScreen({ page, user }: { page: Page; user: User }, x: number, y: number) {
  const [view, box] = [await user.view(), await page.getByTestId('canvas').boundingBox()];
  if (!box) throw new Error('there is no canvas');
  return { x: box.x + view.x + x * view.zoom, y: box.y + view.y + y * view.zoom };
}

/** The number of wires that the overview reports. */
async function wires(page: Page): Promise<number> {
  const label = (await page.getByTestId('overview').getAttribute('aria-label')) ?? '';
  return Number(/([\d\s\u202f]+) wires/.exec(label)?.[1].replace(/\D/g, ''));
}

test('a wire in the overview is described, selected, deleted, and has its menu', LONG, async (context) => {
  const app = await opened(context);
  const { page, user, complaints } = app;
  const before = await wires(page);
  // Between the output of one node and the input of the next: nodes are 168 or 124 wide, and 220 apart.
  const point = await onScreen(app, 220 * 2 + 196, 120 * 3 + 39);
  await page.mouse.move(point.x - 3, point.y - 3);
  await page.mouse.move(point.x, point.y, { steps: 3 });
  const id = user.wire(`n${2 * ROWS + 3}`, `n${3 * ROWS + 3}`);
  await id.waitFor({ state: 'attached' });
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => page.locator('.react-flow__edge.selected').count()).toBe(1);
  await page.keyboard.press('Delete');
  await expect.poll(() => wires(page)).toBe(before - 1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => wires(page)).toBe(before);

  await page.mouse.move(point.x + 1, point.y);
  await id.waitFor({ state: 'attached' });
  await page.mouse.click(point.x + 1, point.y, { button: 'right' });
  await page.getByTestId('canvas-menu').getByText('Insert layer into wire').waitFor();
  await page.getByTestId('menu-delete').click();
  await expect.poll(() => wires(page)).toBe(before - 1);
  expect(complaints).toEqual([]);
});

test('the keyboard moves from the overview to the nodes, which are announced, and on from there', LONG, async (context) => {
  const { page, complaints } = await opened(context);
  await page.getByRole('button', { name: 'Show minimap' }).click();
  // Its tooltip disappears with the pointer.
  await page.mouse.move(2, 2);
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  expect(await violations(page)).toEqual([]);

  const wayIn = page.getByTestId('way-in');
  await page.getByTestId('canvas').click({ position: { x: 12, y: 12 } });
  await wayIn.focus();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await expect.poll(focused).toMatch(/^Input/);
  await expect.poll(() => page.getByTestId('announcements').innerText()).toMatch(/^Input.*Selected$/);
  expect(await page.getByTestId('overview').count()).toBe(0);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(focused).toMatch(/^(Dense|ReLU)/);
  await expect.poll(() => page.getByTestId('announcements').innerText()).toMatch(/^(Dense|ReLU).*Selected$/);
  expect(complaints).toEqual([]);
});

test('the map navigates to a press, follows a drag, and can be hidden', LONG, async (context) => {
  const { page, user, complaints } = await opened(context);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.keyboard.press('m');
  const map = page.getByTestId('map');
  const box = await map.boundingBox();
  const canvas = await page.getByTestId('canvas').boundingBox();
  if (!box || !canvas) throw new Error('there is no map');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

  // The center of the map is the center of the graph.
  await page.mouse.click(middle.x, middle.y);
  const columns = Math.ceil(1000 / ROWS);
  const center = async () => {
    const { x, y, zoom } = await user.view();
    return { x: (canvas.width / 2 - x) / zoom, y: (canvas.height / 2 - y) / zoom };
  };
  await expect.poll(async () => Math.abs((await center()).x - ((columns - 1) * 220 + 168) / 2)).toBeLessThan(60);
  const before = await center();
  await user.drag(middle, { x: middle.x + 40, y: middle.y });
  const after = await center();
  expect(after.x - before.x).toBeGreaterThan(1000);
  expect(Math.abs(after.y - before.y)).toBeLessThan(5);

  await page.getByRole('button', { name: 'Hide minimap' }).click();
  expect(await map.count()).toBe(0);
  expect(complaints).toEqual([]);
});
