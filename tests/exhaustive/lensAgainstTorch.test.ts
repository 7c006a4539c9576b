import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Stage } from '../../scripts/screenshots/scenes/stage.ts';
import { caseOf, wrongInExample, wrongInPage } from '../e2e/torchInPage.ts';
import { untilStill } from '../e2e/untilStill.ts';
import { LONG } from '../e2e/user.ts';
import type { LensCase } from '../parity/torch/lensCases.ts';
import { shareApp } from '../support/index.ts';

const open = shareApp({ reducedMotion: 'reduce' });

/** They have each kind of layer, seven losses, one and two inputs, and passes as in evaluation and in training. */
const NETWORKS = [3, 14, 18, 43, 79, 91, 94, 117, 153, 162].map((number) => `Network ${number}`);

/** Types a row into the field of each input and target. */
async function pasteSample(page: Page, samples: Extract<LensCase['question']['samples'], { kind: 'typed' }>): Promise<void> {
  for (const [node, row] of Object.entries({ ...samples.inputs, ...samples.targets })) {
    await page.getByTestId(`typed-${node}`).getByLabel('Paste a row').fill(row.join(', '));
  }
}

test.for(NETWORKS)('%s: the numbers in the page are those of PyTorch', LONG, async (name, context) => {
  const { page, complaints } = await open(context);
  const lensCase = caseOf(name);
  const { samples, mode, weights } = lensCase.question;
  if (samples.kind !== 'typed') throw new Error(`'${name}' takes its sample from data`);
  const stage = new Stage(page);
  await stage.until('room-design');
  await stage.clear();
  await stage.room('design');
  await stage.until('canvas');
  await stage.openFile('network.backwire.json', JSON.stringify(weights.document));
  await page.getByRole('tab', { name, selected: true }).waitFor();
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-seed').fill(String(weights.seed));
  await page
    .getByText(mode === 'train' ? 'Train' : 'Evaluate', { exact: true })
    .last()
    .click();
  await pasteSample(page, samples);
  await page.mouse.move(2, 2);
  await untilStill(page);
  expect(await wrongInPage(page, lensCase)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('example two-inputs: the numbers of a sample of its data are those of PyTorch', LONG, async (context) => {
  const { page } = await open(context);
  expect(await wrongInExample(page, 'two-inputs')).toEqual([]);
});
