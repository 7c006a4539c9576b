import { expect, test } from 'vitest';
import type { TrainingSettings } from '#engine/graph/index.ts';
import type { LensProgress } from './contract/index.ts';
import { spiralGraph } from './runs/testing/temporaryRuns.ts';
import { connectedApp } from './testing/connectedApp.ts';

/** The app behind a message port, with a finished run of 5 steps an epoch. */
async function withRun(training: TrainingSettings = {}) {
  const { app, client } = connectedApp();
  const document = spiralGraph({ epochs: 8, ...training });
  const { id: runId } = await client.runs.start({ document });
  for await (const _ of app.services.runs.watch(runId));
  const weights = { kind: 'run', runId } as const;
  /** A tensor of the run after a step. */
  const read = async (step: number, address: string): Promise<number[]> => {
    const question = { weights: { ...weights, step }, samples: TYPED, mode: 'evaluate', changes: [] } as const;
    const { data } = await client.lens.tensor({ question: { ...question, changes: [] }, address });
    const bytes = Buffer.from(data, 'base64');
    return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(8 * index));
  };
  return { client, app, runId, weights, document, read };
}

const TYPED = { kind: 'typed', inputs: { x: [0.5, -0.25] }, targets: { y: [1] } } satisfies {
  kind: 'typed';
  inputs: Record<string, number[]>;
  targets: Record<string, number[]>;
};

const norm = (values: readonly number[]): number => Math.hypot(...values);

/** Forward and backward pass of the network by hand. */
function byHand([w1, b1, w2, b2]: readonly number[][]) {
  const [x, y] = [TYPED.inputs.x, TYPED.targets.y[0]];
  const t = b1.map((bias, j) => Math.tanh(bias + w1[2 * j] * x[0] + w1[2 * j + 1] * x[1]));
  const z = b2.map((bias, j) => t.reduce((sum, a, i) => sum + w2[4 * j + i] * a, bias));
  const total = z.reduce((sum, each) => sum + Math.exp(each), 0);
  const p = z.map((each) => Math.exp(each) / total);
  const dz = p.map((each, j) => each - (j === y ? 1 : 0));
  const dt = t.map((_, i) => dz.reduce((sum, d, j) => sum + d * w2[4 * j + i], 0));
  const dh = dt.map((d, i) => d * (1 - t[i] ** 2));
  return { loss: -Math.log(p[y]), p, deltas: { h: norm(dh), t: norm(dt), d: norm(dt), o: norm(dz) } };
}

test('a sample is followed through the training: loss, probabilities and δ are those computed by hand', async () => {
  const { client, weights, read } = await withRun();
  const followed = await client.lens.follow({ weights, samples: TYPED, count: 9 });
  expect(followed.map(({ step }) => step)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40]);
  expect(followed.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  for (const { step, loss, prediction, deltas } of followed) {
    const parameters = await Promise.all(['h.weight', 'h.bias', 'o.weight', 'o.bias'].map((name) => read(step, name)));
    const expected = byHand(parameters);
    expect(loss).toBeCloseTo(expected.loss, 10);
    expect(prediction).toMatchObject({ kind: 'probabilities', target: 'y', class: expected.p[1] > expected.p[0] ? 1 : 0 });
    for (const [index, value] of (prediction?.values ?? []).entries()) expect(value).toBeCloseTo(expected.p[index], 10);
    for (const { node, norm: size } of deltas) {
      if (node in expected.deltas) expect(size).toBeCloseTo(expected.deltas[node as keyof typeof expected.deltas], 10);
    }
  }
  expect(new Set(followed.map(({ loss }) => loss)).size).toBe(9);
  const dense = await client.lens.follow({ weights, samples: TYPED, from: 30, to: 33, count: 200, spread: 'logarithmic' });
  expect(dense.map(({ step }) => step)).toEqual([30, 31, 32, 33]);
});

