import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, type TestContext, test } from 'vitest';
import type { RunDetails } from '#app/contract/index.ts';
import { readWeightsFile } from '#app/weights/index.ts';
import { readWeightsJson } from '#engine/interchange/index.ts';
import { Workplace } from '../../main/cli/testing/workplace.ts';
import { launchApp } from '../support/index.ts';
import { dropFiles } from './dropFiles.ts';
import { untilStill } from './untilStill.ts';
import { LONG, User } from './user.ts';
import { violations } from './violations.ts';

/** A window on a new database, with a command line. */
async function opened(context: TestContext) {
  const app = await launchApp(context);
  await app.page.getByTestId('node-loss').waitFor();
  const workplace = new Workplace();
  context.onTestFinished(() => workplace.close());
  const { page, complaints, databaseFile } = app;
  const onCommandLine = async <Result>(...args: string[]) => (await workplace.run([...args, '--json'])).json() as Result;
  const showRun = async (id: string) => {
    const { exitCode, stdout } = await workplace.run(['runs', 'show', id, '--json'], { databaseFile });
    expect(exitCode).toBe(0);
    return JSON.parse(stdout) as RunDetails;
  };
  return { page, complaints, user: new User(page), onCommandLine, showRun };
}

/** Trains the open graph for a few epochs, and shows its run. @returns its id */
async function train(page: Page, user: User): Promise<string> {
  await page.getByTestId('canvas').click({ position: { x: 30, y: 30 } });
  await user.enter('epochs', '4');
  await page.getByTestId('train').click();
  await page.getByTestId('room-runs').click();
  const row = page.locator('[data-testid^="run-"][data-status="completed"]');
  await row.click();
  return ((await row.getAttribute('data-testid')) ?? '').slice('run-'.length);
}

const detail = (page: Page) => page.getByTestId('run-details');

/** Evaluates the shown run in the window. @returns the values of the section by name, with all digits of measured ones */
async function evaluate(page: Page): Promise<Record<string, string>> {
  await detail(page).getByTestId('evaluate-test').click();
  const result = detail(page).getByTestId('test-result');
  await result.getByTestId('test-matrix').waitFor();
  return result.locator('dl > div').evaluateAll((rows) =>
    Object.fromEntries(
      rows.map((row) => {
        const [name, value] = [row.querySelector('dt'), row.querySelector('dd')];
        // Without the hidden description of the term.
        const [label] = name?.innerText.split('\n') ?? [];
        return [label, value?.getAttribute('title') ?? value?.textContent ?? ''];
      }),
    ),
  );
}

