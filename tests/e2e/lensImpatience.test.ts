import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dropFiles } from './dropFiles.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, type User } from './user.ts';

const open = shareWindow();

const canvas = (page: Page) => page.getByTestId('lens-canvas');
const step = (page: Page) => page.getByTestId('walk-step');

async function openLens(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
}

/** Presses keys in Design, whose commands edit, and returns to the lens. */
async function inDesign(page: Page, keys: string): Promise<void> {
  for (const press of ['Alt+1', keys, 'Alt+4']) await page.keyboard.press(press);
}

/** The lens has answered the last wish. */
async function requireCalm(page: Page): Promise<void> {
  await expect.poll(() => canvas(page).getAttribute('aria-busy')).toBe('false');
  expect(await page.getByTestId('lens-error').count()).toBe(0);
}

async function trainAndLook(page: Page, user: User): Promise<void> {
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', '4');
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
  await openLens(page);
  await page.getByTestId('lens-scrubber').waitFor();
}

async function removeRun(page: Page, name: string): Promise<void> {
  await page.getByTestId('room-runs').click();
  const row = page.locator('[data-testid^="run-"][data-status="completed"]').filter({ hasText: name });
  await row.click();
  await row.press('Delete');
  await row.waitFor({ state: 'detached' });
}

const NONSENSE = ['abc', '-5', '1e999', '1.5', '', '9'.repeat(40)];

test('nonsense in a field of the lens changes nothing, or is said at the field', LONG, async (context) => {
  const { page, complaints } = await open(context, 'iris');
  await openLens(page);
  const loss = () => page.getByTestId('lens-loss').innerText();
  const seed = page.getByTestId('lens-seed');
  const number = page.getByTestId('lens-number');
  await number.fill('2');
  await expect.poll(() => canvas(page).getAttribute('data-sample')).toBe('2');
  for (const nonsense of NONSENSE) {
    await seed.fill(nonsense);
    await seed.blur();
    await requireCalm(page);
    expect(Number(await seed.inputValue())).toBeLessThan(2 ** 32);
    await number.fill(nonsense);
    await number.blur();
    await requireCalm(page);
    expect(await number.inputValue()).toMatch(/^\d+$/);
  }
  await number.fill('2');
  await expect.poll(() => canvas(page).getAttribute('data-sample')).toBe('2');
  const other = await loss();
  await seed.fill('3');
  // Numbers that are about to be replaced cannot be chosen.
  await expect.poll(loss).not.toBe(other);
  await requireCalm(page);

  const before = await loss();
  await page.getByTestId('lens-node-hidden').click({ position: { x: 60, y: 14 } });
  await page.getByTestId('tensor-hidden.bias').locator('td[title]').first().click();
  await page.getByTestId('number-tabs').getByText('What if', { exact: true }).click();
  const whatIf = page.getByTestId('what-if').getByRole('textbox');
  for (const nonsense of ['abc', '-', '1e999', '', '-9999999']) {
    await whatIf.fill(nonsense);
    await requireCalm(page);
  }
  await page.getByTestId('lens-changed').waitFor();
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect.poll(loss).toBe(before);

  await page.getByTestId('lens-source').click();
  await page.getByRole('option', { name: 'Typed numbers', exact: true }).click();
  const row = page.getByLabel('Paste a row');
  for (const nonsense of ['a b c d', '1e999 1 1 1', '1,2', '7 '.repeat(5000)]) {
    await row.fill(nonsense);
    await expect.poll(() => row.getAttribute('aria-invalid')).toBe('true');
  }
  await row.fill('');
  await requireCalm(page);
  expect(complaints).toEqual([]);
});

test('the index of a large tensor is taken only if there is one', LONG, async (context) => {
  const { page } = await open(context, 'mnist-mlp');
  await openLens(page);
  await page.getByTestId('lens-node-hidden1').click({ position: { x: 60, y: 14 } });
  const tensor = page.getByTestId('tensor-hidden1.weight');
  const index = tensor.getByTestId('tensor-index');
  for (const nonsense of ['x', '-1, 2', '1e999, 0', '0, 784', '1, 2, 3', '9'.repeat(300)]) {
    await index.fill(nonsense);
    await index.press('Enter');
    await expect.poll(() => index.getAttribute('aria-invalid')).toBe('true');
  }
  await index.fill('');
  await expect.poll(() => index.getAttribute('aria-invalid')).not.toBe('true');
  await index.fill('[3 17]');
  await index.press('Enter');
  await expect.poll(() => tensor.getByTestId('tensor-readout').innerText()).toContain('[3, 17]');
});

