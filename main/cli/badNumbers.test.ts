import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { GraphDocument } from '#engine/graph/index.ts';
import { makeExampleFiles, readJson } from './testing/exampleFiles.ts';
import { Workplace } from './testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const iris = await makeExampleFiles(workplace, 'iris');

/** A graph of one dense layer with one unit, its weights, and its predictions: y = w · x. */
const line = workplace.write('line.json', {
  format: 'backwire-graph',
  version: 1,
  nodes: [
    { id: 'x', type: 'input', params: { shape: [1] } },
    { id: 'h', type: 'dense', params: { units: 1, useBias: false } },
    { id: 'y', type: 'target', params: { shape: [1] } },
    { id: 'loss', type: 'mse' },
  ],
  edges: [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['loss', 'prediction'] },
    { from: ['y', 'out'], to: ['loss', 'target'] },
  ],
});

/** The JSON of the line's weights, with the text of its value and of further fields. */
const weightsOf = (data: string, more = '') =>
  `{"format":"backwire-weights","version":1,"graph":${readFileSync(line, 'utf8')},"parameters":[{"name":"h.weight","shape":[1,1],"dtype":"float32","data":${data}}${more}]}`;

const base64 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return `{"base64":"${bytes.toString('base64')}"}`;
};

async function predict(weights: string, input: string) {
  const [weightsFile, inputFile] = [workplace.write('w.json', weights), workplace.write('in.json', input)];
  const outcome = await workplace.run(['predict', line, '--weights', weightsFile, '--input', inputFile, '--json']);
  return { ...outcome, error: (outcome.json() as { error?: Record<string, string> }).error };
}

describe('numbers beyond float32 end with exit code 1 and are named', () => {
  test('the largest ones are computed with: 2 · 3e38 / 2 in two samples', async () => {
    const { exitCode, json } = await predict(weightsOf('[2]'), '[[1.5e38], [0.5]]');
    expect(exitCode).toBe(0);
    const { outputs } = json() as { outputs: { data: number[] } };
    expect(outputs.data.map(Math.fround)).toEqual([3e38, 1].map(Math.fround));
  });

  test.each([
    ['1e39', 'found 1e+39'],
    ['-3.5e38', 'found -3.5e+38'],
    ['1e400', 'found Infinity (a number too large to represent, such as 1e400)'],
    ['null', 'found null'],
    ['"1"', 'found "1"'],
    ['true', 'found true'],
  ])('samples: %s', async (number, says) => {
    const { exitCode, error } = await predict(weightsOf('[2]'), `[[1], [${number}]]`);
    expect(error).toMatchObject({ code: 'samples.notANumber', message: expect.stringContaining(says) });
    expect(error?.message).toContain("in.json, sample 2 of 'x'");
    expect(exitCode).toBe(1);
  });

  test.each([
    [
      '[1e39]',
      'weights.notANumber',
      "'h.weight' expects a number that float32 can represent, up to 3.4e+38, at element 0, but has 1e+39",
    ],
    ['[1e400]', 'weights.notANumber', 'too large to represent'],
    ['[null]', 'weights.notANumber', 'at element 0, but has null'],
    ['["2"]', 'weights.notANumber', 'but has "2"'],
    ['[[2]]', 'weights.notANumber', 'but has [2]'],
    ['7', 'weights.malformed', 'parameters[0].data: expected a list of numbers, or { "base64": … }, found 7'],
    ['{"base64":"AACAPwA="}', 'weights.length', 'expects 1 numbers, but has 1.25'],
    [base64(Number.NaN), 'weights.nonFinite', "'h.weight' has NaN at element 0"],
    [base64(Number.NEGATIVE_INFINITY), 'weights.nonFinite', "'h.weight' has -Infinity at element 0"],
  ])('weights: %s', async (data, code, says) => {
    const { exitCode, error } = await predict(weightsOf(data), '[[1]]');
    expect(error).toMatchObject({ code, message: expect.stringContaining(says) });
    expect(exitCode).toBe(1);
  });

  test('non-finite weights can still be copied, as base64', async () => {
    const weights = workplace.write('nan.json', weightsOf(base64(Number.NaN)));
    const out = workplace.path('copy.json');
    const args = ['export', line, '--weights', weights, '--format', 'json', '--encoding', 'base64', '--out', out];
    expect((await workplace.run(args)).exitCode).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('"base64":"AADAfw=="');
  });

  test('a prediction that overflows float32: 10 · 1e38', async () => {
    const { exitCode, error } = await predict(weightsOf('[10]'), '[[1], [1e38]]');
    expect(error).toMatchObject({
      code: 'cli.notFinite',
      message: expect.stringMatching(/^The prediction for sample 2 is Infinity/),
    });
    expect(exitCode).toBe(1);
  });

  test('a loss that overflows', async () => {
    const weights = workplace.write('large.json', weightsOf('[3e38]'));
    const csv = workplace.write('large.csv', `x,y\n${'1e38,1\n'.repeat(20)}`);
    const graph = { ...readJson<GraphDocument>(line), data: { dataset: csv } };
    const path = workplace.write('line-with-data.json', graph);
    const { exitCode, json } = await workplace.run(['evaluate', path, '--weights', weights, '--json']);
    expect(json()).toMatchObject({ error: { code: 'cli.notFinite' } });
    expect(exitCode).toBe(1);
  });

  test.each([
    ['schedule', { type: 'exponential', decayRate: 1e39 }, 'must be a number'],
    ['optimizer', { type: 'adam', epsilon: 1e39 }, "'epsilon' must be a number that float32 can represent"],
    ['clip', { type: 'value', clipValue: 1e300 }, 'float32'],
  ])('training settings: %s %o', async (setting, value, says) => {
    const graph = readJson<Record<string, object>>(iris.graph);
    const path = workplace.write('settings.json', { ...graph, training: { ...graph.training, [setting]: value } });
    const { exitCode, json } = await workplace.run(['check', path, '--json']);
    expect(json()).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'training.invalidParam', message: expect.stringContaining(says) }],
    });
    expect(exitCode).toBe(1);
  });
});

describe('a duplicate parameter', () => {
  test('is rejected, whichever comes last', async () => {
    const again = ',{"name":"h.weight","shape":[1,1],"dtype":"float32","data":[5]}';
    const { exitCode, error } = await predict(weightsOf('[2]', again), '[[1]]');
    expect(error).toMatchObject({ code: 'weights.duplicate', message: expect.stringContaining("the parameter 'h.weight' once") });
    expect(exitCode).toBe(1);
  });

  test('is rejected among optimizer slots, too', async () => {
    const slot = { name: 'h.weight/m', shape: [1, 1], dtype: 'float32', data: [0] };
    const training = JSON.stringify({ optimizer: { type: 'adam', slots: [slot, slot] } });
    const { error } = await predict(weightsOf('[2]').replace(/\}$/, `,"training":${training}}`), '[[1]]');
    expect(error).toMatchObject({ code: 'weights.duplicate', message: expect.stringContaining("'h.weight/m' once") });
  });
});
