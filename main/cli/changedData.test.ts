import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

describe('a file that changes or vanishes after training began', async () => {
  const rows = (offset: number) => Array.from({ length: 60 }, (_, row) => `${row + offset},${row % 2 ? 'yes' : 'no'}`).join('\n');
  const data = workplace.write('later.csv', `a,answer\n${rows(0)}\n`);
  const network = {
    ...{ format: 'backwire-graph', version: 1 },
    nodes: [
      { id: 'x', type: 'input', params: { shape: [1] } },
      { id: 'd', type: 'dense', params: { units: 2 } },
      { id: 'y', type: 'target', params: { classes: 2 } },
      { id: 'j', type: 'crossEntropy' },
    ],
    edges: [
      { from: ['x', 'out'], to: ['d', 'in'] },
      { from: ['d', 'out'], to: ['j', 'prediction'] },
      { from: ['y', 'out'], to: ['j', 'target'] },
    ],
    data: { dataset: data },
    training: { optimizer: { type: 'sgd', learningRate: 0.001 }, batchSize: 8, epochs: 30, seed: 1 },
  };
  const graph = workplace.write('later.backwire.json', network);
  const trained = await workplace.run(['train', graph, '--stop-when', 'epoch > 2', '--json']);
  const run = String(trained.jsonLines().at(-1)?.run);
  const resume = async () => workplace.run(['train', graph, '--resume', run, '--json']);
  const errorOf = ({ jsonLines }: Awaited<ReturnType<typeof resume>>) =>
    jsonLines().at(-1)?.error as { code: string; message: string };

  test('it is not resumed on other rows, and says so', async () => {
    workplace.write('later.csv', `a,answer\n${rows(1)}\n`);
    const outcome = await resume();
    expect([outcome.exitCode, errorOf(outcome)]).toEqual([1, expect.objectContaining({ code: 'run.dataChanged' })]);
  });

  test('nor without its file', async () => {
    rmSync(data);
    const outcome = await resume();
    expect([outcome.exitCode, errorOf(outcome)]).toEqual([1, expect.objectContaining({ code: 'dataset.missingFile' })]);
    expect(errorOf(outcome).message).toContain('later.csv');
  });
});
