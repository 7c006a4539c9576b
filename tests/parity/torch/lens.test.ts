import { expect, test } from 'vitest';
import type { LensPass, LensQuestion, LensTensor } from '#app/contract/index.ts';
import { connectedApp } from '#app/testing/connectedApp.ts';
import { checkGraph } from '#engine/graph/index.ts';
import { LAYERS } from '#engine/layers/index.ts';
import { lens } from '#engine/lens/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import { chain } from '#engine/testing/chains.ts';
import { initializeParameters, readSamples } from '#engine/training/index.ts';
import { tensorData } from '../../../renderer/workbench/lens/tensorData.ts';
import { CANCELED, largest, sizesIn, TOLERANCE } from './closeness.ts';
import { LENS_CASES, type LensCase, writeTables } from './lensCases.ts';
import { TORCH_VALUES, type TorchTensor } from './torchValues.ts';

type Client = ReturnType<typeof connectedApp>['client'];

/** Numbers of each case that are explained. */
const EXPLAINED = 3;

/** The tensors of a pass by their addresses, and J. */
function tensorsOf({ nodes }: LensPass, hasInner = false): Map<string, LensTensor> {
  const within = (inner: LensPass['nodes'][number]['inner']) => (hasInner ? inner : []);
  const tensors = nodes.flatMap(({ out, dout, parameters, inner }) => [
    ...[out, dout, ...parameters.map(({ gradient }) => gradient)],
    ...within(inner).flatMap(({ value, gradient }) => [value, gradient]),
  ]);
  return new Map(tensors.flatMap((tensor) => (tensor ? [[tensor.address, tensor] as const] : [])));
}

async function elementsOf(client: Client, question: LensQuestion, tensor: LensTensor): Promise<Float64Array> {
  const sent =
    tensorData(tensor) ?? tensorData(await client.lens.tensor({ question, address: tensor.address, count: 1_000_000 }));
  if (!sent) throw new Error(`nothing was sent for ${tensor.address}`);
  return sent;
}

/** The largest error of some elements, in relation to a size. */
function errorOf(elements: ArrayLike<number>, { positions, values, sum }: TorchTensor, size: number): number {
  const errors = positions.map((position, at) => Math.abs(elements[position] - values[at]) / size);
  const total = Array.from(elements).reduce((before, value) => before + value, 0);
  const ofSum = sum === undefined ? 0 : Math.abs(total - sum) / (size * elements.length);
  // NaN is no small error.
  return [...errors, ofSum].reduce((worst, error) => (error <= worst ? worst : error), 0);
}

const scalar = (value: number): TorchTensor => ({ shape: [], positions: [0], values: [value] });

async function wrongNumbers(client: Client, { name, question, hasInner }: LensCase): Promise<string[]> {
  const expected = new Map(TORCH_VALUES.get(name));
  const pass = await client.lens.pass(question);
  const tensors = tensorsOf(pass, hasInner);
  const sizeIn = sizesIn(expected);
  const wrong: string[] = [];
  const requireClose = (address: string, elements: ArrayLike<number>, torch: TorchTensor) => {
    const error = errorOf(elements, torch, sizeIn(address, torch));
    if (!(error <= TOLERANCE)) wrong.push(`${name}: ${address} differs by ${error}`);
  };
  const { loss, objective } = { loss: pass.loss, objective: pass.objective ?? pass.loss };
  for (const [address, value] of Object.entries({ loss, objective })) {
    requireClose(address, [Number(value)], expected.get(address) ?? scalar(Number.NaN));
    expected.delete(address);
  }
  for (const [address, torch] of expected) {
    const tensor = tensors.get(address);
    if (tensor?.shape.join() !== torch.shape.join())
      wrong.push(`${name}: ${address} has the shape ${tensor?.shape}, not ${torch.shape}`);
    else requireClose(address, await elementsOf(client, question, tensor), torch);
  }
  const unknown = [...tensors.keys()].filter((address) => !expected.has(address));
  return [...wrong, ...unknown.map((address) => `${name}: PyTorch has no ${address}`)];
}

