import { afterAll, describe, expect, test } from 'vitest';
import { branchesOf, chainOf } from '#engine/testing/longNetworks.ts';
import { graph } from '#engine/testing/networks.ts';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

const data = workplace.write(
  'line.csv',
  `x,y\n${Array.from({ length: 20 }, (_, index) => `${index / 20},${(index + 1) / 20}`).join('\n')}\n`,
);

interface Report {
  readonly ok?: boolean;
  readonly diagnostics?: readonly { readonly code: string }[];
  readonly error?: { readonly code: string; readonly message: string };
}

describe('a graph that check calls valid is trained', () => {
  test.each([
    ['1,000 dropouts in a row', chainOf(1000, () => ['dropout', { rate: 0.001 }])],
    ['600 branches that are summed', branchesOf(600, 'add', () => ['sigmoid'])],
    ['3,500 sigmoids in a row', chainOf(3500, () => ['sigmoid'])],
    ['4,000 layers in a row', chainOf(4000, () => ['relu'])],
  ])('%s', async (what, document) => {
    const file = workplace.write(`${what.replaceAll(/\W/g, '')}.json`, document);
    const checked = await workplace.run(['check', file, '--data', data, '--json']);
    expect((checked.json() as Report).diagnostics).toEqual([]);
    const trained = await workplace.run([
      'train',
      file,
      '--data',
      data,
      '--epochs',
      '1',
      '--db',
      workplace.databaseFile,
      '--json',
    ]);
    expect(trained.jsonLines().at(-1)).toMatchObject({ type: 'done', status: 'completed' });
    expect(trained.exitCode).toBe(0);
  });
});

test('a sequence of 100,000 timesteps is rejected by check, init and train', async () => {
  const document = graph(
    [
      ['x', 'input', { shape: [100_000, 2] }],
      ['r', 'gru', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'r'],
      ['r', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const file = workplace.write('long.json', document);
  const checked = await workplace.run(['check', file, '--json']);
  expect(checked.exitCode).toBe(1);
  expect(checked.json()).toMatchObject({ ok: false, diagnostics: [{ code: 'graph.tooManyOperations', nodeId: 'r' }] });
  for (const command of [
    ['init', file, '--export', workplace.path('long.weights.json'), '--json'],
    ['train', file, '--data', data, '--db', workplace.databaseFile, '--json'],
  ]) {
    const refused = await workplace.run(command);
    expect(refused.exitCode).toBe(1);
    expect(refused.jsonLines().at(-1)).toMatchObject({ error: { code: 'graph.invalid', where: 'r' } });
    expect(refused.stdout).toContain('100,000 timesteps');
  }
});

test('weights of a network too large for even one sample are rejected before allocating', async () => {
  const document = graph(
    [
      ['x', 'input', { shape: [1024, 1024, 3] }],
      ['c', 'conv2d', { filters: 65_536 }],
      ['g', 'globalAvgPool2d'],
      ['d', 'dense', { units: 1 }],
      ['y', 'target', { shape: [1] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'c'],
      ['c', 'g'],
      ['g', 'd'],
      ['d', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const file = workplace.write('wide.json', document);
  const refused = await workplace.run(['init', file, '--export', workplace.path('wide.weights.json'), '--json']);
  expect(refused.exitCode).toBe(1);
  expect(refused.json()).toMatchObject({ error: { code: 'memory.tooLarge', expected: 'at most 4.3 GB' } });
});
