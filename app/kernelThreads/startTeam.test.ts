import { afterEach, expect, test } from 'vitest';
import { checkGraph } from '#engine/graph/index.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { feed } from '#engine/testing/feed.ts';
import { graph, randomColumn } from '#engine/testing/networks.ts';
import { initializeParameters, Model } from '#engine/training/index.ts';
import { type StartedTeam, startTeam } from './index.ts';

const BUILT_KERNEL_WORKER = new URL('../../dist/node/kernelWorker.js', import.meta.url);
const BATCH = 100;

const started: StartedTeam[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map(({ close }) => close()));
});

/** Large enough that every kind of kernel is shared. */
const document = graph(
  [
    ['x', 'input', { shape: [15, 20, 3] }],
    ['c', 'conv2d', { filters: 9, padding: 'same' }],
    ['n', 'relu'],
    ['m', 'maxPool2d'],
    ['f', 'flatten'],
    ['h', 'dense', { units: 401 }],
    ['t', 'tanh'],
    ['d', 'dropout', { rate: 0.25 }],
    ['o', 'dense', { units: 190 }],
    ['y', 'target', { shape: [], classes: 190 }],
    ['j', 'crossEntropy'],
  ],
  [
    ['x', 'c'],
    ['c', 'n'],
    ['n', 'm'],
    ['m', 'f'],
    ['f', 'h'],
    ['h', 't'],
    ['t', 'd'],
    ['d', 'o'],
    ['o', 'j', 'prediction'],
    ['y', 'j', 'target'],
  ],
  { optimizer: { type: 'adam' } },
);

/** The bits of all training results with a number of threads. */
function trainWith(threads: number): (string | Uint32Array)[] {
  const team = startTeam(BUILT_KERNEL_WORKER, threads);
  started.push(team);
  const checked = checkGraph(document);
  const model = new Model(checked, createWasmExecutor({ team: team.team }), initializeParameters(checked, 1));
  const columns = new Map([
    ['x', randomColumn('x', [15, 20, 3], BATCH, 3)],
    ['y', randomColumn('y', [], BATCH, 4, 190)],
  ]);
  const samples = Uint32Array.from({ length: BATCH }, (_, index) => index);
  for (let step = 1; step <= 6; step++) {
    // Another batch size, and thus another program, in between.
    const loaded = model.program('train', step === 4 ? 50 : BATCH);
    feed(loaded, columns, samples, 0);
    loaded.run({ seed: 1, step, learningRate: 0.01 });
  }
  return [...model.parameters(), ...model.slots()].flatMap(({ name, data }) => [name, new Uint32Array(data.buffer)]);
}

test('any number of threads gives the same bits', () => {
  const alone = trainWith(1);
  expect(alone.length).toBe(2 * 6 * 3);
  for (const threads of [2, 3, 5]) expect(trainWith(threads)).toEqual(alone);
});
