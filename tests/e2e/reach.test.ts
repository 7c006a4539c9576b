import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp } from '../support/index.ts';
import { createReader } from './plainLetters.ts';
import { unreachable } from './unreachable.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, User } from './user.ts';

const open = shareWindow();

const selectedNodes = (page: Page) =>
  page
    .locator('article[data-selected]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-testid')?.slice('node-'.length)).sort());

test(
  'Shift+click adds nodes, wires and comments to the selection or takes them from it, and a box adds',
  LONG,
  async (context) => {
    const { page, complaints, user } = await open(context, 'iris');
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
    await expect.poll(() => selectedNodes(page)).toEqual(['relu', 'scores', 'x']);
    // Within the frame of the selected ones, each node is still within reach.
    await page.getByTestId('node-scores').click(shift);
    expect(await selectedNodes(page)).toEqual(['relu', 'x']);
    expect(complaints).toEqual([]);
  },
);

/** The part of the canvas that the nodes fill, and the distance of their center from its own, both as fractions of its size. */
const filling = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect() ?? new DOMRect();
    const nodes = [...document.querySelectorAll('.react-flow__node')].map((node) => node.getBoundingClientRect());
    const [left, right] = [Math.min(...nodes.map((node) => node.left)), Math.max(...nodes.map((node) => node.right))];
    return {
      share: (right - left) / canvas.width,
      aside: Math.abs((left + right) / 2 - (canvas.left + canvas.right) / 2) / canvas.width,
    };
  });

test('a fitted graph fits again after the window was small; a chosen view keeps its center', LONG, async (context) => {
  const { page } = await launchApp(context, { viewport: { width: 400, height: 700 }, reducedMotion: 'reduce' });
  const user = new User(page);
  await page.getByTestId('node-loss').waitFor();
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
    { width: 400, height: 300 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(async () => (await filling(page)).aside, { timeout: 10_000 }).toBeLessThan(0.03);
  }
  expect((await filling(page)).share).toBeGreaterThan(0.5);

  const middle = await user.middleOf(page.getByTestId('canvas'));
  await page.mouse.move(middle.x, middle.y);
  const fitted = await user.view();
  await page.mouse.wheel(0, -240);
  await expect.poll(async () => (await user.view()).zoom).toBeGreaterThan(fitted.zoom);
  await untilStill(page);
  const chosen = await user.view();
  const centerOf = async () => {
    const { x, y, zoom } = await user.view();
    const box = await page.getByTestId('canvas').boundingBox();
    return { x: Math.round(((box?.width ?? 0) / 2 - x) / zoom), y: Math.round(((box?.height ?? 0) / 2 - y) / zoom) };
  };
  const center = await centerOf();
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect.poll(centerOf, { timeout: 10_000 }).toEqual(center);
  // In another view meanwhile, and back in another size.
  await page.getByTestId('room-learn').click();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('room-design').click();
  await expect.poll(centerOf, { timeout: 10_000 }).toEqual(center);
  expect((await user.view()).zoom).toBe(chosen.zoom);
});

test(
  'one step begins a run, and training asks about a rejected text before it takes the previous value',
  LONG,
  async (context) => {
    const { page, complaints } = await open(context, 'iris');
    const steps = () => page.getByTestId('chart-loss').getAttribute('data-last-step');
    const rate = page.getByTestId('field-learningRate');
    const asked = page.getByTestId('invalid-fields');
    await rate.fill('fast');
    await page.keyboard.press('Control+Shift+Enter');
    await asked.getByText(/^Learning rate: Expected .*\. The value in use is 0\.0\d*\.$/).waitFor();
    await page.getByRole('button', { name: 'Go to field' }).click();
    await expect.poll(() => rate.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await page.getByTestId('train').isVisible()).toBe(true);
    await rate.fill('0.002');
    // In a closed fold.
    await page.getByRole('button', { name: 'Advanced' }).click();
    await page.getByTestId('field-accumulate').fill('none');
    await page.getByTestId('training-panel').getByRole('button', { name: 'Less' }).click();
    await page.getByTestId('train').click();
    await page.getByRole('button', { name: 'Go to field' }).click();
    await expect
      .poll(() => page.getByTestId('field-accumulate').evaluate((input) => input === document.activeElement))
      .toBe(true);

    await page.getByRole('button', { name: 'Train one step' }).click();
    await page.getByRole('button', { name: 'Train with 1', exact: true }).click();
    await page.getByTestId('resume').waitFor();
    await expect.poll(steps).toBe('1');
    await page.getByRole('button', { name: 'Train one step' }).click();
    await expect.poll(steps).toBe('2');
    await page.keyboard.press('Control+Alt+Enter');
    await page.getByTestId('train').waitFor();

    // A valid text is in use as it is typed.
    await page.getByTestId('field-accumulate').fill('1');
    await page.getByTestId('field-epochs').fill('7');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByTestId('resume').waitFor();
    await page.getByText('Epoch 1/7').waitFor();
    expect(complaints).toEqual([]);
  },
);

