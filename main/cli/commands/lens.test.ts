import { afterAll, describe, expect, test } from 'vitest';
import type { GraphDocument } from '#engine/graph/index.ts';
import type { LensResult } from '#engine/lens/index.ts';
import { EXAMPLES, type ExampleFiles, makeExampleFiles, readJson } from '../testing/exampleFiles.ts';
import { Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());
const iris = await makeExampleFiles(workplace, 'iris');

const lensOf = ({ graph, weights, inputs, targets }: ExampleFiles, ...args: string[]) =>
  workplace.run(['lens', graph, '--weights', weights, '--input', inputs, '--target', targets, ...args]);

/** Their float64 loss is slow, and computed about ten times per weight: one sample is enough. */
const CONVOLUTIONAL: readonly string[] = ['mnist-cnn', 'residual'];

interface ExplanationJson {
  readonly of: string;
  readonly latex: string;
  readonly value: number;
  readonly terms: readonly { readonly value: number; readonly from: readonly string[] }[];
}

interface LensJson extends LensResult {
  readonly check?: Record<string, number>;
}

describe('lens', () => {
  test.each(EXAMPLES)(
    'the gradients of %s agree with central differences',
    async (name) => {
      const files = await makeExampleFiles(workplace, name, CONVOLUTIONAL.includes(name) ? 1 : 3);
      const { exitCode, json } = await lensOf(files, '--check', '--json');
      expect(exitCode).toBe(0);
      const { gradients, check = {} } = json() as LensJson;
      expect(Object.keys(check)).toEqual(Object.keys(gradients));
      expect(Object.keys(check).length).toBeGreaterThan(0);
      for (const error of Object.values(check)) expect(error).toBeLessThan(1e-6);
    },
    240_000,
  );

  test('gives the output of every node and the gradient of every parameter', async () => {
    const { loss, nodes, gradients, check } = (await lensOf(iris, '--json')).json() as LensJson;
    expect(check).toBeUndefined();
    expect(Object.keys(nodes).sort()).toEqual(['hidden', 'loss', 'relu', 'scores', 'x', 'y']);
    expect(nodes.hidden.out.shape).toEqual([3, 16]);
    expect(nodes.relu.out.data).toEqual(nodes.hidden.out.data.map((z) => Math.max(0, z)));
    expect(nodes.scores.dout?.shape).toEqual([3, 3]);
    expect(gradients['scores.weight'].shape).toEqual([3, 16]);

    // δ of the logits is (p - y) / batch, and the loss the mean of -log p[y].
    const wanted = readJson<number[]>(iris.targets);
    const probabilities = wanted.map((_, row) => softmax(nodes.scores.out.data.slice(3 * row, 3 * row + 3)));
    const expectedLoss = wanted.reduce((total, label, row) => total - Math.log(probabilities[row][label]), 0) / 3;
    expect(loss).toBeCloseTo(expectedLoss, 12);
    nodes.scores.dout?.data.forEach((residual, element) => {
      const [row, unit] = [Math.floor(element / 3), element % 3];
      expect(residual).toBeCloseTo((probabilities[row][unit] - Number(wanted[row] === unit)) / 3, 12);
    });
  });

  test('needs no --target if the graph has none, and demands it otherwise', async () => {
    const { graph, weights, inputs } = await makeExampleFiles(workplace, 'autoencoder');
    const { exitCode, json } = await workplace.run(['lens', graph, '--weights', weights, '--input', inputs, '--json']);
    expect(exitCode).toBe(0);
    const { loss, nodes } = json() as LensJson;
    const errors = nodes.sigmoid.out.data.map((pixel, index) => (pixel - nodes.x.out.data[index]) ** 2);
    expect(loss).toBeCloseTo(errors.reduce((total, error) => total + error, 0) / errors.length, 12);

    const missing = await workplace.run(['lens', iris.graph, '--weights', iris.weights, '--input', iris.inputs]);
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('--target FILE is missing');
  });

  test('--mode train drops units by the seed', async () => {
    const graph = readJson<GraphDocument>(iris.graph);
    graph.nodes[2] = { id: 'relu', type: 'dropout', params: { rate: 0.5 } };
    const files = { ...iris, graph: workplace.write('dropout.backwire.json', graph) };
    const run = async (...args: string[]) => {
      const { json } = await lensOf(files, ...args, '--json');
      return (json() as LensJson).nodes.relu.out.data.filter((value) => value === 0).length;
    };
    expect(await run()).toBe(0);
    expect(await run('--mode', 'train', '--seed', '1')).toBeGreaterThan(0);
  });

  test('prints the size of everything', async () => {
    const { stdout } = await lensOf(iris, '--check');
    expect(stdout).toMatch(/^loss \d/);
    expect(stdout).toMatch(/^node +out +norm +min +max +norm of dJ\/dout$/m);
    expect(stdout).toMatch(/^hidden\.weight +\[16, 4\] .* \d\.\d\de-\d+$/m);
  });
});

