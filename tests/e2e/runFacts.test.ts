import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { insertQueuedRun, listGraphs, WritingConnection } from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { readJson } from '#main/cli/testing/exampleFiles.ts';
import { examplePath } from '#main/cli/testing/workplace.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, type User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

/** Trains the open graph with endless epochs, for some steps. */
async function trainIris(page: Page, user: User, steps: number): Promise<void> {
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', '20000000');
  await page.getByTestId('train').click();
  await user.showDock('curves');
  await user.untilCurveHas(steps);
}

/** The step and the values above a chart. */
async function readout(page: Page, chart: string): Promise<{ step: number; text: string }> {
  const text = await page.getByTestId(`chart-${chart}`).locator('figcaption').innerText();
  return { step: Number(text.match(/step\s+([\d\u202f]+)/)?.[1].replaceAll('\u202f', '')), text };
}

test(
  'values beside each other are of one step; a stopped run says where, and of which epoch its results are',
  LONG,
  async (context) => {
    const { page, user, complaints } = await open(context, 'iris');
    // More than a chart draws, so that rows are left out.
    await trainIris(page, user, 4500);
    await page.getByTestId('pause').click();
    await page.getByTestId('resume').waitFor();
    const paused = await user.untilCurveRests();
    await expect.poll(async () => (await readout(page, 'loss')).step).toBe(paused);
    expect((await readout(page, 'accuracy')).step).toBe(paused);

    // Under the pointer, too: both charts follow it.
    const box = await page.getByTestId('chart-loss').locator('.u-over').boundingBox();
    if (!box) throw new Error('the chart is not to be seen');
    await page.mouse.move(box.x + box.width * 0.37, box.y + box.height / 2);
    await expect.poll(async () => (await readout(page, 'loss')).step).toBeLessThan(paused);
    expect((await readout(page, 'accuracy')).step).toBe((await readout(page, 'loss')).step);
    await page.mouse.move(box.x, box.y - 60);

    // A learning rate set in a paused run holds from the next step on.
    await user.enter('learningRate', '0.025');
    await page.getByRole('button', { name: 'Apply 0.025 to this run' }).click();
    const oneStep = page.getByRole('button', { name: 'Train one step' });
    await oneStep.click();
    await expect.poll(async () => (await readout(page, 'loss')).step).toBe(paused + 1);
    expect((await readout(page, 'accuracy')).step).toBe(paused + 1);
    await page.getByTestId('choose-metric').click();
    await page.getByTestId('metric-learningRate').click();
    await expect.poll(async () => (await readout(page, 'learningRate')).text).toMatch(/0\.025$/);
    expect((await readout(page, 'learningRate')).step).toBe(paused + 1);

    // Seven steps are an epoch: stop within one.
    if ((paused + 1) % 7 === 0) {
      await oneStep.click();
      await expect.poll(() => user.curveLength()).toBe(paused + 2);
    }
    const last = await user.curveLength();
    const epoch = Math.ceil(last / 7);
    const percent = Math.round((100 * (last % 7)) / 7);
    const thin = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
    const progress = page.getByTestId('run-progress');
    await expect.poll(() => progress.innerText()).toContain(`step ${thin(last)}`);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByTestId('train').waitFor();
    const header = `Stopped in epoch ${thin(epoch)}/${thin(20_000_000)} · validation accuracy`;
    await expect.poll(() => progress.innerText()).toContain(header);
    expect(await progress.innerText()).toContain(`after epoch ${thin(epoch - 1)}`);
    await user.showDock('log');
    const position = `in epoch ${thin(epoch)} of ${thin(20_000_000)}, at step ${thin(last)} (${percent} % of the epoch)`;
    await expect.poll(() => page.getByTestId('log').innerText()).toContain(`Stopped: ${position}`);
    expect(await page.getByTestId('log').innerText()).toContain(`Learning rate 0.025 from step ${thin(paused + 1)}`);

    // All of it belongs to the run: a window opened later shows the same.
    await page.reload();
    await page.getByTestId('room-runs').click();
    const details = page.getByTestId('run-details');
    await expect.poll(() => details.innerText()).toContain(`Learning rate from step ${thin(paused + 1)}\n0.025`);
    const text = await details.innerText();
    expect(text).toContain(`${thin(epoch)} of ${thin(20_000_000)} (${percent} % of the epoch)`);
    expect(text).toContain(`Training, mean over epoch ${thin(epoch - 1)}`);
    expect(text).toContain(`Validation, after epoch ${thin(epoch - 1)}`);
    expect(await page.getByTestId('runs-room').locator('[data-status="stopped"]').innerText()).toContain(`(${percent}\u202f%)`);
    expect(complaints).toEqual([]);
  },
);

