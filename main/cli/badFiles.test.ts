import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { GraphDocument } from '#engine/graph/index.ts';
import { makeExampleFiles, readJson } from './testing/exampleFiles.ts';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const iris = await makeExampleFiles(workplace, 'iris');
const xor = await makeExampleFiles(workplace, 'xor');

describe('mismatched files end with exit code 1', () => {
  const weights = ['--weights', iris.weights];
  const input = ['--input', iris.inputs];

  test.each(['evaluate', 'predict', 'lens', 'export'])('weights of another graph (%s)', async (command) => {
    const rest = {
      evaluate: [],
      predict: input,
      lens: [...input, '--target', iris.targets],
      export: ['--format', 'json', '--out', workplace.path('never.json')],
    }[command] as string[];
    const { exitCode, json } = await workplace.run([command, iris.graph, '--weights', xor.weights, ...rest, '--json']);
    expect(json()).toMatchObject({ error: { code: 'weights.otherGraph', where: expect.stringContaining(xor.weights) } });
    expect(exitCode).toBe(1);
  });

  test.each([
    { what: 'truncated', change: (text: string) => text.slice(0, -40), code: 'weights.notJson' },
    { what: 'a graph', change: () => readFileSync(iris.graph, 'utf8'), code: 'weights.foreign' },
    {
      what: 'from the future',
      change: (text: string) => text.replace('"version": 1,\n', '"version": 99,\n'),
      code: 'weights.newerVersion',
    },
    { what: 'a number short', change: (text: string) => text.replace(/"data": \[[^,]+,/, '"data": ['), code: 'weights.length' },
  ])('weights that are $what', async ({ change, code }) => {
    const path = workplace.write('damaged.json', change(readFileSync(iris.weights, 'utf8')));
    const { exitCode, json, stderr } = await workplace.run(['evaluate', iris.graph, '--weights', path, '--json']);
    expect(json()).toMatchObject({ error: { code, message: expect.stringContaining('damaged.json') } });
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(exitCode).toBe(1);
  });

  test.each([
    { what: 'truncated', content: '[[1, 2', code: 'cli.notJson' },
    { what: 'of another shape', content: [[1, 2, 3]], code: 'samples.shape' },
    { what: 'not numbers', content: [[1, 2, 3, 'four']], code: 'samples.notANumber' },
    { what: 'no list', content: { x: 1 }, code: 'samples.notAnArray' },
    { what: 'none', content: [], code: 'samples.empty' },
  ])('samples that are $what', async ({ content, code }) => {
    const path = workplace.write('samples.json', content);
    const { exitCode, json } = await workplace.run(['predict', iris.graph, ...weights, '--input', path, '--json']);
    expect(json()).toMatchObject({ error: { code, message: expect.stringContaining('samples.json') } });
    expect(exitCode).toBe(1);
  });

  test.each([
    { what: 'a class that is none', content: [0, 1, 3], code: 'samples.class' },
    { what: 'fewer than the inputs', content: [0, 1], code: 'samples.count' },
  ])('targets: $what', async ({ content, code }) => {
    const path = workplace.write('targets.json', content);
    const { exitCode, json } = await workplace.run(['lens', iris.graph, ...weights, ...input, '--target', path, '--json']);
    expect(json()).toMatchObject({ error: { code } });
    expect(exitCode).toBe(1);
  });

  test('a graph without data cannot be evaluated', async () => {
    const { data: _, ...graph } = readJson<GraphDocument>(iris.graph);
    const path = workplace.write('no-data.json', graph);
    const { exitCode, json } = await workplace.run(['evaluate', path, ...weights, '--json']);
    expect(json()).toMatchObject({ error: { code: 'cli.noData', fix: expect.stringContaining('--data') } });
    expect(exitCode).toBe(1);
  });
});
