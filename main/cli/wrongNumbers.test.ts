import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { chain } from '#engine/testing/chains.ts';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

type Node = readonly [id: string, type: string, params?: Record<string, unknown>];

/** A graph file: input → nodes → loss, on a table with the given rows. */
function graphFile(
  name: string,
  {
    shape = [1],
    nodes,
    loss,
    target = { shape: [] },
    table,
    options = '',
  }: {
    shape?: readonly number[];
    nodes: readonly Node[];
    loss: string;
    target?: Record<string, unknown>;
    table: string;
    options?: string;
  },
): string {
  const dataset = `${workplace.write(`${name}.csv`, table)}${options}`;
  const training = { epochs: 2, batchSize: 4, optimizer: { type: 'adam', learningRate: 0.1 } };
  return workplace.write(`${name}.json`, { ...chain(shape, nodes, loss, target), name, data: { dataset }, training });
}

const tableOf = (labels: readonly (string | number)[], rows = 12) =>
  `x,y\n${Array.from({ length: rows }, (_, row) => `${row},${labels[row % labels.length]}`).join('\n')}\n`;
const DENSE = (units: number): Node => ['o', 'dense', { units }];

/** Untrained weights for a graph. */
async function weightsOf(graph: string): Promise<string> {
  const path = `${graph}.weights.json`;
  const { exitCode } = await workplace.run(['init', graph, '--seed', '1', '--export', path]);
  expect(exitCode).toBe(0);
  return path;
}

/** Expects `check` and `train` to reject a graph on its data with the same sentence. */
async function expectRefused(graph: string, says: string): Promise<void> {
  const checked = await workplace.run(['check', graph, '--json']);
  expect(checked.exitCode).toBe(1);
  const { diagnostics } = checked.json() as { diagnostics: { severity: string; message: string }[] };
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
    expect.stringContaining(says),
  ]);
  const trained = await workplace.run(['train', graph, '--json']);
  expect(trained.exitCode).toBe(1);
  expect(trained.jsonLines().at(-1)).toMatchObject({
    error: { code: 'graph.invalid', message: expect.stringContaining(`The data does not fit the graph: `) },
  });
  expect(trained.stderr).toContain(says);
}

describe('targets invalid for a loss', () => {
  test.each([
    [[1, 2, 3], "expects class indices from 0 to 2 as its target, but 'y' has 3 (line 4)"],
    [[0, 1, -5], "but 'y' has -5 (line 4)"],
    [[0, 1, 2.5], "but 'y' has 2.5 (line 4)"],
    [[0, 1, 1000], "but 'y' has 1000 (line 4)"],
  ])('crossEntropy over three scores with labels %j', async (labels, says) => {
    const graph = graphFile(`ce${labels.join('_')}`, { nodes: [DENSE(3)], loss: 'crossEntropy', table: tableOf(labels) });
    await expectRefused(graph, says);
  });

  test('binaryCrossEntropy with labels 1 and 2', async () => {
    const graph = graphFile('bce', { nodes: [DENSE(1)], loss: 'binaryCrossEntropy', table: tableOf([1, 2]) });
    await expectRefused(graph, "expects numbers from 0 to 1 as its target, but 'y' has 2 (line 3)");
  });

  test('kullbackLeibler with negative numbers, and with rows that do not sum to 1', async () => {
    const divergence = (name: string, rows: string) =>
      graphFile(name, {
        nodes: [DENSE(2), ['p', 'softmax']],
        loss: 'kullbackLeibler',
        target: { shape: [2] },
        table: `x,a,b\n${rows}\n${'5,1,0\n'.repeat(8)}`,
        options: '?target=a,b',
      });
    await expectRefused(divergence('kl1', '0,1.5,-0.5\n1,0.5,0.5\n2,0,1\n3,1,0\n4,1,0'), "'a, b' has -0.5 (line 2)");
    await expectRefused(divergence('kl2', '0,1,0\n1,0.5,0.7\n2,0,1\n3,1,0\n4,1,0'), "'a, b' has a row that sums to 1.2 (line 3)");
  });

  test('evaluate and lens reject them too', async () => {
    const graph = graphFile('good', { nodes: [DENSE(3)], loss: 'crossEntropy', table: tableOf([0, 1, 2]) });
    const weights = await weightsOf(graph);
    const wrong = workplace.write('wrong.csv', tableOf([1, 2, 3]));
    const evaluated = await workplace.run(['evaluate', graph, '--weights', weights, '--data', wrong, '--json']);
    expect(evaluated.json()).toMatchObject({ error: { code: 'graph.invalid', received: '3' } });
    const inputs = workplace.write('inputs.json', [[1], [2]]);
    const targets = workplace.write('targets.json', [0, 3]);
    const lensed = await workplace.run(['lens', graph, '--weights', weights, '--input', inputs, '--target', targets, '--json']);
    expect(lensed.exitCode).toBe(1);
    expect(lensed.json()).toMatchObject({
      error: {
        code: 'samples.value',
        expected: 'class indices from 0 to 2',
        received: '3',
        where: expect.stringContaining('sample 2'),
      },
    });
  });
});

