import type { Stage } from './stage.ts';

/** The lens with fresh weights of an example. */
export async function showFresh(stage: Stage, example: string): Promise<void> {
  await stage.example(example);
  await stage.room('lens');
  await stage.until('lens-legend');
}

/** The lens on a short run. */
export async function showTrained(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.setTraining('epochs', '10');
  await stage.click('train');
  await stage.page.getByTestId('run-progress').filter({ hasText: 'Completed' }).waitFor();
  await stage.room('lens');
  await stage.until('lens-scrubber');
  await stage.until('lens-legend');
}

/** A node with its tensors at the side. */
export async function showNode(stage: Stage): Promise<void> {
  await stage.press('Escape');
  await stage.closeDrawer();
  await stage.page.locator('[data-testid^="lens-node-"]').nth(1).click();
  await openValues(stage);
}

/** Opens a node of an example with fresh weights, by keyboard: in a small window it may be too small to be clicked. */
export async function openNode(stage: Stage, example: string, node: string): Promise<void> {
  await showFresh(stage, example);
  await stage.page.locator(`.react-flow__node[data-id="${node}"]`).focus();
  await stage.press('Enter');
  await openValues(stage);
}

/** The formula of a number in a node; on a narrow window the panel is opened. */
export async function showFormula(stage: Stage): Promise<void> {
  await openNode(stage, 'xor', 'hidden');
  await stage.page.getByTestId('tensor-hidden.dout').locator('td[title]').nth(1).click();
  await stage.until('explanation-value');
}

/** A weight of a node, in a tab of what can be seen of it. */
async function showWeight(stage: Stage, tab: string): Promise<void> {
  await showFormula(stage);
  await stage.page.getByTestId('tensor-hidden.weight').locator('td[title]').nth(1).click();
  await stage.page.getByTestId('number-tabs').getByText(tab, { exact: true }).click();
}

/** Another value of a weight. */
export async function showWhatIf(stage: Stage): Promise<void> {
  await showWeight(stage, 'What if');
  await stage.page.getByTestId('what-if').getByRole('textbox').fill('1.5');
  await stage.until('loss-curve');
}

/** The update of a weight. */
export async function showUpdate(stage: Stage): Promise<void> {
  await showWeight(stage, 'Update');
  await stage.until('explanation-value');
}

export async function openValues(stage: Stage): Promise<void> {
  const opener = stage.page.getByRole('button', { name: /^Open (Values|right panel)$/ });
  if (await opener.isVisible()) await opener.click();
}

/** In the middle of the backward pass. */
export async function showWalk(stage: Stage): Promise<void> {
  await stage.press('End', ...new Array<string>(5).fill('ArrowLeft'));
}

export async function openChoices(stage: Stage): Promise<void> {
  const opener = stage.page.getByLabel('Open left panel');
  if (await opener.isVisible()) await opener.click();
}

export async function choose(stage: Stage, testId: string, option: string): Promise<void> {
  await stage.click(testId);
  await stage.page.getByRole('option', { name: option, exact: true }).click();
}

/** Samples with the largest loss. */
export async function showFound(stage: Stage): Promise<void> {
  await openChoices(stage);
  await choose(stage, 'lens-order', 'Largest loss');
  await stage.until('lens-found');
}

export async function showTyped(stage: Stage): Promise<void> {
  await openChoices(stage);
  await choose(stage, 'lens-source', 'Typed numbers');
  await stage.page.locator('[data-testid^="typed-"]').first().waitFor();
}

/** A digit drawn by the pointer. */
export async function showDrawn(stage: Stage): Promise<void> {
  await showFresh(stage, 'mnist-mlp');
  await openChoices(stage);
  await choose(stage, 'lens-source', 'Drawing');
  const box = await stage.page.getByTestId('drawing-pad').boundingBox();
  if (!box) throw new Error('there is no drawing pad');
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await stage.page.mouse.move(...at(0.3, 0.25));
  await stage.page.mouse.down();
  await stage.page.mouse.move(...at(0.65, 0.25), { steps: 6 });
  await stage.page.mouse.move(...at(0.45, 0.8), { steps: 6 });
  await stage.page.mouse.up();
}

/** The canvas of Design with the values of the lens. */
export async function showOnCanvas(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.click('toggle-lens');
  await stage.page.locator('[data-testid="lens-overlay"]:not([data-nodes="0"])').waitFor();
}

