import { deepDocument } from './deepDocument.ts';
import { choose, openChoices, openNode, showFresh } from './lensScenes.ts';
import type { Stage } from './stage.ts';

/** A node of an example with fresh weights, with its tensors at the side. */
export async function showNodeOf(stage: Stage, example: string, node: string): Promise<void> {
  await openNode(stage, example, node);
  await stage.page.getByTestId(`tensor-${node}.out`).waitFor();
}

/** A part of the panel of values, at its top. */
async function reveal(stage: Stage, testId: string): Promise<void> {
  await stage.page
    .getByTestId(testId)
    .first()
    .evaluate((element) => element.scrollIntoView());
}

/** Kernels of a convolution. */
export async function showKernels(stage: Stage): Promise<void> {
  await showNodeOf(stage, 'mnist-cnn', 'conv1');
  await reveal(stage, 'tensor-conv1.weight');
}

/** The formula of one pixel of a feature map. */
export async function showConvolution(stage: Stage): Promise<void> {
  await showNodeOf(stage, 'mnist-cnn', 'conv1');
  await pick(stage, 'conv1.out', '2, 5, 7');
}

/** A dense layer neuron by neuron, with one neuron's connections. */
export async function showNeurons(stage: Stage): Promise<void> {
  await showNodeOf(stage, 'xor', 'hidden');
  await reveal(stage, 'neurons');
  await stage.page.getByTestId('neuron-above-2').focus();
}

/** A sum of 784 terms. */
export async function showLongSum(stage: Stage): Promise<void> {
  await showNodeOf(stage, 'mnist-mlp', 'hidden1');
  await pick(stage, 'hidden1.out', '3');
}

/** Goes to an element of a large tensor, and selects it. */
async function pick(stage: Stage, address: string, index: string): Promise<void> {
  const tensor = stage.page.getByTestId(`tensor-${address}`);
  await tensor.getByTestId('tensor-index').fill(index);
  await stage.press('Enter');
  await tensor.locator('[tabindex="0"]').last().focus();
  await stage.press('Enter');
  await stage.until('explanation-value');
  await reveal(stage, 'explanation');
}

/** Pages, and the search within a large matrix. */
export async function showLargeTensor(stage: Stage): Promise<void> {
  await showNodeOf(stage, 'mnist-mlp', 'hidden1');
  await reveal(stage, 'tensor-hidden1.weight');
  const tensor = stage.page.getByTestId('tensor-hidden1.weight');
  await tensor.getByRole('button', { name: 'Largest' }).click();
}

/** A badge of the gradient check, opened. */
export async function showCheck(stage: Stage): Promise<void> {
  await showNodeOf(stage, 'xor', 'hidden');
  await stage.click('check-weight');
  await stage.page.locator('[data-testid="check-weight"][data-verdict]').click();
  await stage.until('check-details');
}

/** J along two weights. */
export async function showSurface(stage: Stage): Promise<void> {
  await showNodeOf(stage, 'xor', 'hidden');
  await stage.page.getByTestId('tensor-hidden.weight').locator('td[title]').nth(1).click();
  await stage.page.getByTestId('number-tabs').getByText('What if', { exact: true }).click();
  await stage.click('second-number');
  await stage.page.getByRole('option').nth(1).click();
  await stage.until('loss-surface');
  await reveal(stage, 'second-number');
}

/** A walk that stands at a breakpoint. */
export async function showBreakpoint(stage: Stage): Promise<void> {
  await showFresh(stage, 'xor');
  await stage.page.getByRole('button', { name: /^Breakpoint at Score/ }).click();
  await stage.press('Home');
  await stage.page.getByRole('button', { name: 'Play or pause' }).click();
  await stage.page.getByTestId('walk-step').getByText('Forward: Score').waitFor();
}

/** A walk within the update. */
export async function showUpdateStep(stage: Stage): Promise<void> {
  await showFresh(stage, 'xor');
  await stage.press('End', 'ArrowLeft', 'ArrowLeft');
}

/** A watch condition of the walk with an unknown name. */
export async function showWalkCondition(stage: Stage): Promise<void> {
  await showFresh(stage, 'xor');
  await stage.page.getByTestId('walk-stop-when').fill('norm(hiden.dout) < 1e-7');
  await stage.until('condition-problem');
}

export async function showBatch(stage: Stage): Promise<void> {
  await showFresh(stage, 'iris');
  await openChoices(stage);
  await choose(stage, 'lens-source', 'Next training batch');
  await stage.page.getByText('Mean loss J').waitFor();
}

export async function showMisclassified(stage: Stage): Promise<void> {
  await showFresh(stage, 'iris');
  await openChoices(stage);
  await choose(stage, 'lens-order', 'Misclassified');
  await stage.until('lens-found');
}

/** A graph without data. */
export async function showWithoutData(stage: Stage): Promise<void> {
  await stage.openFile('deep.backwire.json', deepDocument({ activation: 'sigmoid', depth: 3, hasData: false }));
  await stage.room('lens');
  await stage.until('lens-canvas');
}

/** Typed inputs without a target: values without gradients. */
export async function showWithoutLoss(stage: Stage): Promise<void> {
  await showFresh(stage, 'iris');
  await openChoices(stage);
  await choose(stage, 'lens-source', 'Typed numbers');
  await stage.page.getByTestId('lens-has-target').uncheck();
  await stage.page.getByText('Without a target there is no loss').waitFor();
}

/** The flow of δ through a deep network that was trained for a few epochs. */
export async function showDeepFlow(stage: Stage, activation: 'sigmoid' | 'leakyRelu'): Promise<void> {
  await stage.openFile('deep.backwire.json', deepDocument({ activation, depth: 8, hasData: true }));
  await stage.openTraining();
  await stage.click('train');
  // The graph is new: its first run stays after its end, which can come before anyone looks.
  await stage.until('run-progress');
  await stage.until('train');
  await stage.dock('gradients');
  await stage.page.getByText('δ', { exact: true }).click();
  await stage.until('flow-picture');
}