test('hinge with labels -1 and 1 equals hinge with labels 0 and 1, to the bit, and check reports which it found', async () => {
  const files: string[] = [];
  for (const [name, labels, said] of [
    ['signs', [-1, 1], '-1 and 1'],
    ['bits', [0, 1], '0 and 1'],
  ] as const) {
    const graph = graphFile(name, { nodes: [DENSE(1)], loss: 'hinge', table: tableOf(labels) });
    const checked = await workplace.run(['check', graph, '--json']);
    expect(checked.json()).toMatchObject({ ok: true, notes: [`Hinge loss 'j' reads the labels of 'y' as ${said}`] });
    const weights = workplace.path(`${name}.weights.json`);
    const { exitCode, jsonLines } = await workplace.run(['train', graph, '--seed', '3', '--export', weights, '--json']);
    expect(exitCode).toBe(0);
    files.push(JSON.stringify([JSON.parse(readFileSync(weights, 'utf8')).parameters, jsonLines().at(-1)?.metrics]));
  }
  expect(files[0]).toBe(files[1]);
});

describe('indices out of range for an embedding', () => {
  const words = (name: string, wrong: number) =>
    graphFile(name, {
      shape: [2],
      nodes: [['e', 'embedding', { inputDim: 4, outputDim: 2 }], ['f', 'flatten'], DENSE(1)],
      loss: 'mse',
      table: `u,v,y\n${[0, 1, 2, 3, 0, 1, wrong, 2, 3, 1].map((v, u) => `${u % 4},${v},${u / 2 + 0.25}`).join('\n')}\n`,
    });

  test.each([4, -1, -0.5, 2.9])('check and train reject %s', async (wrong) => {
    await expectRefused(
      words(`words${wrong}`, wrong),
      `expects indices from 0 to 3 at 'in', but 'features' has ${wrong} (line 8)`,
    );
  });

  test('as do predict, lens and evaluate', async () => {
    const graph = words('fine', 3);
    const weights = await weightsOf(graph);
    const inputs = workplace.write('indices.json', [
      [0, 1],
      [2.9, 0],
    ]);
    const targets = workplace.write('numbers.json', [1, 2]);
    const error = { code: 'samples.value', received: '2.9', message: expect.stringContaining("'x' has 2.9 (sample 2)") };
    for (const args of [
      ['predict', graph, '--weights', weights, '--input', inputs],
      ['lens', graph, '--weights', weights, '--input', inputs, '--target', targets],
    ]) {
      const { exitCode, json } = await workplace.run([...args, '--json']);
      expect(exitCode).toBe(1);
      expect(json()).toMatchObject({ error });
    }
    const other = workplace.write('other.csv', 'u,v,y\n0,1,0.5\n1,9,1.5\n2,2,2.5\n3,3,3.5\n0,0,0.5\n');
    const evaluated = await workplace.run(['evaluate', graph, '--weights', weights, '--data', other, '--json']);
    expect(evaluated.json()).toMatchObject({ error: { code: 'graph.invalid', received: '9' } });
  });
});