const indexOf = (shape: readonly number[], at: number): number[] =>
  shape.map((length, axis) => Math.floor(at / sizeOf(shape.slice(axis + 1))) % length);

/** Explanations of some numbers whose value, or the sum of whose terms, is not that of autograd. */
async function wrongExplanations(client: Client, { name, question }: LensCase): Promise<string[]> {
  const random = new RandomStream(1, name);
  const tensors = [...(TORCH_VALUES.get(name) ?? [])].filter(([address]) => address.includes('.'));
  const wrong: string[] = [];
  for (let times = 0; times < EXPLAINED; times++) {
    const [tensor, torch] = tensors[random.below(tensors.length)];
    const at = random.below(torch.values.length);
    const index = indexOf(torch.shape, torch.positions[at]);
    const address = index.length === 0 ? tensor : `${tensor}[${index.join(',')}]`;
    const { value, isSum, terms, rest } = await client.lens.explain({ question, address });
    const total = terms.reduce((sum, term) => sum + Number(term.value), Number(rest?.value ?? 0));
    const size = Math.max(largest(torch.values), CANCELED);
    const isRight = (number: number) => Math.abs(number - torch.values[at]) <= TOLERANCE * size;
    if (!isRight(Number(value)) || (isSum && !isRight(total))) wrong.push(`${name}: ${address} is explained as ${value}`);
  }
  return wrong;
}

async function openWithTables(): Promise<Client> {
  const { client, folder } = connectedApp();
  writeTables(folder);
  for (const { file } of LENS_CASES) if (file) await client.datasets.allow({ dataset: file.name });
  return client;
}

test('every number of 200 random networks and of all examples is that of autograd, and so are explanations', {
  timeout: 240_000,
}, async () => {
  const client = await openWithTables();
  const wrong: string[] = [];
  for (const each of LENS_CASES) wrong.push(...(await wrongNumbers(client, each)), ...(await wrongExplanations(client, each)));
  expect(wrong).toEqual([]);
});

test('the cases and their values belong together, and have every layer several times', () => {
  expect([...TORCH_VALUES.keys()]).toEqual(LENS_CASES.map(({ name }) => name));
  const counts = new Map(LAYERS.map(({ type }) => [type, 0]));
  for (const { question } of LENS_CASES.slice(0, 200)) {
    const { nodes } = question.weights.document;
    expect(nodes.length).toBeGreaterThan(5);
    for (const type of new Set(nodes.map((node) => node.type))) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count < 2)).toEqual([]);
});

test.each([
  ['leakyRelu', 0.3],
  ['prelu', 0.01],
  ['elu', 1],
])('the slope of %s at 0 is that from below, as it is documented', (type, slope) => {
  const document = chain([1], [['a', type, type === 'prelu' ? { alphaInitializer: 'constant' } : {}]], 'mae', { shape: [1] });
  const checked = checkGraph(document);
  const [inputs, targets] = [readSamples([[0]], checked, 'input', 'x'), readSamples([[-1]], checked, 'target', 'y')];
  const { nodes } = lens({ graph: checked, parameters: initializeParameters(checked, 1), inputs, targets });
  expect(nodes.x.dout?.data[0]).toBeCloseTo(slope, 6);
});

test('with a loss that sums, J of the gradients is given beside the one per sample', async () => {
  const client = await openWithTables();
  const summing = LENS_CASES.find(
    ({ question: { samples, weights } }) =>
      samples.kind === 'batch' && weights.document.nodes.some(({ params = {} }) => params.reduction === 'sum'),
  );
  if (!summing) throw new Error('no case sums over a batch');
  const { loss, objective } = await client.lens.pass(summing.question);
  expect(Number(objective)).toBeGreaterThan(Number(loss));
});