describe('lens --explain', () => {
  test('gives the terms of a number, which add up to it', async () => {
    const { nodes, gradients } = (await lensOf(iris, '--json')).json() as LensJson;
    const explained = async (address: string) => (await lensOf(iris, '--explain', address, '--json')).json() as ExplanationJson;
    const z = await explained('hidden.out[2,5]');
    expect(z).toMatchObject({ of: 'hidden.out[2,5]', operation: 'matmul', rest: null, value: nodes.hidden.out.data[2 * 16 + 5] });
    expect(z.terms.map(({ from }) => from)).toContainEqual(['hidden.weight[5,3]', 'x.out[2,3]']);
    expect(z.terms.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(z.value, 12);
    expect(z.latex).toMatch(/^z\^\{2\(2\)\}_\{5\} = .* = .* = -?\d\.\d+$/);
    const gradient = await explained('scores.weight[1,7]');
    expect(gradient.value).toBe(gradients['scores.weight'].data[16 + 7]);
    expect(gradient.terms.map(({ from }) => from)).toEqual(
      [0, 1, 2].map((sample) => [`scores.dout[${sample},1]`, `relu.out[${sample},7]`]),
    );
    expect((await explained('hidden.out[5]')).of).toBe('hidden.out[0,5]');
  });

  test('--json has exactly the documented fields, with all digits; remarks go to standard error', async () => {
    const { json, stderr } = await lensOf(iris, '--explain', 'loss.out', '--json');
    const explained = json() as ExplanationJson;
    expect(Object.keys(explained)).toEqual(['of', 'operation', 'latex', 'value', 'terms', 'rest']);
    for (const term of explained.terms) expect(Object.keys(term)).toEqual(['latex', 'value', 'from']);
    expect(explained.value).toBe(((await lensOf(iris, '--json')).json() as LensJson).loss);
    expect(stderr).toBe('');
  });

  test('prints the formula with its numbers', async () => {
    const { stdout } = await lensOf(iris, '--explain', 'relu.dout[1]');
    expect(stdout).toMatch(/^relu\.dout\[0,1\] = -?\d/);
    expect(stdout).toContain('\\frac{\\partial J}{\\partial a^{2(0)}_{1}} = \\delta^{3(0)}_{0}\\,W^{2}_{0,1}');
    expect(stdout).toMatch(/^\\delta\^\{3\(0\)\}_\{2\}\\,W\^\{2\}_\{2,1\} +scores\.dout\[0,2\] scores\.weight\[2,1\] +-?\d/m);
    expect(stdout).toContain('Used by hidden.dout');
  });

  test.each([
    ['hidden.out[16]', 1, "'hidden.out[16]' names no element; expected indices from 0, below [3, 16]"],
    ['hiden.out[1]', 1, "Nothing has the address 'hiden.out[1]'; expected one of x.out"],
  ])('%s is refused', async (address, code, text) => {
    const { exitCode, stderr } = await lensOf(iris, '--explain', address);
    expect(exitCode).toBe(code);
    expect(stderr).toContain(text);
  });
});

function softmax(logits: readonly number[]): number[] {
  const powers = logits.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
