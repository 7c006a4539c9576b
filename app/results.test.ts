import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { GraphDocument } from '#engine/graph/index.ts';
import { graph } from '#engine/testing/networks.ts';
import { spiralGraph } from './runs/testing/temporaryRuns.ts';
import { connectedApp } from './testing/connectedApp.ts';

type Node = Parameters<typeof graph>[0][number];

/** One dense layer between a table and a loss. */
const linear = (size: number, units: number, [target, loss]: [Node, string], data: GraphDocument['data']): GraphDocument => ({
  ...graph(
    [['x', 'input', { shape: [size] }], ['o', 'dense', { units }], target, ['j', loss]],
    [
      ['x', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { epochs: 3, batchSize: 8 },
  ),
  data,
});

/** The app behind a message port, with a trained run of a graph. */
async function withRun(documentIn: (folder: string) => GraphDocument) {
  const opened = connectedApp();
  const { client, app, folder } = opened;
  const document = documentIn(folder);
  await client.datasets.allow({ dataset: document.data?.dataset ?? '' });
  const { id: runId } = await client.runs.start({ document });
  for await (const _ of app.services.runs.watch(runId));
  return { ...opened, runId, weights: { kind: 'run', runId } as const };
}

/** Two numbers and a category → a number or a class. */
const TABLE = [
  'size,weight,kind,price',
  ...Array.from({ length: 40 }, (_, row) => `${row},${100 - row},${row % 4 === 0 ? 'old' : 'new'},${3 * row}`),
];

const spirals = (training = {}) => ({
  ...spiralGraph({ epochs: 6, ...training }),
  data: { dataset: 'spirals?samples=200&noise=0.1', validation: 0.2, test: 0.2 },
});

const refusal = (code: string) => ({ data: { code } });

test('the results on test samples are those of the evaluation, with curves and calibration', async () => {
  const { client, app, runId, weights } = await withRun(() => spirals());
  const results = await client.results.judge({ weights, split: 'test' });
  const { test: evaluated } = await app.services.runWeights.evaluate(runId);
  expect(results.metrics).toEqual(
    Object.fromEntries(Object.entries(evaluated?.metrics ?? {}).map(([name, value]) => [name, expect.closeTo(value, 6)])),
  );
  expect(results.loss).toBeCloseTo(evaluated?.loss ?? Number.NaN, 5);
  expect(results).toMatchObject({ step: evaluated?.step, epoch: 6, samples: { validation: 32, test: 40 } });
  const { judged } = results;
  if (judged?.kind !== 'classes') throw new Error('it classifies');
  const { testTables } = await client.runs.load({ runId });
  expect(judged.matrix).toEqual(testTables?.matrices.confusionMatrix);
  expect(judged.classNames).toEqual(testTables?.classNames);
  expect(judged.curves.map(({ roc }) => roc?.x.at(-1))).toEqual([1, 1]);
  expect(judged.calibration?.reduce((sum, { count }) => sum + count, 0)).toBe(40);
});

test('a cell of the confusion matrix leads to its samples, with what they look like', async () => {
  const { client, weights } = await withRun(() => spirals());
  const { judged } = await client.results.judge({ weights, split: 'validation' });
  const matrix = judged?.kind === 'classes' ? judged.matrix : null;
  const search = { weights, split: 'validation', order: 'worst', most: 500, withInputs: true } as const;
  for (const wanted of [0, 1]) {
    for (const predicted of [0, 1]) {
      const found = await client.lens.findSamples({ ...search, class: wanted, predicted });
      expect(found).toHaveLength(matrix?.[wanted][predicted] ?? -1);
      for (const sample of found) {
        expect(sample).toMatchObject({ target: [wanted], predicted: [predicted] });
        expect(Number(sample.probability)).toBeGreaterThanOrEqual(0.5);
        // The cross-entropy of two classes: -ln p of the true one.
        const right = wanted === predicted ? Number(sample.probability) : 1 - Number(sample.probability);
        expect(sample.loss).toBeCloseTo(-Math.log(right), 4);
        expect(sample.inputs).toMatchObject([
          { kind: 'row', fields: [{ value: expect.any(Number) }, { value: expect.any(Number) }] },
        ]);
      }
    }
  }
});

test('the weights of the epoch with the best validation are judged, too', async () => {
  const { client, runId, weights } = await withRun(() => spirals({ epochs: 12 }));
  const { best } = await client.results.judge({ weights, split: 'validation' });
  const { epochs } = await client.runs.metrics({ runId });
  const losses = epochs.map(({ validation }) => validation?.loss ?? Number.NaN);
  expect(best?.epoch).toBe(losses.indexOf(Math.min(...losses)) + 1);
  const step = best?.step ?? 0;
  const judged = await client.results.judge({ weights: { ...weights, step }, split: 'validation' });
  expect(judged).toMatchObject({ step, epoch: best?.epoch });
  expect(judged.loss).toBeCloseTo(Math.min(...losses), 5);
});

test('numbers are judged in the units of the target', async () => {
  const { client, weights } = await withRun(() =>
    linear(1, 1, [['y', 'target', { shape: [1] }], 'mse'], { dataset: 'line?samples=100', normalizeTarget: 'standard' }),
  );
  const { judged, metrics, best } = await client.results.judge({ weights, split: 'train' });
  if (judged?.kind !== 'numbers') throw new Error('it is a regression');
  const { wanted, given, numbers } = judged.points;
  const residuals = given.map((value, index) => value - wanted[index]);
  expect(metrics.mae).toBeCloseTo(residuals.reduce((sum, each) => sum + Math.abs(each), 0) / residuals.length, 5);
  expect(judged.metrics.r2).toBeCloseTo(metrics.r2, 5);
  const [worst] = await client.lens.findSamples({ weights, split: 'train', order: 'worst', most: 1 });
  const at = numbers.indexOf(worst.number);
  expect(given[at]).toBeCloseTo(Number(worst.predicted?.[0]), 4);
  expect(wanted[at]).toBeCloseTo(worst.target?.[0] ?? Number.NaN, 4);
  expect(best).not.toBeNull();
});

test('a row is typed with the names, categories and units of its table', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, row) => `${1000 + row},${['red', 'green', 'blue'][row % 3]},${row % 3 === 0 ? 'yes' : 'no'}`,
  );
  const { client, weights } = await withRun((folder) => {
    const path = join(folder, 'rows.csv');
    writeFileSync(path, ['weight,color,ripe', ...rows].join('\n'));
    return linear(4, 2, [['y', 'target', { shape: [], classes: 2 }], 'crossEntropy'], { dataset: path, normalize: 'standard' });
  });
  const { inputs } = await client.results.form({ weights });
  expect(inputs).toEqual([
    {
      node: 'x',
      size: 4,
      fields: [
        { name: 'weight', kind: 'number', range: [1000, 1059] },
        { name: 'color', kind: 'category', categories: expect.arrayContaining(['red', 'green', 'blue']) },
      ],
    },
  ]);
  const found = await client.lens.findSamples({ weights, split: 'train', order: 'random', most: 5, withInputs: true });
  for (const { probability, predicted, inputs: [seen] = [] } of found) {
    const fields = seen.kind === 'row' ? Object.fromEntries(seen.fields.map(({ name, value }) => [name, value])) : {};
    expect(Object.keys(fields)).toEqual(['weight', 'color']);
    const [answer] = await client.results.predict({ weights, inputs: { x: fields } });
    expect(answer).toMatchObject({ target: 'ripe', kind: 'probabilities', class: predicted?.[0] });
    expect(answer.names.toSorted()).toEqual(['no', 'yes']);
    expect(answer.values[answer.class ?? 0]).toBeCloseTo(Number(probability), 5);
  }
  await expect(client.results.predict({ weights, inputs: { x: { color: 'red' } } })).rejects.toMatchObject(refusal('lens.typed'));
});

