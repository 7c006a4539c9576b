import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LensPass } from '#app/contract/index.ts';
import { formatNumber } from '../../renderer/language/numbers.ts';
import { tensorData } from '../../renderer/workbench/lens/tensorData.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, type User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow({ acrossFiles: true });

/** Collects the passes that the contract answers with. */
function collectPasses(page: Page): () => LensPass {
  const passes: LensPass[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = payload.toString();
      const start = text.indexOf('{');
      if (start < 0 || !text.includes('"parameters":[')) return;
      const found = findPass(JSON.parse(text.slice(start)));
      if (found) passes.push(found);
    }),
  );
  return () => {
    const last = passes.at(-1);
    if (!last) throw new Error('no pass was answered');
    return last;
  };
}

/** The pass in an answer, however it is wrapped. */
function findPass(answer: unknown): LensPass | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if ('nodes' in answer && 'loss' in answer) return answer as LensPass;
  for (const inner of Object.values(answer)) {
    const found = findPass(inner);
    if (found) return found;
  }
  return undefined;
}

async function openLens({ page }: User): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByTestId(field).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

const step = (page: Page): Locator => page.getByTestId('walk-step');

/** The numbers in the cells of a tensor. */
const cells = (page: Page, address: string): Promise<string[]> =>
  page.getByTestId(`tensor-${address}`).locator('td[title]').allInnerTexts();

test('the numbers of a trained run are those of the contract to the shown digits, at each step', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  const lastPass = collectPasses(page);
  await page.reload();
  await page.getByTestId('node-loss').waitFor();
  await user.enter('epochs', '4');
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText()).toContain('Completed');
  await openLens(user);
  await expect.poll(() => page.getByTestId('lens-step').inputValue()).toBe('28');

  for (const { id, out, dout } of lastPass().nodes.filter((node) => node.dout)) {
    await page.getByTestId(`lens-node-${id}`).click();
    for (const tensor of [out, dout]) {
      if (!tensor) continue;
      const shown = [...(tensorData(tensor) ?? [])].map((value) => formatNumber(value));
      expect(shown.length).toBeGreaterThan(0);
      await expect.poll(() => cells(page, tensor.address)).toEqual(shown);
    }
  }
  const loss = () => page.getByTestId('lens-loss').innerText();
  const lossAt = new Map<string, string>();
  for (const number of ['28', '27', '0']) {
    await page.getByTestId('lens-step').fill(number);
    await expect
      .poll(async () => (await page.getByTestId('lens-scrubber').innerText()).includes(`step ${number} of 28`))
      .toBe(true);
    await expect.poll(loss).toContain(formatNumber(Number(lastPass().loss)));
    lossAt.set(number, await loss());
  }
  expect(new Set(lossAt.values()).size).toBe(3);

  // A reload keeps the weights, the sample and the view.
  await page.getByTestId('lens-number').fill('3');
  await expect.poll(() => lastPass().samples[0]?.number).toBe(3);
  await user.untilSaved();
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe('visible');
  await page.reload();
  await page.getByTestId('lens-legend').waitFor();
  await expect.poll(() => page.getByTestId('lens-number').inputValue()).toBe('3');
  expect(await page.getByTestId('lens-step').inputValue()).toBe('0');
  expect(complaints).toEqual([]);
});

test('samples are chosen from lists, typed and pasted; the next batch is a pass, too', LONG, async (context) => {
  const { page, user } = await open(context, 'iris');
  await openLens(user);
  await choose(page, 'lens-order', 'Largest loss');
  const rows = page.getByTestId('lens-found').locator('tbody tr');
  await expect.poll(() => rows.count()).toBeGreaterThan(3);
  const losses = (await rows.locator('td:nth-child(2)').allInnerTexts()).map(Number);
  expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  const worst = await rows.first().locator('td').allInnerTexts();
  await rows.first().getByRole('button').click();
  await expect.poll(() => page.getByTestId('lens-number').inputValue()).toBe(worst[0]);
  await expect.poll(() => page.getByTestId('lens-loss').innerText()).toContain(worst[1]);
  await choose(page, 'lens-class', 'setosa');
  await expect.poll(async () => new Set(await rows.locator('td:nth-child(4)').allInnerTexts())).toEqual(new Set(['setosa']));

  await choose(page, 'lens-source', 'Typed numbers');
  const before = await page.getByTestId('lens-loss').innerText();
  const row = page.getByLabel('Paste a row');
  await row.fill('5.1; 3.5');
  await page.getByText('expected 4 numbers, got 2').waitFor();
  await row.fill('5.1, 3.5, 1.4, 0.2');
  await expect.poll(() => page.getByTestId('lens-loss').innerText()).not.toBe(before);
  await page.getByTestId('lens-has-target').uncheck();
  await page.getByTestId('lens-loss').waitFor({ state: 'detached' });
  await page.getByText('Without a target there is no loss').waitFor();

  await choose(page, 'lens-source', 'Next training batch');
  await page.getByText('Mean loss J').waitFor();
});

