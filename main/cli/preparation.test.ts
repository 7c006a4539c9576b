import { afterAll, describe, expect, test } from 'vitest';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { Tensor } from '#engine/training/index.ts';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

/** Input [features] → dense(units) → loss, on a table. */
function graph(
  dataset: string,
  {
    units = 1,
    target = {},
    loss = 'mse',
    data = {},
    features = 1,
    training = {},
  }: Readonly<Record<string, unknown>> & {
    readonly target?: Readonly<Record<string, unknown>>;
    readonly data?: Partial<GraphDocument['data']>;
    readonly training?: Partial<GraphDocument['training']>;
  } = {},
): unknown {
  return {
    format: 'backwire-graph',
    version: 1,
    nodes: [
      { id: 'x', type: 'input', params: { shape: [features] } },
      { id: 'd', type: 'dense', params: { units } },
      { id: 'y', type: 'target', params: { shape: [], ...target } },
      { id: 'j', type: loss },
    ],
    edges: [
      { from: ['x', 'out'], to: ['d', 'in'] },
      { from: ['d', 'out'], to: ['j', 'prediction'] },
      { from: ['y', 'out'], to: ['j', 'target'] },
    ],
    data: { dataset, ...data },
    training: { optimizer: { type: 'adam', learningRate: 0.1 }, batchSize: 4, epochs: 400, ...training },
  };
}

