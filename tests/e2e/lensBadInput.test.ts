import { readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadSetting, openStore, ReadingConnection } from '#app/store/index.ts';
import { dropFiles } from './dropFiles.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();

/** 60 flowers of 3 kinds, with the columns of Iris. */
const FLOWERS = [
  'a,b,c,d,kind',
  ...Array.from({ length: 60 }, (_, row) => {
    const kind = row % 3;
    return [...[0, 1, 2, 3].map((column) => (kind * (column + 1) + (row % 7) / 10).toFixed(1)), 'xyz'[kind]].join(',');
  }),
].join('\n');

/** The view that the next start will open. */
function storedView(databaseFile: string): unknown {
  const connection = ReadingConnection.open(databaseFile);
  try {
    return z.object({ layout: z.object({ view: z.string() }) }).parse(loadSetting(connection, 'session')).layout.view;
  } finally {
    connection.close();
  }
}

test(
  'of a run whose data changes or goes, the weights are seen at checkpoints, and why its samples are not',
  LONG,
  async (context) => {
    const app = await open(context, 'iris');
    const { user } = app;
    await dropFiles(app.page, { name: 'flowers.csv', content: FLOWERS });
    const dialog = app.page.getByRole('dialog');
    await dialog.getByTestId('data-preview').waitFor();
    const file = await dialog.getByLabel('File path').inputValue();
    await dialog.getByRole('button', { name: 'Import' }).click();
    await dialog.waitFor({ state: 'detached' });
    await app.page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('epochs', '4');
    await app.page.getByTestId('train').click();
    await expect.poll(() => app.page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
    await app.page.keyboard.press('Alt+4');
    await app.page.getByTestId('lens-legend').waitFor();
    const position = () => app.page.getByTestId('lens-scrubber').getByRole('status').innerText();
    const [, last] = (await position()).match(/of (\d+)/) ?? [];

    // Numbers out of range are not applied, and what is possible is said.
    const number = app.page.getByTestId('lens-number');
    await number.fill('999');
    const refusal = app.page.getByRole('alert').filter({ hasText: 'There is no sample 999' });
    await refusal.getByText(/The samples of this split are numbered 0 to \d+/).waitFor();
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    await number.fill('1');
    await refusal.waitFor({ state: 'detached' });
    await expect.poll(() => app.page.getByTestId('lens-canvas').getAttribute('data-sample')).toBe('1');
    const step = app.page.getByTestId('lens-step');
    await step.fill('999');
    await app.page
      .getByRole('alert')
      .filter({ hasText: `There is no step 999. This run can be shown at steps 0 to ${last}.` })
      .waitFor();
    await step.fill(last);

    await expect.poll(() => storedView(app.databaseFile)).toBe('lens');
    // Another flower: another fingerprint.
    await writeFile(file, (await readFile(file, 'utf8')).replace('0.1', '0.2'));
    await app.killAndRestart();
    const problem = app.page.getByTestId('lens-data-problem');
    await expect
      .poll(() => problem.innerText(), { timeout: 30_000 })
      .toMatch(/has changed since 'Run 1' was trained: its fingerprint is \w{8}…, and was \w{8}…/);
    expect(await problem.innerText()).toContain('Restore the data, or start a new run');
    // The weights are there, with a sample of zeros.
    await app.page.getByTestId('lens-loss').waitFor();
    expect(await app.page.getByTestId('lens-source').inputValue()).toBe('Typed numbers');
    const only = app.page.getByTestId('lens-only-checkpoints');
    expect(await only.innerText()).toBe('Without its data, the run can be shown at its checkpoints only.');
    await app.page.getByRole('slider', { name: 'Step of the run' }).press('Home');
    await expect.poll(position).toContain('step 0 of');
    await untilStill(app.page);
    expect(await violations(app.page)).toEqual([]);
    // A step between checkpoints says why not, and where one can go.
    await app.page.getByTestId('lens-step').fill('1');
    const error = app.page.getByTestId('lens-error');
    await expect.poll(() => error.getAttribute('data-code')).toBe('replay.dataChanged');
    expect(await error.innerText()).toContain('so its steps cannot be repeated');
    await app.page.getByTestId('lens-nearest').click();
    await error.waitFor({ state: 'detached' });
    await expect.poll(position).toContain('step 0 of');

    await rm(file);
    await app.killAndRestart();
    await expect.poll(() => problem.innerText(), { timeout: 30_000 }).toContain('flowers.csv');
    await app.page.getByTestId('lens-loss').waitFor();
    await app.page.getByTestId('lens-step').fill('2');
    await app.page.getByTestId('lens-nearest').waitFor();
    expect(await error.innerText()).toContain('flowers.csv');
  },
);

test(
  'a run of an older engine is replayed with a warning that says whether the bits differ; imported weights are not',
  LONG,
  async (context) => {
    const app = await open(context, 'iris');
    const { page, user, databaseFile } = app;
    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('epochs', '4');
    await page.getByTestId('train').click();
    await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
    const { connection } = openStore(databaseFile);
    connection.run("UPDATE runs SET engine_version = '0.1'");
    connection.close();
    await page.keyboard.press('Alt+4');
    await page.getByTestId('lens-scrubber').waitFor();
    await page.getByTestId('lens-step').fill('3');
    const remarks = page.getByTestId('lens-remarks');
    await expect
      .poll(() => remarks.innerText())
      .toMatch(/was computed by engine version 0\.1; version \d+ replays it, and can differ/);
    expect(await remarks.innerText()).toMatch(
      /At the next checkpoint, step \d+, the replayed weights are the recorded ones, bit for bit/,
    );
    await page.getByTestId('lens-step').fill('28');
    await remarks.waitFor({ state: 'detached' });

    // Imported weights are of one step: there is nothing to replay, and the lens says so.
    await page.getByTestId('room-runs').click();
    await page.locator('[data-testid^="run-"][data-status="completed"]').first().click();
    await page.getByTestId('run-details').getByTestId('export-weights').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-start').click()]);
    await dropFiles(page, { name: 'flowers.weights.json', content: await readFile(await download.path()) });
    await page.getByRole('button', { name: 'Show in Runs' }).waitFor();
    await page.keyboard.press('Alt+4');
    await page.getByTestId('lens-legend').waitFor();
    expect(await page.getByTestId('lens-imported').innerText()).toContain('Imported from flowers.weights.json');
    expect(await page.getByTestId('lens-scrubber').count()).toBe(0);
  },
);

test(
  'a run that failed opens in the lens from its facts and from its menu, with the number that was not finite',
  LONG,
  async (context) => {
    const { page, user } = await open(context, 'sine');
    await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
    await user.enter('learningRate', '1e20');
    await page.getByTestId('train').click();
    await page.locator('[data-code="training.nonFinite"]').first().waitFor();
    await page.getByTestId('room-runs').click();
    const row = page.locator('[data-testid^="run-"][data-status="failed"]');
    await row.click();
    const origin = page.getByTestId('run-details').getByTestId('origin');
    expect(await origin.innerText()).toMatch(/At step \d+, .* became (∞|−∞|NaN)[\s\S]*Remedies/);
    await origin.getByRole('button', { name: 'Open in Lens' }).click();
    // The formula with its numbers, its inputs as links, and the remedies above the network.
    const inLens = page.getByTestId('lens-page').getByTestId('origin');
    await inLens.waitFor();
    expect(await inLens.getByRole('listitem').count()).toBeGreaterThan(0);
    await page.getByTestId('explanation-value').waitFor();
    const step = await page.getByTestId('lens-step').inputValue();
    await untilStill(page);
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('lens-step').fill('0');
    await inLens.waitFor({ state: 'detached' });

    await page.getByTestId('room-runs').click();
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Open in Lens' }).click();
    await inLens.waitFor();
    expect(await page.getByTestId('lens-step').inputValue()).toBe(step);
  },
);

test('a step before the first checkpoint is not offered, and refused where it is typed', LONG, async (context) => {
  const { page, user, databaseFile } = await open(context, 'iris');
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', '4');
  await page.getByTestId('train').click();
  await expect.poll(() => page.getByTestId('run-progress').innerText(), { timeout: 60_000 }).toContain('Completed');
  const { connection } = openStore(databaseFile);
  connection.run('DELETE FROM checkpoints WHERE step = 0');
  connection.close();
  await page.keyboard.press('Alt+4');
  const scrubber = page.getByTestId('lens-scrubber');
  await expect.poll(() => scrubber.getByRole('status').innerText()).toContain('step 28 of 28');
  await expect.poll(() => scrubber.getByRole('button', { name: 'One training step back' }).isDisabled()).toBe(true);
  await page.getByTestId('lens-step').fill('3');
  await page.getByRole('alert').filter({ hasText: 'There is no step 3. This run can be shown at steps 28 to 28.' }).waitFor();
  await page.getByRole('slider', { name: 'Step of the run' }).press('Home');
  await untilStill(page);
  expect(await scrubber.getByRole('status').innerText()).toContain('step 28 of 28');
  expect(await page.getByTestId('lens-error').count()).toBe(0);
});