describe('several target columns for one target', () => {
  const oneHot = `x,a,b,c\n${Array.from({ length: 12 }, (_, row) => `${row},${[0, 1, 2].map((k) => Number(row % 3 === k))}`).join('\n')}\n`;

  test('one-hot columns train the same weights as class indices', async () => {
    const options = '?target=a,b,c';
    const rows = graphFile('rows', { nodes: [DENSE(3)], loss: 'crossEntropy', target: { shape: [3] }, table: oneHot, options });
    const indices = graphFile('indices', { nodes: [DENSE(3)], loss: 'crossEntropy', table: tableOf([0, 1, 2]) });
    const [a, b] = await Promise.all(
      [rows, indices].map(async (graph, index) => {
        expect((await workplace.run(['check', graph, '--json'])).json()).toMatchObject({ ok: true, diagnostics: [] });
        const weights = workplace.path(`onehot${index}.json`);
        expect((await workplace.run(['train', graph, '--seed', '1', '--export', weights])).exitCode).toBe(0);
        return JSON.parse(readFileSync(weights, 'utf8')).parameters;
      }),
    );
    expect(a).toEqual(b);
  });

  test('several columns are the target of a regression', async () => {
    const table = `x,a,b\n${Array.from({ length: 12 }, (_, row) => `${row / 10},${row / 5},${1 - row / 10}`).join('\n')}\n`;
    const graph = graphFile('plane', {
      nodes: [DENSE(2)],
      loss: 'mse',
      target: { shape: [2] },
      table,
      options: '?target=a,b',
    });
    const weights = workplace.path('plane.weights.json');
    const args = ['train', graph, '--epochs', '400', '--seed', '1', '--export', weights];
    expect((await workplace.run(args)).exitCode).toBe(0);
    const inputs = workplace.write('half.json', [[0.5]]);
    const { outputs } = (await workplace.run(['predict', graph, '--weights', weights, '--input', inputs, '--json'])).json() as {
      outputs: { data: number[] };
    };
    // a = 2 x and b = 1 - x.
    expect(outputs.data[0]).toBeCloseTo(1, 2);
    expect(outputs.data[1]).toBeCloseTo(0.5, 2);
  });
});

test('named classes in a loss that measures distances are an error, and two classes a warning', async () => {
  const words = graphFile('fruit', { nodes: [DENSE(1)], loss: 'mse', table: tableOf(['apple', 'berry', 'cherry']) });
  const checked = await workplace.run(['check', words, '--json']);
  expect(checked.exitCode).toBe(1);
  expect(checked.json()).toMatchObject({ diagnostics: [{ code: 'loss.classIndices', severity: 'error' }] });
  expect((await workplace.run(['train', words, '--json'])).exitCode).toBe(1);
  const sides = graphFile('sides', { nodes: [DENSE(1)], loss: 'mse', table: tableOf(['no', 'yes']) });
  expect((await workplace.run(['check', sides, '--json'])).json()).toMatchObject({
    ok: true,
    diagnostics: [{ code: 'loss.classIndices', severity: 'warning' }],
  });
});

test('the lens writes an infinite gradient as such, and a finite one at a certain prediction as -1', async () => {
  const graph = graphFile('sure', {
    nodes: [DENSE(1), ['p', 'sigmoid']],
    loss: 'binaryCrossEntropy',
    table: tableOf([0, 1]),
  });
  const weights = await weightsOf(graph);
  const file = JSON.parse(readFileSync(weights, 'utf8'));
  file.parameters = [
    { ...file.parameters[0], data: [1] },
    { ...file.parameters[1], data: [0] },
  ];
  const identity = workplace.write('identity.json', { ...file, parameters: file.parameters });
  const douts = async (z: number, y: number) => {
    const inputs = workplace.write('z.json', [[z]]);
    const targets = workplace.write('y.json', [y]);
    const { json } = await workplace.run([
      'lens',
      graph,
      '--weights',
      identity,
      '--input',
      inputs,
      '--target',
      targets,
      '--json',
    ]);
    return (json() as { nodes: Record<string, { dout: { data: unknown[] } }> }).nodes.p.dout.data;
  };
  expect(await douts(40, 1)).toEqual([-1]);
  expect(await douts(1000, 0)).toEqual(['Infinity']);
});

test('normalizations over one value give a warning', async () => {
  const batches = graphFile('batches', {
    nodes: [DENSE(2), ['b', 'batchNorm'], ['q', 'dense', { units: 1 }]],
    loss: 'mse',
    table: `x,y\n${Array.from({ length: 12 }, (_, row) => `${row},${row / 7}`).join('\n')}\n`,
  });
  // 12 samples, 9 of them for training: batches of 4 leave one.
  expect((await workplace.run(['check', batches, '--json'])).json()).toMatchObject({
    ok: true,
    diagnostics: [{ code: 'training.batchOfOne', fix: { label: 'Set the batch size to 5' } }],
  });
});
