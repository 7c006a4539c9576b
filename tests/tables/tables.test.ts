import { afterAll, describe, expect, test } from 'vitest';
import { Workplace } from '../../main/cli/testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

/** input [1] → dense(1) → loss, trained with Adam at 0.1 in batches of 4. */
function graphFor(dataset: string, epochs: number): unknown {
  return {
    format: 'backwire-graph',
    version: 1,
    name: 'Line',
    nodes: [
      { id: 'x', type: 'input', params: { shape: [1] }, position: { x: 0, y: 0 } },
      { id: 'line', type: 'dense', params: { units: 1 }, position: { x: 200, y: 0 } },
      { id: 'y', type: 'target', params: { shape: [] }, position: { x: 200, y: 200 } },
      { id: 'loss', type: 'mse', position: { x: 400, y: 0 } },
    ],
    edges: [
      { from: ['x', 'out'], to: ['line', 'in'] },
      { from: ['line', 'out'], to: ['loss', 'prediction'] },
      { from: ['y', 'out'], to: ['loss', 'target'] },
    ],
    data: { dataset },
    training: { optimizer: { type: 'adam', learningRate: 0.1 }, batchSize: 4, epochs, seed: 1 },
  };
}

const rows = (row: (index: number) => string) => Array.from({ length: 20 }, (_, index) => row(index)).join('\n');

test('a regression on decimal commas predicts in the written numbers: y = x + 100.5', async () => {
  const data = workplace.write('commas.csv', `x;y\n${rows((index) => `${index};${100 + index},5`)}\n`);
  const graph = workplace.write('commas.json', graphFor(data, 1500));
  const weights = workplace.path('commas.weights.json');
  const trained = await workplace.run(['train', graph, '--export', weights, '--json']);
  expect([trained.stderr, trained.exitCode]).toEqual(['', 0]);
  const predicted = await workplace.run([
    'predict',
    graph,
    '--weights',
    weights,
    '--input',
    workplace.write('ten.json', [[10]]),
    '--json',
  ]);
  const [prediction] = JSON.stringify(predicted.json()).match(/\d+\.\d+/) ?? [];
  expect(Number(prediction)).toBeCloseTo(110.5, 1);
});

describe('a non-numeric target ends each command with a fix', () => {
  test.each([
    ['thousands', (index: number) => `"1,${200 + index}"`, 'dataset.notation', 'decimal=point'],
    ['dollars', (index: number) => `$1${200 + index}`, 'dataset.notation', 'Write plain numbers'],
    ['percent', (index: number) => `${20 + index}%`, 'dataset.notation', 'Write plain numbers'],
    ['kilograms', (index: number) => `${20 + index} kg`, 'dataset.notation', 'Write plain numbers'],
    ['dates', (index: number) => `2019-03-${10 + index}`, 'dataset.notation', 'Write dates'],
    ['names', (index: number) => `name ${'abcdefghijklmnopqrst'[index]}`, 'dataset.tooManyClasses', 'task=classification'],
    ['missing values', (index: number) => (index === 7 ? '?' : 'ab'[index % 2]), 'dataset.missingValue', 'Fill in the value'],
  ])('%s', async (name, cell, code, fix) => {
    const data = workplace.write(`${name}.csv`, `x,y\n${rows((index) => `${index},${cell(index)}`)}\n`);
    const graph = workplace.write(`${name}.json`, graphFor(data, 1));
    const checked = await workplace.run(['check', graph, '--json']);
    expect(checked.exitCode).toBe(1);
    expect(JSON.stringify(checked.json())).toContain(code);
    expect(JSON.stringify(checked.json())).toContain(fix);
    const trained = await workplace.run(['train', graph, '--json']);
    expect(trained.exitCode).toBe(1);
    expect(trained.jsonLines().at(-1)).toMatchObject({ type: 'error', error: { code } });
  });
});

test('inspect reports how a table was read', async () => {
  const data = workplace.write(
    'pandas.csv',
    '0,1,species\n5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,2.8,virginica\n6.0,2.2,virginica\n',
  );
  const shown = await workplace.run(['datasets', 'inspect', data]);
  expect(shown.stdout).toContain('\nLine 1 was read as column names.\n');
  const { notes, inputs } = (await workplace.run(['datasets', 'inspect', data, '--json'])).json() as {
    notes: string[];
    inputs: { features: string[] }[];
  };
  expect(notes).toEqual(['Line 1 was read as column names.']);
  expect(inputs[0].features).toEqual(['0', '1']);
});