test('following tells its progress and can be canceled; a sample that does not exist is refused', async () => {
  const { client, weights } = await withRun({ epochs: 60 });
  const abort = new AbortController();
  const heard: LensProgress[] = [];
  const watching = (async () => {
    for await (const progress of await client.lens.progress({ weights }, { signal: abort.signal })) {
      heard.push(progress);
      if (progress.part === 'follow') abort.abort();
    }
  })().catch(() => {});
  const question = { weights, samples: TYPED, count: 200 };
  await expect(client.lens.follow(question, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
  await watching;
  expect(heard.at(-1)).toMatchObject({ part: 'follow' });
  expect(heard.at(-1)?.share).toBeLessThan(1);
  const none = client.lens.follow({ weights, samples: { kind: 'data', split: 'test', numbers: [20] } });
  await expect(none).rejects.toMatchObject({ data: { code: 'lens.sampleRange' } });
  const beyond = client.lens.follow({ weights, samples: TYPED, to: 301 });
  await expect(beyond).rejects.toMatchObject({ data: { code: 'replay.stepRange' } });
});

test('the first step at which a condition held is found in the records, by bisection and by replay', async () => {
  const { client, runId, weights, read } = await withRun();
  const find = (condition: string, range = {}) => client.lens.findStep({ weights, condition, ...range });
  const { steps } = await client.runs.metrics({ runId, most: 1000 });
  const bound = [...steps.loss].map(Number).sort((a, b) => a - b)[10];
  const first = steps.step[steps.loss.findIndex((loss) => Number(loss) < bound)];
  const { held } = await find(`loss < ${bound}`);
  expect(held).toMatchObject({ step: first, values: [{ text: 'loss', value: steps.loss[first - 1] }] });
  expect(await find('step >= 17')).toMatchObject({ held: { step: 17, epoch: 4 }, from: 1, to: 40 });
  expect(await find('epoch > 3', { from: 3, to: 30 })).toMatchObject({ held: { step: 16 }, from: 3, to: 30 });

  const largest: number[] = [];
  for (let step = 1; step <= 40; step++) {
    const parameters = await Promise.all(['h.weight', 'h.bias', 'o.weight', 'o.bias'].map((name) => read(step, name)));
    largest.push(Math.max(...parameters.flat()));
  }
  const passed = largest.findIndex((value) => value > largest[0] + 0.01) + 1;
  expect(passed).toBeGreaterThan(1);
  expect(await find(`max(weight) > ${largest[0] + 0.01}`)).toMatchObject({ held: { step: passed } });
  expect(await find('loss < 0')).toEqual({ held: null, from: 1, to: 40 });
  expect(await find('norm(delta) > 1e6')).toEqual({ held: null, from: 1, to: 40 });
  await expect(find('lss < 1')).rejects.toMatchObject({ data: { code: 'condition.unknownName' } });
});

test('a search finds what training would have stopped at, with the same values', async () => {
  const condition = 'max(gradient) > 0.12 and step > 2';
  const { client, app, weights, document } = await withRun();
  const { held } = await client.lens.findStep({ weights, condition });
  const training = { ...document.training, stopWhen: condition };
  const { id } = await client.runs.start({ document: { ...document, training } });
  for await (const { progress } of app.services.runs.watch(id)) if (progress.status === 'paused') break;
  const { conditions, step } = await client.runs.load({ runId: id });
  await client.runs.stop({ runId: id });
  expect(step).toBeGreaterThan(2);
  expect(held).toEqual(conditions[0].held);
});

test('of a failed run, the step that failed is searched, too', async () => {
  const { client, runId, weights } = await withRun({ optimizer: { type: 'sgd', learningRate: 3e38 } });
  const { status, step } = await client.runs.load({ runId });
  expect(status).toBe('failed');
  const { held, to } = await client.lens.findStep({ weights, condition: 'nonFinite' });
  expect(held?.step).toBeLessThanOrEqual(step + 1);
  expect(held?.step).toBeGreaterThan(0);
  expect(to).toBe(step + 1);
});

test('a preview tells what a fork keeps, and refuses steps that are not there', async () => {
  const { client, runId, document } = await withRun();
  const nodes = document.nodes.map((node) => (node.id === 'h' ? { ...node, params: { units: 6 } } : node));
  const preview = (step: number, changed = document) => client.runs.previewFork({ runId, step, document: changed });
  expect(await preview(7)).toEqual({
    ...{ run: runId, step: 7, parameters: 4, remarks: [] },
    kept: ['h.weight', 'h.bias', 'o.weight', 'o.bias'],
  });
  const { kept, remarks } = await preview(7, { ...document, nodes });
  expect(kept).toEqual(['o.bias']);
  expect(remarks[0]).toMatchObject({ values: { name: 'h.weight', expected: '[6, 2]', found: '[4, 2]' } });
  const started = await client.runs.start({ document: { ...document, nodes }, weightsOf: runId, atStep: 7 });
  expect(started.forkedFrom).toEqual({ run: runId, step: 7 });
  // After what it starts with, and what it keeps.
  expect(started.notes.slice(2, 2 + remarks.length)).toEqual(remarks);
  await client.runs.stop({ runId: started.id });
  await expect(preview(41)).rejects.toMatchObject({ data: { code: 'replay.stepRange' } });
  await expect(client.runs.previewFork({ runId: 'none', step: 1, document })).rejects.toMatchObject({
    data: { code: 'run.notFound' },
  });
});

test('a pass has the settings of its step, where they were changed during the training', async () => {
  const { app, client } = connectedApp();
  const document = spiralGraph({ epochs: 1_000_000 });
  const { id: runId } = await client.runs.start({ document, pauseAfter: 'step' });
  for await (const { progress } of app.services.runs.watch(runId)) if (progress.status === 'paused') break;
  await client.runs.changeSettings({
    runId,
    settings: [
      { address: 'd.rate', value: 0 },
      { address: 'training.batchSize', value: 80 },
    ],
  });
  for (let step = 2; step <= 6; step++) await client.runs.trainFor({ runId, span: 'step' });
  await client.runs.stop({ runId });
  const pass = async (step: number) => {
    const { samples, nodes } = await client.lens.pass({
      ...{ weights: { kind: 'run', runId, step }, samples: { kind: 'batch' } },
      ...{ mode: 'train', changes: [] },
    });
    const shown = new Map(nodes.map(({ id, out }) => [id, out.norm]));
    return { size: samples.length, drops: shown.get('d') !== shown.get('t') };
  };
  expect(await Promise.all([0, 1, 4, 5].map(pass))).toEqual([
    { size: 16, drops: true },
    { size: 16, drops: false },
    { size: 16, drops: false },
    { size: 80, drops: false },
  ]);
});
