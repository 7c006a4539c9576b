import { emptyGraph } from '../../../engine/graph/index.ts';
import { faultyDocument, MISFIT } from './faultyDocument.ts';
import type { Stage } from './stage.ts';

export async function showPage(stage: Stage, type: string): Promise<void> {
  await stage.room('learn');
  await stage.choose(`learn-${type}`, 'Learn');
}

export async function showData(stage: Stage, name: string): Promise<void> {
  await stage.room('data');
  await stage.choose(`dataset-${name}`, 'Data sets');
}

const FLOWERS = `petal,sepal,species\n${'1.4,5.1,setosa\n4.7,7.0,versicolor\n6.0,6.3,virginica\n'.repeat(20)}`;

/** A table dropped onto the window, before it is imported. */
export async function showImport(stage: Stage, table = FLOWERS): Promise<void> {
  await stage.dropFile('flowers.csv', table);
  const form = stage.page.getByTestId('data-file-form');
  await form.getByTestId('data-preview').or(form.getByRole('alert')).waitFor();
}

/** The same as the data of the active graph. */
export async function showImportedData(stage: Stage): Promise<void> {
  await stage.room('data');
  await showImport(stage);
  await stage.page.getByRole('button', { name: 'Import', exact: true }).click();
  await stage.page.getByTestId('data-room').getByRole('heading', { name: 'flowers.csv' }).waitFor();
}

/** A foreign graph whose data file has not been allowed. */
export async function showUnreadData(stage: Stage): Promise<void> {
  const graph = { ...emptyGraph('Theirs'), data: { dataset: '/home/ada/flowers.csv?target=species' } };
  await stage.dropFile('theirs.backwire.json', JSON.stringify(graph));
  await stage.room('data');
  await stage.page.getByTestId('data-room').getByTestId('read-file').waitFor();
}

/** During training, long enough to be observed. */
export async function showTraining(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.setTraining('epochs', '1000000');
  await stage.click('train');
  await stage.until('pause');
  await stage.page.waitForTimeout(2500);
}

/** The same, paused. */
export async function showPaused(stage: Stage): Promise<void> {
  await stage.dock('curves');
  const pause = stage.page.getByTestId('pause');
  if (await pause.isVisible()) await pause.click();
  await stage.until('resume');
}

/** A watch condition with an unknown name. */
export async function showConditionProblem(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.openTraining();
  await stage.enter('stopWhen', 'step > 3 and norm(hiden.dout) < 1e-7');
  await stage.until('condition-problem');
  await stage.page.getByRole('button', { name: 'hidden.dout' }).scrollIntoViewIfNeeded();
}

/** A run that has paused, because its condition holds. */
export async function showConditionHeld(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.setTraining('stopWhen', 'norm(delta) < 0.01');
  await stage.setTraining('epochs', '500');
  await stage.click('train');
  await stage.until('resume');
}

/** The metrics that can be plotted beside the loss. */
export async function showMetrics(stage: Stage): Promise<void> {
  await showPaused(stage);
  await stage.click('choose-metric');
}

/** The flow of δ through the network of the paused run. */
export async function showFlow(stage: Stage): Promise<void> {
  await stage.dock('gradients');
  await stage.page.getByText('δ', { exact: true }).click();
  await stage.until('flow-picture');
}

/** The history of the values of a parameter of the paused run. */
export async function showHistory(stage: Stage, drawing: string): Promise<void> {
  await stage.example('iris');
  await stage.setTraining('epochs', '40');
  await stage.click('train');
  await stage.until('run-progress');
  await stage.until('train');
  await stage.dock('histories');
  await stage.until('history-numbers');
  await stage.page.locator(`input[value=${drawing}] + label`).click();
}

/** A finished run with its details. */
export async function showRun(stage: Stage): Promise<void> {
  await stage.room('design');
  const stop = stage.page.getByRole('button', { name: 'Stop' });
  if (await stop.isEnabled()) await stop.click();
  await stage.room('runs');
  await stage.page.getByTestId('runs-room').getByText('Run 1').click();
  await stage.until('run-details');
}

/** What is found in a run with several faults. */
export async function showDiagnosis(stage: Stage): Promise<void> {
  await stage.openFile('misfit.backwire.json', faultyDocument(MISFIT));
  await stage.until('node-sigmoid');
  await stage.click('train');
  await stage.room('runs');
  await stage.page.getByTestId('runs-room').getByText('Run 1', { exact: true }).click();
  const opener = stage.page.getByRole('button', { name: 'Open Run' });
  const found = stage.page.getByTestId('diagnosis');
  await opener.or(found).first().waitFor();
  if (await opener.isVisible()) await opener.click();
  await found.locator('[data-code="smallBatch"]').waitFor();
  await found.evaluate((section) => section.scrollIntoView());
}

/** A finished run, evaluated on test samples. */
export async function showTest(stage: Stage): Promise<void> {
  await showRun(stage);
  await stage.click('evaluate-test');
  await stage.until('test-matrix');
}

/** The weights of a file, as an entry in the list of runs. */
export async function showImported(stage: Stage): Promise<void> {
  await stage.example('iris');
  await stage.dropFile('flowers.safetensors', irisWeights());
  await stage.page.getByRole('button', { name: 'Show in Runs' }).click();
  await stage.page.getByTestId('runs-room').getByText('flowers.safetensors').waitFor();
}

/** Length of a header of safetensors whose length has no byte that UTF-8 would change. */
const HEADER_BYTES = 512;

/** Weights of zeros that fit the Iris example, as safetensors. */
function irisWeights(): string {
  const shapes = { 'hidden.weight': [16, 4], 'hidden.bias': [16], 'scores.weight': [3, 16], 'scores.bias': [3] };
  let end = 0;
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const begin = end;
    end += 4 * shape.reduce((product, length) => product * length, 1);
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }] as const;
  });
  const header = JSON.stringify(Object.fromEntries(entries)).padEnd(HEADER_BYTES);
  return `\0\x02${'\0'.repeat(6)}${header}${'\0'.repeat(end)}`;
}

/** The dialog that asks for the format of a weights file. */
export async function showExport(stage: Stage): Promise<void> {
  await showRun(stage);
  await stage.click('export-weights');
  await stage.until('export-start');
}

/** The results of a trained example, on validation samples. */
export async function showResults(stage: Stage, example: string, epochs = '3'): Promise<void> {
  await stage.example(example);
  await stage.setTraining('epochs', epochs);
  await stage.click('train');
  await stage.page.getByTestId('run-progress').getByText('Completed').first().waitFor({ timeout: 120_000 });
  await stage.room('results');
  await stage.until('results');
  await stage.page.locator('[data-testid^="sample-"]').first().waitFor();
}

/** Digits that are taken for others, and one of the data as the input to try. */
export async function showResultsCell(stage: Stage): Promise<void> {
  await showResults(stage, 'mnist-mlp', '1');
  await stage.page.getByTestId('confusion-matrix').getByRole('button', { name: 'True 4, predicted 9' }).click();
  await stage.page.getByRole('heading', { name: 'Samples of class 4, predicted as 9' }).waitFor();
  const sample = stage.page.getByTestId('try-sample');
  if (await sample.isVisible()) await sample.click();
}
