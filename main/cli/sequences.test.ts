import { afterAll, describe, expect, test } from 'vitest';
import type { Tensor } from '#engine/training/index.ts';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

type Node = readonly [id: string, type: string, params?: Readonly<Record<string, unknown>>];

/** A network whose nodes follow each other, up to a loss between the last one and a target. */
function chain(nodes: readonly Node[], [loss, target]: readonly [string, object], dataset: string): unknown {
  const all: readonly Node[] = [...nodes, ['y', 'target', { ...target }], ['j', loss]];
  const edges = nodes.slice(1).map(([id], index) => ({ from: [nodes[index][0], 'out'], to: [id, 'in'] }));
  return {
    format: 'backwire-graph',
    version: 1,
    nodes: all.map(([id, type, params = {}]) => ({ id, type, params })),
    edges: [...edges, { from: [nodes.at(-1)?.[0], 'out'], to: ['j', 'prediction'] }, { from: ['y', 'out'], to: ['j', 'target'] }],
    data: { dataset, normalize: 'standard' },
    training: { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32, epochs: 12, seed: 1 },
  };
}

async function train(name: string, document: unknown): Promise<{ graph: string; weights: string }> {
  const graph = workplace.write(`${name}.backwire.json`, document);
  const weights = workplace.path(`${name}.weights.json`);
  const { exitCode, stderr } = await workplace.run(['train', graph, '--export', weights, '--json']);
  expect([exitCode, stderr]).toEqual([0, '']);
  return { graph, weights };
}

async function predict({ graph, weights }: { graph: string; weights: string }, input: string) {
  const { json } = await workplace.run(['predict', graph, '--weights', weights, '--input', input, '--json']);
  return json() as { outputs: Tensor; classes?: string[] };
}

const sine = (step: number): number => Math.sin(step * 0.3);
const sineTable = (from: number, to: number): string =>
  `step,y\n${Array.from({ length: to - from }, (_, index) => `${from + index},${sine(from + index)}`).join('\n')}\n`;

describe('an LSTM trained on windows of a sine', async () => {
  const table = workplace.write('sine.csv', sineTable(0, 400));
  const data = `${table}?window=12&time=step`;
  const nodes: readonly Node[] = [
    ['x', 'input', { shape: [12, 1] }],
    ['l', 'lstm', { units: 8 }],
    ['o', 'dense', { units: 1 }],
  ];
  const trained = await train('forecast', chain(nodes, ['mse', {}], data));

  test('forecasts the steps after those of its training', async () => {
    const { weights, graph } = trained;
    const { json } = await workplace.run(['evaluate', graph, '--weights', weights, '--json']);
    expect(json()).toMatchObject({ isTrainingData: true, samples: 68 });
    expect((json() as { metrics: { r2: number } }).metrics.r2).toBeGreaterThan(0.98);
  });

  test('takes raw rows, a forecast for each window, also the one whose answer is not known', async () => {
    const { outputs } = await predict(trained, workplace.write('new.csv', sineTable(500, 514)));
    expect(outputs.shape).toEqual([3, 1]);
    outputs.data.forEach((value, window) => {
      expect(Math.abs(value - sine(512 + window))).toBeLessThan(0.15);
    });
  });
});

const OPINIONS = { good: ['great', 'lovely', 'superb'], bad: ['awful', 'dreadful', 'poor'] } as const;
const THINGS = ['film', 'book', 'play', 'meal', 'trip'];

/** Reviews of some things, each with its label. */
const REVIEWS = THINGS.flatMap((thing) =>
  Object.entries(OPINIONS).flatMap(([label, words]) =>
    words.flatMap((word, index) => [`"The ${thing} was ${word}, number ${index}!",${label}`, `what a ${word} ${thing},${label}`]),
  ),
);

describe('a classifier of texts', async () => {
  const table = workplace.write('reviews.csv', `review,label\n${[...REVIEWS, ...REVIEWS].join('\n')}\n`);
  const nodes: readonly Node[] = [
    ['x', 'input', { shape: [8] }],
    ['e', 'embedding', { inputDim: 30, outputDim: 4 }],
    ['f', 'flatten'],
    ['o', 'dense', { units: 2 }],
  ];
  const document = chain(nodes, ['crossEntropy', { classes: 2 }], `${table}?text=words&length=8`);
  const trained = await train('reviews', document);

  test('takes raw texts, with words that it does not know', async () => {
    const rows = 'review\n"The trip was superb, number 1!"\nwhat a dreadful opera\n';
    expect((await predict(trained, workplace.write('texts.csv', rows))).classes).toEqual(['good', 'bad']);
  });
});