/** Fresh weights of a graph with errors. */
export async function showProblems(stage: Stage): Promise<void> {
  const toggle = stage.page.getByTestId('toggle-lens');
  if ((await toggle.getAttribute('aria-pressed')) === 'true') await toggle.click();
  await stage.example('xor');
  await stage.page
    .locator('[data-testid^="node-"]')
    .nth(1)
    .click({ position: { x: 24, y: 20 } });
  await stage.press('Delete');
  await stage.room('lens');
  await stage.page.getByRole('button', { name: 'Show problems' }).waitFor();
}

/** A followed sample, with a second step to compare. */
export async function showTime(stage: Stage): Promise<void> {
  await showTrained(stage);
  await stage.click('lens-compare');
  await stage.page.getByTestId('lens-step').fill('20');
  await stage.click('lens-follow-open');
  await stage.until('follow-delta');
}

/** Two steps side by side, with a layer's values and their difference. */
export async function showComparedSteps(stage: Stage): Promise<void> {
  await showTrained(stage);
  await stage.click('lens-compare');
  await stage.page.getByTestId('lens-step').fill('20');
  await showNode(stage);
  await stage.until('lens-comparison');
}

/** A step found by its condition. */
export async function showFoundStep(stage: Stage): Promise<void> {
  await showTrained(stage);
  await stage.click('lens-find-open');
  await stage.page.getByTestId('lens-condition').fill('loss < 0.9');
  await stage.press('Enter');
  await stage.until('lens-held');
}

/** A section of the values of a node, scrolled into view. */
async function showSection(stage: Stage, example: string, node: string, testId: string): Promise<void> {
  await openNode(stage, example, node);
  await stage.page.getByTestId(testId).first().scrollIntoViewIfNeeded();
}

/** The gates of an LSTM at each timestep, with one timestep lit. */
export async function showTimesteps(stage: Stage): Promise<void> {
  await showSection(stage, 'adding-lstm', 'lstm', 'unrolled');
  await stage.page.getByTestId('unrolled').locator('th[data-cell="0,4"]').click();
}

/** The same as large as the window. */
export async function showLargeTimesteps(stage: Stage): Promise<void> {
  await showTimesteps(stage);
  await stage.click('enlarge-unrolled');
  await stage.page.getByRole('dialog').getByTestId('unrolled').waitFor();
}

/** The attention of each head. */
export const showHeads = (stage: Stage): Promise<void> =>
  showSection(stage, 'attention', 'attention', 'tensor-attention.attention');

/** The weights of each neuron of the first layer as an image. */
export const showWeightImages = (stage: Stage): Promise<void> =>
  showSection(stage, 'mnist-mlp', 'hidden1', 'tensor-hidden1.weight');

/** The gradient of one weight against central differences. */
export async function showElementCheck(stage: Stage): Promise<void> {
  await showSection(stage, 'xor', 'hidden', 'tensor-hidden.weight');
  await stage.page.getByTestId('tensor-hidden.weight').locator('td[title]').nth(1).click();
  await stage.click('check-element');
  await stage.page.locator('[data-testid="check-element"][data-verdict]').click();
  await stage.until('check-details');
}

/** A condition that no step fulfills. */
export async function showNeverHeld(stage: Stage): Promise<void> {
  await stage.page.getByTestId('lens-condition').fill('loss < 0.001 and norm(delta) > 1');
  await stage.press('Enter');
  await stage.until('lens-never');
}

/** A new run from a step, with other units in one layer and another learning rate. */
export async function showFork(stage: Stage): Promise<void> {
  await showTrained(stage);
  await stage.room('design');
  await stage.select('hidden');
  await stage.enter('units', '7');
  await stage.room('lens');
  await stage.until('lens-scrubber');
  await stage.page.getByTestId('lens-step').fill('35');
  await stage.click('lens-fork');
  await stage.until('fork-preview');
}

/** A run that failed because of a number that was not finite. */
export async function showOrigin(stage: Stage): Promise<void> {
  await stage.example('sine');
  await stage.setTraining('learningRate', '1e20');
  await stage.click('train');
  await stage.page.locator('[data-code="training.nonFinite"]').waitFor();
  await stage.clear();
  await stage.room('runs');
  await stage.page.locator('[data-testid^="run-"][data-status="failed"]').first().click();
  const opener = stage.page.getByRole('button', { name: 'Open Run' });
  if (await opener.isVisible()) await opener.click();
  await stage.until('origin');
}

/** The number in the lens. */
export async function showOriginInLens(stage: Stage): Promise<void> {
  await stage.page.getByTestId('origin').getByRole('button').click();
  await openValues(stage);
  await stage.until('explanation-value');
}
