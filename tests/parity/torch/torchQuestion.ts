import { openDatasets } from '#app/datasets/index.ts';
import { checkGraph, type GraphDocument, withoutBlocks } from '#engine/graph/index.ts';
import { gatherSamples } from '#engine/kernels/index.ts';
import { LensModel, nextStep } from '#engine/lens/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import { type Column, initializeParameters, normalizeTargets } from '#engine/training/index.ts';
import { type LensCase, RESOURCES } from './lensCases.ts';

const START = { step: 0, epoch: 1, batchInEpoch: 0 };
/** The step that the random numbers are of. */
const STEP = START.step + 1;

/** A case as torch_lens.py reads it: the whole graph, with all numbers that enter the pass. */
export function torchQuestion({ name, question, most, hasInner = false }: LensCase, baseDirectory: string) {
  const { document, seed } = question.weights;
  const { batch, data, spreads } = samplesOf(question, baseDirectory);
  const { analysis } = checkGraph(document);
  const trained = new Set(
    [...analysis.nodes.values()].flatMap(({ node, weights = {}, tiedTo }) =>
      Object.entries(weights).flatMap(([weight, { trainable = true }]) =>
        trainable && node.params?.trainable !== false ? [`${tiedTo ?? node.id}.${weight}`] : [],
      ),
    ),
  );
  const nodes = analysis.order.map((id) => {
    const { node, params } = analysis.nodes.get(id) ?? { node: undefined, params: {} };
    return { id, type: node?.type, params: { ...node?.params, ...params } };
  });
  return {
    ...{ name, batch, data, spreads, most, hasInner },
    isTraining: question.mode === 'train',
    document: { nodes, edges: withoutBlocks(document).edges },
    drawn: question.mode === 'train' ? drawnNumbers(document, batch, seed) : {},
    parameters: Object.fromEntries(
      initializeParameters(checkGraph(document), seed).map((parameter) => [
        parameter.name,
        {
          data: Buffer.from(Float32Array.from(parameter.data).buffer).toString('base64'),
          trainable: trained.has(parameter.name),
        },
      ]),
    ),
  };
}

/** The samples in the units of the network, and the size of these units for normalized targets. */
function samplesOf({ samples, weights: { document, seed } }: LensCase['question'], baseDirectory: string) {
  if (samples.kind === 'typed') return { batch: 1, data: { ...samples.inputs, ...samples.targets }, spreads: {} };
  const seeded = { ...document, training: { ...document.training, seed } };
  const checked = checkGraph(seeded);
  const settings = document.data ?? { dataset: '' };
  const loaded = openDatasets({ resourcesDirectory: RESOURCES }).load(settings, { baseDirectory });
  const graph = checked.bind(normalizeTargets(checked.analysis, seeded, loaded));
  const order =
    samples.kind === 'data'
      ? Uint32Array.from(samples.numbers, (number) => graph.data.splits[samples.split][number])
      : nextStep(new LensModel(graph, graph.columns).stepper(graph.data), START).indices;
  const columns = [...graph.columns];
  return {
    batch: order.length,
    data: Object.fromEntries(columns.map(([id, column]) => [id, gathered(column, order)])),
    spreads: Object.fromEntries(columns.flatMap(([id, column]) => spreadOf(document, id, column))),
  };
}

function gathered(column: Column, order: Uint32Array): number[] {
  const values = new Float64Array(order.length * sizeOf(column.shape));
  gatherSamples(column, { order, start: 0 }, order.length, values);
  return Array.from(values);
}

function spreadOf({ nodes }: GraphDocument, id: string, { normalization }: Column): [string, number[]][] {
  const isTarget = nodes.some((node) => node.id === id && node.type === 'target');
  return isTarget && normalization ? [[id, Array.from(normalization.scale, (scale) => 1 / scale)]] : [];
}

/** The random numbers of the first step: masks of dropout, and noise by the formula of Box and Muller. */
function drawnNumbers(document: GraphDocument, batch: number, seed: number): Record<string, number[]> {
  const { nodes } = checkGraph(document).analysis;
  const drawn = [...nodes.values()].flatMap(({ node, output = [], params }) => {
    const count = batch * sizeOf(output);
    if (node.type === 'dropout') return [[node.id, maskOf(count, params.rate as number, new RandomStream(seed, node.id, STEP))]];
    return node.type === 'gaussianNoise' ? [[node.id, noiseOf(count, node.id, seed)]] : [];
  });
  return Object.fromEntries(drawn);
}

const maskOf = (count: number, rate: number, random: RandomStream): number[] =>
  Array.from({ length: count }, () => (random.word() < rate * 2 ** 32 ? 0 : 1 / (1 - rate)));

function noiseOf(count: number, id: string, seed: number): number[] {
  const [radius, turn] = ['radius', 'turn'].map((part) => new RandomStream(seed, `${id}/${part}`, STEP));
  const uniform = (random: RandomStream) => ((random.word() >>> 8) + 1) / 2 ** 24;
  return Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(uniform(radius))) * Math.cos(2 * Math.PI * uniform(turn)));
}