test('tooltips end with a drag, and an error leaves the charts free, for the log', LONG, async (context) => {
  const { page, user } = await open(context, 'mnist-mlp', { viewport: { width: 1024, height: 700 } });
  await page.getByRole('button', { name: 'Open left panel' }).click();
  const tips = page.getByRole('tooltip');
  const layer = await user.middleOf(page.getByTestId('palette-dense'));
  await page.mouse.move(layer.x, layer.y);
  await tips.waitFor();
  await page.mouse.down();
  await page.mouse.move(layer.x + 300, layer.y - 40, { steps: 4 });
  await expect.poll(() => tips.count()).toBe(0);
  await page.mouse.up();
  await page.getByTestId('node-dense').waitFor();
  expect(await tips.count()).toBe(0);

  await user.showDock('curves');
  await user.dropFile('notes.json', 'no graph at all');
  const notice = page.getByRole('alert').filter({ hasText: 'not valid JSON' });
  await notice.waitFor();
  await user.settle(notice);
  const dock = await page.getByRole('region', { name: 'Dock' }).boundingBox();
  const covered = await notice.boundingBox();
  expect((covered?.y ?? 0) + (covered?.height ?? 0)).toBeLessThanOrEqual(dock?.y ?? 0);
  await page.keyboard.press('Alt+n');
  await page.keyboard.press('Escape');
  await notice.waitFor({ state: 'detached' });
  await page.mouse.move(500, 100);
  await user.dropFile('other.json', 'no graph at all');
  await page.getByRole('alert').filter({ hasText: 'other.json' }).waitFor();
  // It was there long enough to be read.
  await page.getByTestId('unread-errors').click({ timeout: 30_000 });
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await page.getByTestId('log').innerText()).toContain('other.json is not valid JSON');
  await page.getByTestId('unread-errors').waitFor({ state: 'detached' });
});

test.for([
  { width: 1024, height: 700, language: 'zh-CN' },
  { width: 400, height: 700, language: 'en' },
  { width: 400, height: 700, language: 'zh-CN' },
] as const)('every control can be reached at $width × $height in $language', LONG, async ({ language, ...viewport }, context) => {
  const { page, complaints, user } = await open(context, 'mnist-mlp', { viewport, language });
  const found: string[] = [];
  const look = async (view: string) => {
    await untilStill(page);
    found.push(...(await unreachable(page)).map((control) => `${view}: ${control}`));
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const side = (name: RegExp) => page.getByRole('button', { name }).first();
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(1);
  await look('training');
  await page.keyboard.press('Control+Alt+Enter');
  await page.getByTestId('train').waitFor();
  for (const room of ['design', 'data', 'runs', 'results', 'learn']) {
    await page.getByTestId(`room-${room}`).click();
    await look(room);
    for (const name of [/^(Open left panel|打开左侧面板)$/, /^(Open (Inspector|Training|Splits|Run|Try it)|打开“.*”)$/]) {
      if (!(await side(name).isVisible())) continue;
      await side(name).click();
      await look(`${room}, ${name.source.slice(2, 16)}`);
      await side(/^(Collapse (?!bottom)|收起“)/).click();
    }
  }
  await page.getByTestId('room-design').click();
  for (const tab of ['gradients', 'problems', 'log', 'curves']) {
    await user.showDock(tab);
    await look(tab);
  }
  await page.keyboard.press('Control+,');
  await look('settings');
  await close();
  await page.keyboard.press('Control+k');
  await look('palette');
  await close();
  await page.getByTestId('open-graph').click();
  await look('menu of graphs');
  await page.getByRole('menuitem').first().click();
  await page.getByTestId('gallery').waitFor();
  await look('gallery');
  await close();
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
});

test('what screen readers read changes with the language of an open window', LONG, async (context) => {
  const { page, complaints, user } = await open(context);
  const { look, left } = createReader(page);
  await page.getByTestId('node-hidden1').click();
  await page.keyboard.press('Control+d');
  const announced = () => page.getByTestId('announcements').innerText();
  await expect.poll(announced).toContain('Duplicate');
  const wire = user.wire('x', 'hidden1');
  expect(await wire.getAttribute('aria-roledescription')).toBe('wire');
  await page.getByTestId('toggle-language').click();
  await expect.poll(() => wire.getAttribute('aria-roledescription')).toBe('连线');
  expect(await announced()).not.toContain('Duplicate');
  await look('design');
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(1);
  await page.keyboard.press('Control+Alt+Enter');
  await page.getByTestId('train').waitFor();
  await look('a run');
  expect([...left]).toEqual([]);
  await page.getByTestId('toggle-language').click();
  await expect.poll(() => wire.getAttribute('aria-roledescription')).toBe('wire');
  await expect
    .poll(() => page.getByTestId('run-progress').getByRole('status').innerText())
    .toMatch(/Stopped, in epoch \d+ of 10/);
  expect(complaints).toEqual([]);
});
