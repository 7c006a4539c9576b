import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { faultyDocument, LINEAR, MISFIT, UNSCALED } from '../../scripts/screenshots/scenes/faultyDocument.ts';
import { Stage } from '../../scripts/screenshots/scenes/stage.ts';
import { LONG, shareWindow } from '../e2e/user.ts';

const open = shareWindow();

/** What a person sees of a setting or a node. */
type Read = (page: Page) => Promise<string>;

const field =
  (name: string): Read =>
  (page) =>
    page.getByTestId(`field-${name}`).inputValue();

const choice =
  (name: string): Read =>
  (page) =>
    page.getByTestId(`field-${name}`).getByRole('radio', { checked: true }).inputValue();

const textOf =
  (node: string): Read =>
  async (page) =>
    (await page.getByTestId(`node-${node}`).allInnerTexts()).join();

/** A fix of each kind: what it says, and where its change is seen. */
const CASES = [
  ['a setting of training', MISFIT, 'smallBatch', 'Set the batch size to 32', 'design', field('batchSize'), /^4$/, /^32$/],
  [
    'the type of a node',
    MISFIT,
    'smallBatch',
    "Make 'norm' a layer normalization",
    'design',
    textOf('norm'),
    /Batch norm/,
    /Layer norm/,
  ],
  ['a setting of the data', UNSCALED, 'unscaledData', 'Standardize the inputs', 'data', choice('normalize'), /none/, /standard/],
  ['nodes and wires', LINEAR, 'underfitting', 'Add a hidden layer of 32 units', 'design', textOf('scores_hidden'), /^$/, /Dense/],
] as const;

test.for(CASES)(
  'a fix that changes %s is applied by a click and undone',
  LONG,
  async ([_kind, network, code, label, view, read, before, after], context) => {
    const { page, complaints, user } = await open(context);
    const stage = new Stage(page);
    await stage.openFile('faulty.backwire.json', faultyDocument(network));
    await page.getByTestId('node-scores').waitFor();
    await page.getByTestId('train').click();
    await page.getByTestId('room-runs').click();
    const fix = page
      .getByTestId('diagnosis')
      .locator(`[data-code="${code}"]`)
      .getByTestId('diagnosis-fix')
      .filter({ hasText: label });
    await fix.getByRole('button', { name: 'Apply' }).click();
    const seen = async () => {
      await page.getByTestId('room-design').click();
      await stage.fit();
      if (view === 'data') await page.getByTestId('room-data').click();
      return read(page);
    };
    await page.getByTestId('node-loss').waitFor();
    expect(await seen()).toMatch(after);
    await page.getByTestId('room-design').click();
    await stage.fit();
    await page.keyboard.press('Control+z');
    await expect.poll(seen).toMatch(before);
    await user.untilSaved();
    expect(complaints).toEqual([]);
  },
);