test('a text is typed as it is, and seen as the network sees it', async () => {
  const rows = ['what a great film,good', 'what an awful film,bad', 'a great book,good', 'an awful play,bad'];
  const { client, weights } = await withRun((folder) => {
    const path = join(folder, 'reviews.csv');
    writeFileSync(path, ['review,label', ...rows, ...rows, ...rows].join('\n'));
    return linear(3, 2, [['y', 'target', { shape: [], classes: 2 }], 'crossEntropy'], {
      dataset: `${path}?text=words&length=3`,
      validation: 0,
      test: 0,
    });
  });
  const { inputs } = await client.results.form({ weights });
  expect(inputs).toEqual([{ node: 'x', size: 3, fields: [{ name: 'review', kind: 'text' }] }]);
  const found = await client.lens.findSamples({ weights, split: 'train', order: 'worst', most: 12, withInputs: true });
  expect(found).toHaveLength(12);
  for (const { probability, predicted, inputs: [seen] = [] } of found) {
    const [text] = seen.kind === 'row' ? seen.fields.map(({ value }) => value) : [];
    expect(rows.map((row) => row.replace(/,.*/, '').split(' ').slice(0, 3).join(' '))).toContain(text);
    const [answer] = await client.results.predict({ weights, inputs: { x: { review: String(text) } } });
    expect(answer).toMatchObject({ target: 'label', class: predicted?.[0] });
    expect(answer.values[answer.class ?? 0]).toBeCloseTo(Number(probability), 5);
  }
});