test('the pass is walked by keyboard alone, with breakpoints; the page has no violation', LONG, async (context) => {
  const { page, user } = await open(context, 'xor');
  await openLens(user);
  await expect.poll(() => step(page).innerText()).toBe('The whole step');
  await page.keyboard.press('Home');
  await expect.poll(() => step(page).innerText()).toBe('Forward: Point');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => step(page).innerText()).toMatch(/^Forward: /);
  const node = page.locator('.react-flow__node[data-id="score"]');
  expect(await node.getAttribute('aria-label')).toContain('not reached yet');
  await node.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F9');
  await expect.poll(() => node.getAttribute('aria-label')).toContain('breakpoint');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect.poll(() => step(page).innerText(), { timeout: 20_000 }).toBe('Forward: Score');
  await page.getByRole('button', { name: 'Play or pause' }).waitFor();
  expect(await node.getAttribute('aria-label')).toMatch(/norm .+, from .+ to /);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => step(page).innerText()).toMatch(/^Update: /);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);

  // Nothing is lost in a small window.
  for (const viewport of [
    { width: 1024, height: 700 },
    { width: 400, height: 700 },
  ]) {
    await page.setViewportSize(viewport);
    await untilStill(page);
    const bar = await page.getByTestId('walk-bar').boundingBox();
    expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    expect(await page.getByTestId('lens-canvas').boundingBox()).toMatchObject({ height: expect.any(Number) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('a digit is drawn on an MNIST network, by pointer and by keyboard', LONG, async (context) => {
  const { page, user } = await open(context, 'mnist-mlp');
  await openLens(user);
  await choose(page, 'lens-source', 'Drawing');
  const pad = page.getByTestId('drawing-pad');
  const before = await page.getByTestId('lens-loss').innerText();
  const { x, y } = await user.middleOf(pad);
  await user.drag({ x, y: y - 50 }, { x, y: y + 50 });
  await expect.poll(() => page.getByTestId('lens-loss').innerText()).not.toBe(before);
  const drawn = await page.getByTestId('lens-loss').innerText();
  await pad.focus();
  for (let times = 0; times < 5; times++) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => page.getByTestId('lens-loss').innerText()).not.toBe(drawn);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => page.getByTestId('lens-loss').innerText()).not.toBe(drawn);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
});

test('a graph with errors says so, and leads to its problems', LONG, async (context) => {
  const { page, user } = await open(context, 'xor');
  await page.getByTestId('node-score').click({ position: { x: 24, y: 20 } });
  await page.keyboard.press('Delete');
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Show problems' }).click();
  expect(await user.problems()).not.toBe('');
});

test('Design shows the same values around its nodes, if asked to', LONG, async (context) => {
  const { page } = await open(context, 'iris');
  await page.keyboard.press('v');
  const overlay = page.getByTestId('lens-overlay');
  await expect.poll(() => overlay.getAttribute('data-nodes')).toBe('6');
  const legend = page.getByTestId('lens-legend');
  expect(await legend.innerText()).toMatch(/Values\s+−max\s+\+max\s+Gradients/);
  // On one scale for all, the legend has its range.
  await legend.getByText('Same for all').click();
  await expect.poll(() => legend.innerText()).toMatch(/Values\s+−[\d.]+\s+[\d.]+\s+Gradients\s+−[\d.]+\s+[\d.]+/);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('toggle-lens').click();
  await overlay.waitFor({ state: 'detached' });
});