test(
  'header and curves name their run, and one click brings back the current one; resuming has one name',
  LONG,
  async (context) => {
    const { page, user, complaints } = await open(context, 'iris');
    await trainIris(page, user, 20);
    await page.getByRole('button', { name: 'Stop' }).click();
    const picker = page.getByRole('button', { name: /^Selected run/ });
    const before = await picker.innerText();
    await page.getByTestId('train').click();
    await page.getByTestId('pause').click();
    await page.getByTestId('resume').waitFor();
    const progress = page.getByTestId('run-progress');
    const current = `Run ${Number(before.slice('Run '.length)) + 1}`;
    await progress.getByText(current, { exact: true }).waitFor();
    expect(await picker.innerText()).toBe(current);

    await picker.click();
    await page.getByRole('menuitem', { name: before }).click();
    await expect.poll(() => picker.innerText()).toBe(before);
    expect(await progress.innerText()).toContain(current);
    await page.getByRole('button', { name: `Show ${current}` }).click();
    await expect.poll(() => picker.innerText()).toBe(current);

    // From the header, too.
    await picker.click();
    await page.getByRole('menuitem', { name: before }).click();
    await progress.getByRole('button', { name: current }).click();
    await expect.poll(() => picker.innerText()).toBe(current);

    // While nothing trains, both show the selected run.
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByTestId('train').waitFor();
    await picker.click();
    await page.getByRole('menuitem', { name: before }).click();
    await progress.getByText(before, { exact: true }).waitFor();
    expect(await page.getByTestId('show-current-run').count()).toBe(0);

    // A resumed run is the current one.
    const search = await user.openPalette();
    await search.fill('resume');
    await page.getByRole('dialog').getByText('Resume from last checkpoint').click();
    await page.getByTestId('pause').waitFor();
    await progress.getByText(before, { exact: true }).waitFor();
    expect(await picker.innerText()).toBe(before);
    await user.showDock('log');
    await expect.poll(() => page.getByTestId('log').innerText()).toContain('Resumed from last checkpoint, at step');
    expect(complaints).toEqual([]);
  },
);

test(
  'a paused run takes another batch size; with another layer, its weights go on in a run of the edited graph',
  LONG,
  async (context) => {
    const { page, user, complaints } = await open(context, 'iris');
    await trainIris(page, user, 20);
    await page.getByTestId('pause').click();
    await page.getByTestId('resume').waitFor();
    await user.enter('batchSize', '54');
    const apply = page.getByTestId('apply-settings');
    await expect.poll(() => apply.innerText()).toContain('Batch size: 16 → 54');
    await apply.getByRole('button').click();
    await page.getByRole('button', { name: 'Train one step' }).click();
    await apply.waitFor({ state: 'detached' });

    await page.getByTestId('node-hidden').click({ position: { x: 24, y: 20 } });
    await user.enter('units', '7');
    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await page.getByTestId('resume').click();
    const form = page.getByTestId('fork-form');
    await expect.poll(() => form.innerText()).toContain("'hidden.weight' starts from initial values");
    await untilStill(page);
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('continue-edited').click();
    await page.getByTestId('pause').waitFor();
    await user.showDock('log');
    await expect.poll(() => page.getByTestId('log').innerText()).toContain("'hidden.weight' starts from initial values");
    expect(await page.getByTestId('log').innerText()).toMatch(/Kept: '.+'/);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByTestId('train').waitFor();
    expect(complaints).toEqual([]);
  },
);