test('a split without samples is refused', async () => {
  const { client, weights } = await withRun(() => spiralGraph());
  await expect(client.results.judge({ weights, split: 'validation' })).rejects.toMatchObject(refusal('lens.noSamples'));
  expect((await client.results.judge({ weights, split: 'test' })).best).toBeNull();
});

test('a picture is seen in 8-bit values, and drawn in the units of the data', async () => {
  const { client, weights } = await withRun(() =>
    linear(784, 10, [['y', 'target', { shape: [], classes: 10 }], 'crossEntropy'], { dataset: 'mnist', validation: 0.8 }),
  );
  const [{ picture }] = (await client.results.form({ weights })).inputs;
  expect(picture).toEqual({ width: 28, height: 28, channels: 1, range: [0, 255] });
  const search = { weights, split: 'test', order: 'best', most: 2, withInputs: true } as const;
  for (const { inputs: [seen] = [], predicted, probability } of await client.lens.findSamples(search)) {
    const pixels = seen.kind === 'picture' ? [...Buffer.from(seen.data, 'base64')] : [];
    const [answer] = await client.results.predict({ weights, inputs: { x: pixels } });
    expect(answer).toMatchObject({ class: predicted?.[0], names: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] });
    expect(answer.values[answer.class ?? 0]).toBeCloseTo(Number(probability), 4);
  }
});

test('a decision surface has the predictions at the centers of its cells, and the training samples', async () => {
  const { client, weights } = await withRun(() => spirals());
  const surface = await client.results.surface({ weights, size: 8 });
  const { axes, prediction, points } = surface;
  expect(surface).toMatchObject({ size: 8, epoch: 6, held: [], features: axes.map(({ node, name }) => ({ node, name })) });
  if (prediction.kind !== 'classes') throw new Error('it classifies');
  const [x, y] = axes;
  const center = ({ from, to }: typeof x, at: number) => from + ((to - from) * (at + 0.5)) / 8;
  for (const cell of [0, 7, 27, 63]) {
    const [across, up] = [center(x, cell % 8), center(y, Math.floor(cell / 8))];
    const [sample] = await client.results.predict({ weights, inputs: { [x.node]: { [x.name]: across, [y.name]: up } } });
    expect(prediction.classes[cell]).toBe(sample.class);
    expect(prediction.shares[cell]).toBeCloseTo(Number(sample.values[sample.class ?? 0]), 5);
  }
  expect(points.x).toHaveLength(128);
  expect(Math.min(...points.x)).toBeGreaterThan(x.from);
  expect(Math.max(...points.y)).toBeLessThan(y.to);
  expect(new Set(points.answers)).toEqual(new Set([0, 1]));
});

test('features other than the axes are held at the mean, or at the most frequent value', async () => {
  const { client, weights } = await withRun((folder) => {
    writeFileSync(join(folder, 'table.csv'), TABLE.join('\n'));
    const data = { dataset: 'table.csv?target=price', validation: 0, test: 0 };
    return linear(4, 1, [['y', 'target', { shape: [1] }], 'mse'], data);
  });
  const surface = await client.results.surface({ weights, size: 8 });
  expect(surface.axes.map(({ name }) => name)).toEqual(['size', 'weight']);
  expect(surface.held).toEqual([{ name: 'kind', value: 'new' }]);
  const { prediction } = surface;
  if (prediction.kind !== 'numbers') throw new Error('it predicts a number');
  expect([prediction.names, prediction.values.length]).toEqual([['price'], 64]);
  const { features } = surface;
  const swapped = await client.results.surface({ weights, size: 8, axes: [features[1], features[0]] });
  expect(swapped.axes.map(({ name }) => name)).toEqual(['weight', 'size']);
});

test('without two number features there is no decision surface', async () => {
  const { client, weights } = await withRun((folder) => {
    writeFileSync(join(folder, 'one.csv'), ['size,price', ...Array.from({ length: 20 }, (_, row) => `${row},${row}`)].join('\n'));
    const data = { dataset: 'one.csv?target=price', validation: 0, test: 0 };
    return linear(1, 1, [['y', 'target', { shape: [1] }], 'mse'], data);
  });
  await expect(client.results.surface({ weights })).rejects.toMatchObject(refusal('lens.noSurface'));
});