/** Exports the weights of the shown run. @returns the path of the file */
async function exportWeights(page: Page, format?: string): Promise<string> {
  await detail(page).getByTestId('export-weights').click();
  if (format) {
    await page.getByTestId('export-format').click();
    await page.getByRole('option', { name: format }).click();
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-start').click()]);
  return download.path();
}

interface Report {
  readonly loss: number;
  readonly samples: number;
  readonly metrics: { readonly accuracy: number; readonly confusionMatrix: number[][] };
}

test(
  'a run is evaluated on test data, and its weights file elsewhere, as by the command line to the last digit',
  LONG,
  async (context) => {
    const first = await opened(context);
    const { page, user, onCommandLine, showRun } = first;
    await user.openExample('iris', 'scores');
    const id = await train(page, user);
    expect(await detail(page).getByTestId('test-result').innerText()).toContain('Test data is for the final assessment');
    const shown = await evaluate(page);

    const folder = await mkdtemp(join(tmpdir(), 'backwire-weights-'));
    context.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const weights = await exportWeights(page);
    const graph = join(folder, 'graph.json');
    await writeFile(graph, JSON.stringify(readWeightsJson(await readFile(weights, 'utf8')).document));
    const expected = await onCommandLine<Report>('evaluate', graph, '--weights', weights);
    expect(shown).toMatchObject({
      Loss: String(expected.loss),
      Accuracy: String(expected.metrics.accuracy),
      Samples: String(expected.samples),
      Weights: 'Epoch 4, step 28',
    });
    const { test: kept, testTables } = await showRun(id);
    expect(kept).toMatchObject({ loss: expected.loss, samples: expected.samples, epoch: 4, isOutdated: false });
    expect(testTables?.matrices).toEqual({ confusionMatrix: expected.metrics.confusionMatrix });
    const room = page.getByTestId('runs-room');
    await room.getByRole('columnheader', { name: 'Test loss' }).waitFor();
    await room.getByRole('columnheader', { name: /^Test accuracy/ }).waitFor();
    await untilStill(page);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await page.getByTestId('test-matrix').waitFor();

    const second = await opened(context);
    await dropFiles(second.page, { name: 'flowers.weights.json', content: await readFile(weights) });
    await second.page.getByText('Weights loaded').waitFor();
    await second.page.getByTestId('node-hidden').waitFor();
    await second.page.getByRole('button', { name: 'Show in Runs' }).click();
    await detail(second.page).getByText('flowers.weights.json').first().waitFor();
    const facts = await detail(second.page).innerText();
    expect(facts).toContain('Imported');
    expect(facts).toContain(id);
    expect(facts).toMatch(/Recorded outputs\s+Reproduced/);
    expect(await detail(second.page).getByTestId('go-on').count()).toBe(0);
    await untilStill(second.page);
    expect(await violations(second.page)).toEqual([]);
    expect(await evaluate(second.page)).toEqual(shown);
    const again = await exportWeights(second.page);
    expect(await readFile(again, 'utf8')).toBe(await readFile(weights, 'utf8'));
    const bare = await exportWeights(second.page, 'safetensors');
    expect((await readWeightsFile(bare)).parameters).toEqual((await readWeightsFile(weights)).parameters);

    // Not resumed, but trained further as a new run.
    await detail(second.page).getByTestId('train-from').click();
    await second.page.locator('[data-testid^="run-"][data-status="completed"]').waitFor();

    // Weights without a graph belong to the open one, if they fit.
    await dropFiles(second.page, { name: 'bare.safetensors', content: await readFile(bare) });
    await second.page.getByText(/in the list of runs as “bare\.safetensors”/).waitFor();
    await second.page.getByTestId('room-runs').click();
    expect(await second.page.locator('[data-status="imported"]').count()).toBe(2);
    await second.page.getByTestId('room-design').click();
    await second.user.openExample('xor', 'loss');
    await dropFiles(second.page, { name: 'bare.safetensors', content: await readFile(bare) });
    await second.page
      .getByRole('alert')
      .getByText(/do not fit the open graph 'XOR'.*'hidden\.weight' has shape/)
      .waitFor();
    expect([...first.complaints, ...second.complaints]).toEqual([]);
  },
);

test(
  'a damaged weights file is refused with the reason, and a run without test samples says what to do',
  LONG,
  async (context) => {
    const { page, user, complaints } = await opened(context);
    await dropFiles(page, { name: 'cut.json', content: '{ "format": "backwire-weights", "version": 1, "graph": {' });
    await page
      .getByRole('alert')
      .getByText(/cut\.json is not valid JSON/)
      .waitFor();
    await dropFiles(page, {
      name: 'new.json',
      content: '{ "format": "backwire-weights", "version": 99, "graph": {}, "parameters": [] }',
    });
    await page
      .getByRole('alert')
      .getByText(/new\.json has version 99/)
      .waitFor();
    const iris = JSON.parse(await readFile(new URL('../../resources/examples/iris.backwire.json', import.meta.url), 'utf8'));
    await dropFiles(page, {
      name: 'all.json',
      content: JSON.stringify({ ...iris, name: 'All', data: { ...iris.data, test: 0 } }),
    });
    await page.getByRole('tab', { name: 'All' }).waitFor();
    await page.getByTestId('node-scores').waitFor();
    await train(page, user);
    await detail(page).getByTestId('evaluate-test').click();
    const error = page.getByRole('alert').filter({ hasText: /has no test samples to evaluate on/ });
    await error.getByText('Set a test split larger than 0').waitFor();
    expect(complaints).toEqual([]);
  },
);