test('graphs are edited, switched and closed under a lens that plays', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  const hidden = page.getByTestId('tensor-hidden.out').locator('td[title]');
  await openLens(page);
  await page.getByTestId('lens-node-hidden').click({ position: { x: 60, y: 14 } });
  await expect.poll(() => hidden.count()).toBeGreaterThan(0);
  const units = await hidden.count();

  // The lens follows an edit, its undo and its redo.
  await page.keyboard.press('Alt+1');
  await page.getByTestId('node-hidden').click({ position: { x: 24, y: 20 } });
  await user.enter('units', '3');
  await page.getByTestId('node-hidden').click({ position: { x: 24, y: 20 } });
  await page.keyboard.press('Alt+4');
  await expect.poll(() => hidden.count()).toBe(3);
  await inDesign(page, 'Control+z');
  await expect.poll(() => hidden.count()).toBe(units);
  await inDesign(page, 'Control+Shift+z');
  await expect.poll(() => hidden.count()).toBe(3);

  // A node with a breakpoint goes and comes back, and playing still stops there.
  await page.getByRole('button', { name: /^Breakpoint at ReLU/ }).click();
  await page.keyboard.press('Alt+1');
  await page.getByTestId('node-relu').click({ position: { x: 24, y: 20 } });
  await page.keyboard.press('Delete');
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: 'Show problems' }).waitFor();
  await inDesign(page, 'Control+z');
  await page.getByTestId('lens-node-relu').waitFor();
  await page.getByRole('button', { name: 'First step' }).click();
  await page.getByRole('button', { name: 'Play or pause' }).click();
  await page.getByTestId('toggle-language').click();
  await page.getByTestId('toggle-scheme').click();
  await page.getByTestId('toggle-language').click();
  await page.getByTestId('toggle-scheme').click();
  await expect.poll(() => step(page).innerText(), { timeout: 20_000 }).toBe('Forward: ReLU');

  // Another graph comes in while it plays, and is closed while it is shown.
  await page.getByRole('button', { name: 'Play or pause' }).click();
  const other = { format: 'backwire-graph', version: 1, name: 'Other', nodes: [], edges: [] };
  await dropFiles(page, { name: 'other.backwire.json', content: JSON.stringify(other) });
  const tab = page.getByRole('tab', { name: 'Other' });
  await tab.waitFor();
  await page.keyboard.press('Alt+4');
  await page.getByText('An empty graph').waitFor();
  await tab.focus();
  await page.keyboard.press('Delete');
  await canvas(page).waitFor();
  await page.getByTestId('lens-node-relu').waitFor();
  await requireCalm(page);
  await page.getByRole('tablist', { name: 'Open graphs' }).getByRole('tab').first().focus();
  await page.keyboard.press('Delete');
  await canvas(page).waitFor({ state: 'detached' });
  await dropFiles(page, { name: 'other.backwire.json', content: JSON.stringify(other) });
  await tab.waitFor();
  expect(complaints).toEqual([]);
});

test('a run is scrubbed wildly, trained anew and removed under its lens', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await trainAndLook(page, user);
  const position = () => page.getByTestId('lens-scrubber').getByRole('status').innerText();
  const track = await page.getByTestId('lens-slider').boundingBox();
  const at = (share: number) =>
    [(track?.x ?? 0) + share * (track?.width ?? 0), (track?.y ?? 0) + (track?.height ?? 0) / 2] as const;
  await page.mouse.move(...at(0.99));
  await page.mouse.down();
  for (const share of [0.1, 0.9, 0.3, 0.7, 0, 1, 0.5]) await page.mouse.move(...at(share), { steps: 4 });
  await page.mouse.up();
  await expect.poll(position).toMatch(/step 1[345] of 28/);
  await requireCalm(page);
  const field = page.getByTestId('lens-step');
  for (const nonsense of [...NONSENSE, '29']) {
    await field.fill(nonsense);
    await field.blur();
    await requireCalm(page);
    expect(Number(await field.inputValue())).toBeLessThanOrEqual(28);
  }

  // A file that is not of this graph, dropped during a replay.
  await field.fill('11');
  await dropFiles(page, { name: 'other.weights.json', content: '{ "format": "backwire-weights" }' });
  await page.getByRole('alert').filter({ hasText: 'other.weights.json' }).first().waitFor();
  await expect.poll(position).toContain('step 11 of 28');
  await requireCalm(page);

  // Training again while the walk plays.
  await page.getByRole('button', { name: 'First step' }).click();
  await page.getByRole('button', { name: 'Play or pause' }).click();
  await page.getByTestId('train').click();
  await expect.poll(() => step(page).innerText(), { timeout: 20_000 }).not.toBe('Forward: Measurements');
  await requireCalm(page);
  await page.getByTestId('room-runs').click();
  const completed = page.locator('[data-testid^="run-"][data-status="completed"]');
  await expect.poll(() => completed.count(), { timeout: 60_000 }).toBe(2);
  await page.keyboard.press('Alt+4');

  // The compared run is removed: the lens shows the other one, without its step.
  await page.getByTestId('lens-compare').click();
  const [removed] = (await page.getByTestId('lens-run').inputValue()).split(' · ');
  await removeRun(page, removed);
  await page.keyboard.press('Alt+4');
  await expect.poll(() => page.getByTestId('lens-run').inputValue()).not.toContain(removed);
  await requireCalm(page);
  expect(await page.getByTestId('lens-comparison').count()).toBe(0);

  // The other one is removed in another window: the lens hears of it, and shows fresh weights.
  const [left] = (await page.getByTestId('lens-run').inputValue()).split(' · ');
  const second = await page.context().newPage();
  await second.goto(page.url());
  await removeRun(second, left);
  await second.close();
  await field.waitFor({ state: 'detached' });
  await expect.poll(() => page.getByText('Fresh', { exact: true }).isVisible()).toBe(true);
  await requireCalm(page);
  expect(complaints).toEqual([]);
});
