import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunDetails, RunSummary } from '#app/contract/index.ts';
import { openDatasets } from '#app/datasets/index.ts';
import { RESOURCES } from '#app/runs/testing/temporaryRuns.ts';
import { checkGraph, type GraphDocument } from '#engine/graph/index.ts';
import { readWeightsJson } from '#engine/interchange/index.ts';
import { referenceExecutor } from '#engine/kernels/index.ts';
import { evaluate } from '#engine/training/index.ts';
import { readJson } from './testing/exampleFiles.ts';
import { examplePath, type Outcome, Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

/** Iris with a learning rate large enough that the validation loss oscillates. */
function restless(training: object): string {
  const graph = readJson<GraphDocument>(examplePath('iris'));
  const optimizer = { type: 'adam', learningRate: 0.05 };
  return workplace.write('restless.json', { ...graph, training: { ...graph.training, optimizer, ...training } });
}

/** The validation loss of a weights file, by the float64 reference. */
function validationLossOf(file: string): number {
  const { document, parameters } = readWeightsJson(readFileSync(file, 'utf8'));
  if (!document.data) throw new Error('the file names no data');
  const dataset = openDatasets({ resourcesDirectory: RESOURCES }).load(document.data, { baseDirectory: '/' });
  const graph = checkGraph(document).bind(dataset);
  return evaluate({ graph, split: 'validation', parameters, executor: referenceExecutor }).loss;
}

const earlyStopping = { monitor: 'validationLoss', patience: 6, restoreBestWeights: true };

describe.each([
  ['a run that stops early', { epochs: 400, earlyStopping }],
  // 38 epochs would be one too many: it ends by itself, and still restores the weights.
  ['a run that trains all its epochs', { epochs: 36, earlyStopping: { ...earlyStopping, patience: 30 } }],
])('%s and restores its best weights reports it', (_what, training) => {
  const weights = workplace.path('weights.json');
  let outcome: Outcome;
  let best: { epoch: number; step: number; validation: { loss: number } };
  let last: { epoch: number; step: number };
  beforeAll(async () => {
    outcome = await workplace.run(['train', restless(training), '--export', weights, '--json']);
    const epochs = outcome.jsonLines().filter(({ type }) => type === 'epoch') as unknown as (typeof best)[];
    best = epochs.reduce((a, b) => (b.validation.loss < a.validation.loss ? b : a));
    last = epochs[epochs.length - 1];
    expect(last.epoch).toBeGreaterThan(best.epoch);
  });

  test('in its last line, which describes the weights', () => {
    const { epoch, step, validation } = best;
    const restoredAfter = { epoch: last.epoch, step: last.step };
    expect(outcome.jsonLines().at(-1)).toMatchObject({ type: 'done', epoch, step, validation, restoredAfter });
    expect(validationLossOf(weights)).toBeCloseTo(validation.loss, 6);
  });

  test('in its weights file, without the optimizer state of other weights', () => {
    const { training: said } = readJson<{ training: Record<string, unknown> }>(weights);
    expect(said).toMatchObject({
      epoch: best.epoch,
      step: best.step,
      restoredAfter: { epoch: last.epoch, step: last.step },
      optimizer: { type: 'adam', note: expect.stringContaining(`epoch ${best.epoch}`), slots: [] },
    });
    const [{ loss }] = outcome.jsonLines().filter(({ epoch, type }) => type === 'epoch' && epoch === best.epoch);
    expect(said.loss).toBe(loss);
  });

  test('in the list of runs, in its details, and when exported again', async () => {
    const [run] = (await workplace.run(['runs', 'list', '--json'])).json() as RunSummary[];
    expect(run).toMatchObject({ restoredEpoch: best.epoch, epoch: last.epoch, validation: best.validation });
    expect((await workplace.run(['runs', 'list'])).stdout).toContain(`${best.epoch} (restored)`);
    expect((await workplace.run(['runs', 'show', run.id])).stdout).toMatch(`restored from the best epoch, ${best.epoch}`);
    const args = ['export', '--run', run.id, '--format', 'json', '--out', workplace.path('again.json')];
    expect((await workplace.run([...args, '--json'])).json()).toMatchObject({
      source: { epoch: best.epoch, step: best.step, trained: { epoch: last.epoch }, isRestored: true },
    });
    expect((await workplace.run(args)).stdout).toContain(`step ${best.step}, in epoch ${best.epoch}: those of the best epoch`);
    expect(readFileSync(workplace.path('again.json'), 'utf8')).toBe(readFileSync(weights, 'utf8'));
  });

  test('in text output', async () => {
    const { stdout } = await workplace.run(['train', restless(training)]);
    expect(stdout).toMatch(
      new RegExp(`and the weights of the best epoch, ${best.epoch}, were restored: loss .*, validation loss`),
    );
  });
});

test('a run whose last epoch is the best restores nothing, and keeps the optimizer state', async () => {
  const weights = workplace.path('last.json');
  const graph = restless({ epochs: 3, earlyStopping: { monitor: 'loss', patience: 5, restoreBestWeights: true } });
  const { jsonLines } = await workplace.run(['train', graph, '--export', weights, '--json']);
  expect(jsonLines().at(-1)).toMatchObject({ epoch: 3 });
  expect(jsonLines().at(-1)).not.toHaveProperty('restoredAfter');
  const { training } = readJson<{ training: { epoch: number; optimizer: { slots: unknown[] } } }>(weights);
  expect(training).toMatchObject({ epoch: 3, optimizer: { slots: expect.arrayContaining([expect.anything()]) } });
});

test('a failed run exports its last checkpoint, and says so', async () => {
  const graph = readJson<GraphDocument>(examplePath('sine'));
  const document = { ...graph, training: { ...graph.training, optimizer: { type: 'sgd', learningRate: 1e30 } } };
  await workplace.run(['train', workplace.write('failing.json', document), '--json']);
  const [{ id }] = (await workplace.run(['runs', 'list', '--json'])).json() as RunSummary[];
  const run = (await workplace.run(['runs', 'show', id, '--json'])).json() as RunDetails;
  const args = ['export', '--run', id, '--format', 'json', '--out', workplace.path('failed.json')];
  const { exitCode, json } = await workplace.run([...args, '--json']);
  expect(exitCode).toBe(0);
  expect(json()).toMatchObject({
    source: { run: id, status: 'failed', step: 0, epoch: 0, trained: { step: run.step }, isRestored: false },
  });
  const { stdout } = await workplace.run(args);
  expect(stdout).toMatch(/warning: The run \w+ failed at step \d+; .*are the initial weights, from before the first step\./);
  const { training } = readJson<{ training: object }>(workplace.path('failed.json'));
  expect(training).toMatchObject({ status: 'failed', step: 0, epoch: 0 });
});

test('a stopped run exports the weights of its last checkpoint, and says so', async () => {
  const interrupted = {
    onInterrupt(listener: () => void) {
      listener();
      return () => {};
    },
  };
  await workplace.run(['train', examplePath('iris'), '--epochs', '2000'], interrupted);
  const [{ id, step }] = (await workplace.run(['runs', 'list', '--json'])).json() as RunSummary[];
  const out = workplace.path('stopped.json');
  const { json } = await workplace.run(['export', '--run', id, '--format', 'json', '--out', out, '--json']);
  expect(json()).toMatchObject({ source: { status: 'stopped', step, trained: { step } } });
});
