import type { Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import {
  deleteRun,
  endRun,
  insertEpochs,
  insertRun,
  insertSteps,
  listRuns,
  type NewRun,
  WritingConnection,
} from '#app/store/index.ts';
import { newRun } from '#app/store/testing/runs.ts';
import { type LaunchedApp, shareApp } from '../support/index.ts';
import { LONG, User } from './user.ts';
import { violations } from './violations.ts';
import { visibleBeside } from './visibleBeside.ts';

/** A completed run with its last loss and accuracy. */
interface Completed extends Partial<NewRun> {
  readonly id: string;
  readonly loss: number;
  readonly accuracy?: number;
}

/** Runs 1, 2 and 3; the last is the newest. */
const THREE: readonly Completed[] = [
  { id: 'first', graphName: 'Digits', dataset: 'mnist', normalize: 'unit', loss: 0.9, accuracy: 0.75, seed: 9 },
  {
    id: 'second',
    graphName: 'Flowers',
    normalize: 'standard',
    samples: { train: 1080, validation: 12, test: 30 },
    loss: 0.08,
    accuracy: 0.5,
    seed: 10,
  },
  { id: 'third', graphName: 'Points', loss: 0.25, seed: 8 },
];

const open = shareApp({ reducedMotion: 'reduce' });

/** The view of runs, with these alone in the database. */
async function openRuns(context: TestContext, runs: readonly Completed[], width = 1440, height = 900): Promise<LaunchedApp> {
  const app = await open(context);
  await app.page.getByTestId('room-runs').waitFor();
  const connection = WritingConnection.open(app.databaseFile, { fileMustExist: true });
  for (const removed of [false, true]) for (const { id } of listRuns(connection, { removed })) deleteRun(connection, id);
  connection.transaction(() => {
    for (const [index, { loss, accuracy, ...run }] of runs.entries()) {
      const key = insertRun(connection, newRun({ startedAt: index, ...run }));
      const metrics = accuracy === undefined ? {} : { accuracy };
      insertEpochs(connection, key, [{ epoch: 1, step: 10, loss, metrics, samplesPerSecond: 1 }]);
      const steps = [1, 2].map((step) => ({ step, epoch: 1, loss: loss / step, metrics, learningRate: 0.1, time: step }));
      insertSteps(connection, key, steps);
      endRun(connection, run.id, { status: 'completed', endedAt: index + 1000 });
    }
  });
  connection.close();
  await app.page.setViewportSize({ width, height });
  await app.page.reload();
  await app.page.getByTestId('room-runs').click();
  await app.page.getByTestId('runs-room').waitFor();
  return app;
}

/** The ids of the rows from top to bottom. */
const listed = (page: Page) => page.locator('[data-run]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-run')));

/** The ids of the columns from left to right. */
const columns = (page: Page) =>
  page.locator('[data-testid^="sort-"]').evaluateAll((heads) => heads.map((head) => head.dataset.testid?.slice(5)));

const head = (page: Page, name: string) => page.getByRole('columnheader', { name });
const focusedRow = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-run'));

test('rows answer right-click, double-click, F2, Delete and the arrow keys', LONG, async (context) => {
  const { page, complaints } = await openRuns(context, THREE);
  const row = (id: string) => page.getByTestId(`run-${id}`);
  const menu = page.getByTestId('run-menu');
  await row('second').click({ button: 'right' });
  await menu.waitFor();
  expect(await violations(page)).toEqual([]);
  await menu.getByRole('menuitem', { name: 'Rename' }).click();
  const field = page.getByRole('textbox', { name: 'Run name' });
  await field.fill('Deeper');
  await field.press('Enter');
  await row('second').getByText('Deeper').waitFor();
  await expect.poll(() => focusedRow(page)).toBe('second');

  await page.keyboard.press('F2');
  await field.fill('Other');
  await field.press('Escape');
  expect(await row('second').innerText()).toContain('Deeper');
  await row('second').getByText('Deeper').dblclick();
  await field.fill('Deepest');
  await row('third').getByText('Points').click();
  await row('second').getByText('Deepest').waitFor();
  expect(await row('third').getAttribute('aria-selected')).toBe('true');

  await page.keyboard.press('ArrowDown');
  expect(await focusedRow(page)).toBe('second');
  await page.keyboard.press('Enter');
  await expect.poll(() => row('second').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Shift+F10');
  await menu.waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  await expect.poll(() => focusedRow(page)).toBe('second');
  await page.getByRole('button', { name: 'Actions for Run 1' }).click();
  await menu.waitFor();
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
  await row('first').press('Delete');
  await row('first').waitFor({ state: 'detached' });
  await expect.poll(() => focusedRow(page)).toBe('second');
  await page.getByRole('button', { name: 'Undo' }).click();
  await row('first').waitFor();

  // Its graph is gone: its own document is opened.
  await row('second').getByText('Flowers').dblclick();
  await page.getByTestId('canvas').waitFor();
  expect(complaints).toEqual([]);
});

test(
  'of a long list only visible rows are rendered; in a narrow window names and actions stay in view',
  LONG,
  async (context) => {
    const many = Array.from({ length: 2000 }, (_, index) => ({ id: `r${index}`, loss: index }));
    const { page } = await openRuns(context, many, 400, 700);
    expect((await listed(page)).length).toBeLessThan(100);
    await page.getByTestId('run-r1999').focus();
    await page.keyboard.press('End');
    await expect.poll(() => focusedRow(page)).toBe('r0');
    const last = page.getByTestId('run-r0');
    await expect.poll(async () => ((await last.boundingBox())?.y ?? 0) > 100).toBe(true);
    await page.getByTestId('sort-id').scrollIntoViewIfNeeded();
    for (const part of [last.getByText(/^Run \d+$/), last.getByRole('button')]) {
      const box = await part.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 400 && box.y < 700).toBe(true);
    }
  },
);