const table = (header: string, rows: readonly (readonly (string | number)[])[]) =>
  `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
const line = (from: number, to: number, y: (x: number) => number) =>
  table(
    'x,y',
    Array.from({ length: to - from }, (_, index) => [from + index, y(from + index)]),
  );

async function train(
  name: string,
  document: unknown,
): Promise<{ graph: string; weights: string; done: Record<string, unknown> }> {
  const path = workplace.write(`${name}.backwire.json`, document);
  const weights = workplace.path(`${name}.weights.json`);
  const { exitCode, stderr, jsonLines } = await workplace.run(['train', path, '--export', weights, '--json']);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  return { graph: path, weights, done: jsonLines().at(-1) ?? {} };
}

const evaluate = async (graphFile: string, weights: string, data: string) =>
  (await workplace.run(['evaluate', graphFile, '--weights', weights, '--data', data, '--json'])).json();
const predict = async (graphFile: string, weights: string, rows: unknown, ...more: string[]) => {
  const input = workplace.write('rows.json', rows);
  return workplace.run(['predict', graphFile, '--weights', weights, '--input', input, ...more, '--json']);
};

describe('a network trained on y = x for 0…19, standardized', async () => {
  const own = workplace.write(
    'own.csv',
    line(0, 20, (x) => x),
  );
  const other = workplace.write(
    'other.csv',
    line(100, 120, (x) => x),
  );
  const trained = await train('identity', graph(own, { data: { normalize: 'standard' } }));

  test('is evaluated on all of other data, with its own offset and scale', async () => {
    expect(await evaluate(trained.graph, trained.weights, other)).toEqual({
      loss: expect.closeTo(0, 6),
      metrics: { mae: expect.closeTo(0, 3), rmse: expect.closeTo(0, 3), r2: expect.closeTo(1, 6) },
      samples: 20,
      isTrainingData: false,
    });
  });

  test('is evaluated on the test samples of its own data', async () => {
    expect(await evaluate(trained.graph, trained.weights, own)).toMatchObject({ samples: 4, isTrainingData: true });
  });

  test('is evaluated on a single row', async () => {
    const row = workplace.write('row.csv', 'x,y\n50,50\n');
    expect(await evaluate(trained.graph, trained.weights, row)).toMatchObject({ samples: 1, loss: expect.closeTo(0, 6) });
  });

  test('predicts from raw numbers, and from normalized ones with --prepared', async () => {
    const raw = (await predict(trained.graph, trained.weights, [[10], [-50]])).json() as { outputs: Tensor };
    expect(raw.outputs.data).toEqual([expect.closeTo(10, 3), expect.closeTo(-50, 3)]);
    // The training split has 14 of 20 rows; the network gets (10 - mean) / deviation of these.
    const { mean, deviation } = await inputStatistics(trained.weights);
    const seen = (10 - mean) / deviation;
    const prepared = (await predict(trained.graph, trained.weights, [[seen]], '--prepared')).json() as { outputs: Tensor };
    expect(prepared.outputs.data[0]).toBeCloseTo(10, 3);
  });

  test('warns if the settings of a graph differ', async () => {
    const plain = workplace.write('plain.backwire.json', graph(own));
    const { stderr, json } = await predict(plain, trained.weights, [[10]]);
    const warning = "The graph sets normalize to 'none', but the weights were trained with 'standard'; the latter is used";
    expect(stderr).toBe(`warning: ${warning}\n`);
    expect(json()).toMatchObject({
      warnings: [{ code: 'weights.otherSettings', message: warning }],
      outputs: { data: [expect.closeTo(10, 3)] },
    });
  });

  test("keeps its training data's description in exported files", async () => {
    const copy = workplace.path('copy.json');
    await workplace.run(['export', trained.graph, '--weights', trained.weights, '--format', 'json', '--out', copy]);
    expect(await evaluate(trained.graph, copy, other)).toMatchObject({ samples: 20, loss: expect.closeTo(0, 6) });
  });

  test('evaluates the same from a file of an earlier version, without column names', async () => {
    const { preparation: _, ...file } = await readJson(trained.weights);
    const old = workplace.write('old.json', file);
    expect(await evaluate(trained.graph, old, other)).toMatchObject({ samples: 20, loss: expect.closeTo(0, 6) });
    expect(await evaluate(trained.graph, old, own)).toMatchObject({ samples: 4, isTrainingData: true });
  });
});

describe('classes', async () => {
  const centers = { apple: -4, berry: 0, cherry: 4 } as const;
  const rows = (names: readonly (keyof typeof centers)[]) =>
    names.flatMap((name) => [-0.5, 0, 0.5].map((shift) => [centers[name] + shift, name]));
  const own = workplace.write(
    'fruit.csv',
    table('x,fruit', [...rows(['apple', 'berry', 'cherry']), ...rows(['cherry', 'apple', 'berry'])]),
  );
  const trained = await train(
    'fruit',
    graph(own, { units: 3, target: { classes: 3 }, loss: 'crossEntropy', data: { validation: 0, test: 0 } }),
  );

  test('are in the weights file with their names and those of the columns', async () => {
    expect((await readJson(trained.weights)).preparation).toEqual({
      inputs: [{ name: 'features', shape: [1], features: ['x'] }],
      targets: [{ name: 'fruit', shape: [], classes: 3, classNames: ['apple', 'berry', 'cherry'] }],
    });
  });

  test('are matched by name in data without one of them, with reordered columns', async () => {
    const other = workplace.write(
      'two.csv',
      table(
        'fruit,x',
        rows(['berry', 'cherry']).map(([x, name]) => [name, x]),
      ),
    );
    const result = (await evaluate(trained.graph, trained.weights, other)) as {
      metrics: { accuracy: number; confusionMatrix: number[][] };
    };
    expect(result.metrics.accuracy).toBe(1);
    expect(result.metrics.confusionMatrix).toEqual([
      [0, 0, 0],
      [0, 3, 0],
      [0, 0, 3],
    ]);
  });

  test('unknown from training are rejected by name', async () => {
    const other = workplace.write('dates.csv', table('x,fruit', [...rows(['berry']), [9, 'date']]));
    expect(await evaluate(trained.graph, trained.weights, other)).toMatchObject({
      error: { code: 'dataset.unknownClass', message: expect.stringContaining("'date'") },
    });
  });

  test('name the predictions', async () => {
    expect((await predict(trained.graph, trained.weights, [[4], [-4]])).json()).toMatchObject({ classes: ['cherry', 'apple'] });
  });
});

describe('a regression on raw amounts with normalized input', async () => {
  const price = (x: number) => 250_000 + 3000 * x;
  const own = workplace.write('prices.csv', line(0, 20, price));
  const trained = await train('prices', graph(own, { data: { normalize: 'standard' } }));

  test('learns its amounts, and reports losses in their own units', async () => {
    expect(trained.done.loss).toBeLessThan(1);
    const { outputs } = (await predict(trained.graph, trained.weights, [[10], [110]])).json() as { outputs: Tensor };
    expect(outputs.data[0]).toBeCloseTo(price(10), -1);
    expect(outputs.data[1]).toBeCloseTo(price(110), -1);
  });

  test('reports the loss of wrong targets in their own units: off by 3 and by 4 is 12.5', async () => {
    const target = workplace.write('targets.json', [price(10) + 3, price(11) - 4]);
    const { json } = await predict(trained.graph, trained.weights, [[10], [11]], '--target', target);
    const { evaluation } = json() as { evaluation: { loss: number } };
    expect(evaluation.loss).toBeCloseTo(12.5, 0);
  });

  test('has the loss in its own units in the lens, with gradients of the minimized one', async () => {
    const input = workplace.write('lens.json', [[10]]);
    const target = workplace.write('lensTarget.json', [price(10) + 3000]);
    const files = ['--weights', trained.weights, '--input', input, '--target', target];
    const { json } = await workplace.run(['lens', trained.graph, ...files, '--check', '--json']);
    const { loss, objective, check } = json() as { loss: number; objective: number; check: Record<string, number> };
    const [deviation] = (await readJson(trained.weights)).preparation.targets[0].normalization.scale.map(
      (scale: number) => 1 / scale,
    );
    expect(loss / 9e6).toBeCloseTo(1, 2);
    expect(objective * deviation ** 2).toBeCloseTo(loss, 0);
    expect(Math.max(...Object.values(check))).toBeLessThan(1e-6);
  });

  test('is reported by check and train, and can be switched off', async () => {
    const { stdout } = await workplace.run(['check', trained.graph]);
    expect(stdout).toContain("Target 'y' is standardized for training");
    const off = workplace.write('off.backwire.json', graph(own, { data: { normalizeTarget: 'none' } }));
    const { json } = await workplace.run(['check', off, '--json']);
    expect(json()).not.toHaveProperty('normalizedTargets');
  });

  test.each(['mae', 'huber'])('works with %s too', async (loss) => {
    const { graph: file, weights } = await train(`prices-${loss}`, graph(own, { loss, data: { normalize: 'standard' } }));
    const target = workplace.write('offBy5.json', [price(10) + 5]);
    const { json } = await predict(file, weights, [[10]], '--target', target);
    const { outputs, evaluation } = json() as { outputs: Tensor; evaluation: { loss: number } };
    const error = Math.abs(outputs.data[0] - price(10) - 5);
    // Huber with d = 1 in the target's own units: |e| - 1/2 beyond.
    expect(evaluation.loss / (loss === 'mae' ? error : error > 1 ? error - 0.5 : error ** 2 / 2)).toBeCloseTo(1, 2);
    expect(Math.abs(outputs.data[0] / price(10) - 1)).toBeLessThan(0.01);
  });
});

async function readJson(path: string) {
  const { readFileSync } = await import('node:fs');
  return JSON.parse(readFileSync(path, 'utf8'));
}

async function inputStatistics(weights: string): Promise<{ mean: number; deviation: number }> {
  const { offset, scale } = (await readJson(weights)).preparation.inputs[0].normalization;
  return { mean: offset[0], deviation: 1 / scale[0] };
}