test(
  'queued runs are moved, started and removed in the Runs view; the settings say how many train at once',
  LONG,
  async (context) => {
    const { page, databaseFile, complaints } = await open(context, 'iris');
    const connection = WritingConnection.open(databaseFile, { fileMustExist: true });
    const [{ id: graphId }] = listGraphs(connection);
    for (const name of ['Alpha', 'Beta', 'Gamma']) {
      const document = { ...readJson<GraphDocument>(examplePath('iris')), name };
      insertQueuedRun(connection, {
        id: name,
        priority: 'normal',
        start: { document, ...(name === 'Beta' && { graphId }) },
        addedAt: Date.now(),
        error: null,
      });
    }
    connection.close();
    await page.reload();
    const status = page.getByTestId('status-queue');
    await expect.poll(() => status.innerText()).toBe('Queue: place 2 of 3');
    await status.click();
    const rows = page.getByTestId('queued-run');
    const names = async () => (await rows.allInnerTexts()).map((text) => text.match(/Alpha|Beta|Gamma/)?.[0]);
    await expect.poll(names).toEqual(['Alpha', 'Beta', 'Gamma']);
    await rows.nth(2).getByRole('button', { name: 'Move to front' }).click();
    await expect.poll(names).toEqual(['Gamma', 'Alpha', 'Beta']);
    await expect.poll(() => status.innerText()).toBe('Queue: place 3 of 3');
    await rows.nth(2).getByRole('button', { name: 'Move up' }).click();
    await expect.poll(names).toEqual(['Gamma', 'Beta', 'Alpha']);
    // Away from the buttons, which have tips.
    await page.mouse.move(700, 500);
    await untilStill(page);
    expect(await violations(page)).toEqual([]);
    await rows.nth(2).getByRole('button', { name: 'Actions for Alpha' }).click();
    await page.getByRole('menuitem', { name: 'High priority' }).click();
    await expect.poll(names).toEqual(['Alpha', 'Gamma', 'Beta']);
    await rows.nth(0).getByRole('button', { name: 'Actions for Alpha' }).click();
    await page.getByRole('menuitem', { name: 'Remove from queue' }).click();
    await expect.poll(names).toEqual(['Gamma', 'Beta']);
    await rows.nth(0).getByRole('button', { name: 'Start now' }).click();
    await expect.poll(() => page.getByTestId('runs-room').getByRole('table').innerText()).toContain('Gamma');

    await page.keyboard.press('Control+,');
    await page.getByTestId('settings').getByRole('tab', { name: 'Training' }).click();
    await page.getByLabel('Runs at once').fill('3');
    await page.keyboard.press('Escape');
    await status.waitFor({ state: 'detached' });
    await rows.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  },
);

test('the decision surface is redrawn while a network learns, over any two of its features', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await trainIris(page, user, 20);
  await user.showDock('surface');
  const surface = page.getByTestId('surface');
  const step = async () => Number(await surface.getAttribute('data-step'));
  await expect.poll(step).toBeGreaterThan(0);
  const before = await step();
  await expect.poll(step).toBeGreaterThan(before);
  await page.getByTestId('pause').click();
  await page.getByTestId('resume').waitFor();
  await surface.getByLabel('Across').click();
  const option = page.getByRole('option').nth(2);
  const chosen = await option.innerText();
  await option.click();
  await expect
    .poll(() => surface.getByRole('img', { name: /^Predictions/ }).getAttribute('aria-label'))
    .toContain(`Predictions over ${chosen}`);
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByTestId('train').waitFor();
  expect(complaints).toEqual([]);
});

test('the storage of runs is seen in the settings, and thinned there', LONG, async (context) => {
  const { page, user, complaints } = await open(context, 'iris');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', '400');
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
  await page.keyboard.press('Control+,');
  await page.getByTestId('settings').getByRole('tab', { name: 'Storage' }).click();
  await page.getByTestId('stored-run').first().waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  const free = page.getByTestId('thin-all');
  await free.click();
  await expect.poll(() => free.innerText()).toBe('Free 0 B');
  expect(await free.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});