test(
  'checked runs are tagged, assigned and removed together, which can be undone; a search finds them',
  LONG,
  async (context) => {
    const { page, complaints } = await openRuns(context, THREE);
    const row = (id: string) => page.getByTestId(`run-${id}`);
    const bar = page.getByTestId('selection-bar');
    await row('third').getByRole('checkbox').click();
    await row('first').click({ modifiers: ['Shift'] });
    await bar.getByText('3 runs checked').waitFor();
    await row('second').click({ modifiers: ['ControlOrMeta'] });
    await bar.getByText('2 runs checked').waitFor();
    await bar.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('menuitem', { name: 'Add a tag…' }).click();
    await page.getByTestId('run-label').fill('keep');
    await page.keyboard.press('Enter');
    await bar.getByRole('button', { name: 'Experiment…' }).click();
    await page.getByTestId('run-label').fill('Width');
    await page.keyboard.press('Enter');

    const download = page.waitForEvent('download');
    await page.getByTestId('save-report').click();
    expect((await download).suggestedFilename()).toMatch(/^run-\d+\.html$/);
    await page.getByTestId('print-report').click();
    const preview = page.getByRole('region', { name: 'Preview of the report' });
    await preview.getByRole('heading', { name: /^Run \d+$/ }).waitFor();
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    const user = new User(page);
    await user.speak('zh-CN');
    await page.getByRole('region', { name: '报告预览' }).getByText('损失').first().waitFor();
    await user.speak('en');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await visibleBeside(preview)).toEqual([]);
    const colors = await preview
      .locator('body')
      .evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]);
    expect(colors).toEqual(['rgb(27, 29, 32)', 'rgb(255, 255, 255)']);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
    await page.getByTestId('compare-checked').click();
    const comparison = page.getByTestId('comparison');
    await comparison.getByText('The graphs of').waitFor();
    expect((await comparison.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/Results Run \d+ Run \d+ Loss 0.9 0.25/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await comparison.waitFor({ state: 'detached' });

    const search = page.getByTestId('search-runs');
    await search.fill('tags:keep');
    await expect.poll(() => listed(page)).toEqual(['third', 'first']);
    await search.fill('experiment = width loss < 0.5');
    await expect.poll(() => listed(page)).toEqual(['third']);
    await search.fill('wrong = 1');
    expect(await search.getAttribute('aria-invalid')).toBe('true');
    await search.fill('nothing like this');
    await page.getByText('No run matches the search.').waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();

    await page.getByTestId('remove-checked').click();
    await expect.poll(() => listed(page)).toEqual(['second']);
    await page.getByTestId('removed-runs').click();
    const removed = page.getByTestId('removed-list');
    await expect.poll(() => removed.getByRole('button', { name: 'Restore' }).count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    const erase = removed.getByRole('button', { name: 'Delete for good' }).first();
    await erase.click();
    const question = page.getByRole('dialog', { name: 'Delete run for good?' });
    expect(await violations(page)).toEqual([]);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => removed.getByRole('button', { name: 'Restore' }).count()).toBe(2);
    await erase.click();
    await question.getByRole('button', { name: 'Delete run' }).click();
    await expect.poll(() => removed.getByRole('button', { name: 'Restore' }).count()).toBe(1);
    await removed.getByRole('button', { name: 'Restore' }).click();
    await removed.getByText('No runs were removed.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await listed(page)).length).toBe(2);
    expect(complaints).toEqual([]);
  },
);

test('runs are grouped by a column, with means, and a column is pinned and hidden by its menu', LONG, async (context) => {
  const seeds = [1, 2, 3].map((seed) => ({ id: `s${seed}`, graphName: 'Digits', loss: seed, seed }));
  const { page, complaints } = await openRuns(context, [...seeds, { id: 'other', loss: 9 }]);
  await page.getByTestId('group-runs').click();
  await page.getByTestId('group-by-graph').click();
  const digits = page.getByTestId('run-group').filter({ hasText: 'Digits' });
  await expect.poll(async () => (await digits.locator('[data-column="loss"]').innerText()).replaceAll(/\s/g, '')).toBe('2±1');
  expect(await violations(page)).toEqual([]);
  await digits.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => listed(page)).toEqual(['other']);
  await page.keyboard.press('Enter');
  await expect.poll(() => listed(page)).toEqual(['other', 's3', 's2', 's1']);
  await digits.getByRole('checkbox').click();
  await page.getByTestId('selection-bar').getByText('3 runs checked').waitFor();

  await page.getByTestId('run-other').getByRole('checkbox').click();
  await page.getByRole('tab', { name: 'Curves' }).click();
  const overlay = page.getByTestId('overlay-loss');
  await expect.poll(() => overlay.getAttribute('data-lines')).toBe('4');
  await page.getByRole('checkbox', { name: 'Mean over seeds' }).click();
  await expect.poll(() => overlay.getAttribute('data-lines')).toBe('2');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Uncheck all runs' }).click();
  await overlay.waitFor({ state: 'detached' });

  await page.getByTestId('sort-loss').click({ button: 'right' });
  await page.getByTestId('column-menu').getByRole('menuitem', { name: 'Pin to the left' }).click();
  await expect.poll(async () => (await columns(page)).slice(0, 2)).toEqual(['name', 'loss']);
  await page.getByTestId('menu-loss').click();
  await page.getByTestId('column-menu').getByRole('menuitem', { name: 'Filter…' }).click();
  await page.keyboard.type('2.5');
  await expect.poll(() => listed(page)).toEqual(['s2', 's1']);
  await page.getByTestId('search-runs').fill('');
  await page.getByTestId('menu-loss').click();
  await page.getByTestId('column-menu').getByRole('menuitem', { name: 'Hide column' }).click();
  await expect.poll(() => columns(page)).not.toContain('loss');
  await page.getByTestId('choose-columns').click();
  await page.getByRole('menuitem', { name: 'Reset to default' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => columns(page)).toContain('loss');
  await page.getByTestId('group-runs').click();
  await page.getByRole('menuitemradio', { name: 'No groups' }).click();
  await page.getByTestId('run-group').first().waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

// The last, since the order and the columns are kept.
test('a click on a header sorts, its tip explains it; columns are chosen, and both are kept', LONG, async (context) => {
  const { page, complaints } = await openRuns(context, THREE);
  expect(await listed(page)).toEqual(['third', 'second', 'first']);
  const row = (await page.getByTestId('run-second').innerText()).replaceAll(/\s/g, ' ');
  for (const text of ['Flowers', 'Standard', 'second']) expect(row).toContain(text);
  expect(row).toMatch(/1.080\/12\/30/);

  const loss = page.getByTestId('sort-loss');
  await loss.click();
  expect(await listed(page)).toEqual(['second', 'third', 'first']);
  expect(await head(page, 'Loss').first().getAttribute('aria-sort')).toBe('ascending');
  await loss.click();
  expect(await listed(page)).toEqual(['first', 'third', 'second']);
  await loss.press('Enter');
  expect(await listed(page)).toEqual(['third', 'second', 'first']);
  expect(await head(page, 'Loss').first().getAttribute('aria-sort')).toBe('none');
  // The best first, and a run without the metric last.
  await page.getByTestId('sort-accuracy').click();
  expect(await listed(page)).toEqual(['first', 'second', 'third']);
  expect(await page.getByTestId('runs-room').count()).toBe(1);

  await page.getByTestId('choose-columns').click();
  await page.getByTestId('column-seed').click();
  await page.getByTestId('column-data').click();
  await page.keyboard.press('Escape');
  await expect.poll(() => columns(page)).toContain('seed');
  await page.getByTestId('sort-seed').click();
  expect(await listed(page)).toEqual(['third', 'first', 'second']);
  await page.reload();
  await page.getByTestId('runs-room').waitFor();
  expect(await listed(page)).toEqual(['third', 'first', 'second']);
  expect(await columns(page)).toContain('seed');
  expect(await columns(page)).not.toContain('data');
  expect(await violations(page)).toEqual([]);

  await page.getByTestId('run-second').click();
  const details = page.getByTestId('run-details');
  await expect.poll(() => details.innerText()).toContain('Fingerprint');
  expect((await details.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/ID second .*Training samples 1.080 Validation samples 12/);

  await page.getByTestId('sort-loss').hover();
  await page.getByTestId('term-tip').waitFor();
  await page.getByTestId('sort-loss').focus();
  await page.keyboard.press('F1');
  await page
    .getByTestId('learn-room')
    .or(page.getByRole('heading', { name: 'Loss' }))
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
});
