import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkGraph, dataNodes } from '#engine/graph/index.ts';
import { createReferenceExecutor, createWasmExecutor, type Executor } from '#engine/kernels/index.ts';
import { findLayer, LAYERS } from '#engine/layers/index.ts';
import { OPTIMIZERS } from '#engine/optimizers/index.ts';
import { feed } from '#engine/testing/feed.ts';
import { initializeParameters, Model } from '#engine/training/index.ts';
import { CASES, type TorchCase } from './cases.ts';
import { initialNumbers } from './numbers.ts';

interface TorchResult {
  /** The shape of each trained tensor. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly losses: readonly number[];
}

const torch = JSON.parse(readFileSync(new URL('losses.json', import.meta.url), 'utf8')) as {
  readonly cases: Readonly<Record<string, TorchResult>>;
};

/** The initial parameters of both sides; parameters of one side only, such as running means, begin as the layer declares. */
function startParameters({ document }: TorchCase, { parameters }: TorchResult) {
  const declared = initializeParameters(checkGraph(document), 1);
  const shapes = new Map(declared.map(({ name, shape }) => [name, shape]));
  for (const [name, shape] of Object.entries(parameters)) expect({ name, shape: shapes.get(name) }).toEqual({ name, shape });
  return declared.map(({ name, shape, data }) => ({
    name,
    shape,
    data: name in parameters ? initialNumbers(name, data.length) : data,
  }));
}

/** The losses before each update. */
function lossesOf(given: TorchCase, expected: TorchResult, executor: Executor): number[] {
  const { document, batch, data } = given;
  const checked = checkGraph(document);
  const model = new Model(checked, executor, startParameters(given, expected));
  const loaded = model.program('train', batch);
  const { nodes } = checked.analysis;
  const columns = new Map(
    [...dataNodes(nodes, 'input'), ...dataNodes(nodes, 'target')].map(({ node, output }) => [
      node.id,
      { name: node.id, shape: output ?? [], data: Float64Array.from(data[node.id]) },
    ]),
  );
  const samples = Uint32Array.from({ length: batch }, (_, index) => index);
  return expected.losses.map((_, index) => {
    feed(loaded, columns, samples, 0);
    loaded.run({ seed: 1, step: index + 1, learningRate: model.configuration.optimizerParams.learningRate });
    return loaded.program.loss ? loaded.read(loaded.program.loss)[0] : Number.NaN;
  });
}

const reference = createReferenceExecutor('float64');
const fast = createWasmExecutor();

/** The node types of a case that the catalog does not have. */
const unknownTypes = ({ document }: TorchCase): string[] =>
  document.nodes.map(({ type }) => type).filter((type) => !findLayer(type));

const known = CASES.filter((given) => unknownTypes(given).length === 0);
const ahead = [...new Set(CASES.flatMap(unknownTypes))];

test.each(known.map((given) => [given.name, given] as const))('ten steps give the losses of PyTorch: %s', (name, given) => {
  const expected = torch.cases[name];
  expect(expected.losses).toHaveLength(10);
  const losses = lossesOf(given, expected, reference);
  for (const [step, loss] of losses.entries()) expect(Math.abs(loss / expected.losses[step] - 1)).toBeLessThan(1e-9);
});

test.each(known.map((given) => [given.name, given] as const))('as does the fast executor, within float32: %s', (name, given) => {
  const expected = torch.cases[name];
  const losses = lossesOf(given, expected, fast);
  for (const [step, loss] of losses.entries()) expect(Math.abs(loss / expected.losses[step] - 1)).toBeLessThan(1e-4);
});

if (ahead.length > 0) {
  test('layers with reference values', ({ skip }) => skip(`the catalog does not have ${ahead.join(', ')} yet`));
}

test('every layer and every optimizer has a case', () => {
  const types = new Set(CASES.flatMap(({ document }) => document.nodes.map(({ type }) => type)));
  expect(LAYERS.map(({ type }) => type).filter((type) => !types.has(type))).toEqual([]);
  const optimizers = new Set(CASES.map(({ document }) => document.training?.optimizer?.type));
  expect(OPTIMIZERS.map(({ type }) => type).filter((type) => !optimizers.has(type))).toEqual([]);
});

test('reference values and cases match', () => {
  expect(Object.keys(torch.cases)).toEqual(CASES.map(({ name }) => name));
});
