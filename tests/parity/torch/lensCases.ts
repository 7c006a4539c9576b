import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LensQuestion } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { chain } from '#engine/testing/chains.ts';
import { classes, distributions, indices, numbers, yesOrNo } from './numbers.ts';
import { randomNetwork } from './randomNetworks.ts';

/** A question to the lens, whose every number PyTorch has computed, too. */
export interface LensCase {
  readonly name: string;
  readonly question: LensQuestion & { readonly weights: { readonly kind: 'fresh' } };
  /** The data of the graph, if it has data of its own: a file and its content. */
  readonly file?: { readonly name: string; readonly text: string };
  /** Compared elements of each tensor; of a larger one, so many and the sum of all. */
  readonly most: number;
  /** True if the values within its layers are compared, too. */
  readonly hasInner?: boolean;
}

type Mode = LensQuestion['mode'];
type Values = Record<string, number[]>;

export const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));
const RANDOM_NETWORKS = 200;
/** Samples of a data file; the next training batch takes some of them. */
const ROWS = 6;
const ALL = 4096;
const SOME = 40;

/** One typed sample, some samples of a file, and the next training batch take turns, for each layer and each loss. */
function randomCase(number: number): LensCase {
  const document = randomNetwork(number);
  // A table of numbers feeds one input.
  const kind = portsOf(document, 'input').length > 1 ? 0 : (number + Math.floor(number / 39)) % 3;
  const name = document.name ?? '';
  if (kind === 0) {
    const [inputs, targets] = [valuesOf(document, 'input', number, 1), valuesOf(document, 'target', number, 1)];
    // One sample has no variance.
    const mode = number % 2 === 0 || document.nodes.some(({ type }) => type === 'batchNorm') ? 'evaluate' : 'train';
    return { name, question: questionOf(document, { kind: 'typed', inputs, targets }, mode), most: ALL };
  }
  const file = tableOf(document, number);
  const withData = withTable(document, file.name);
  const chosen = [3, 0, 5, 1].slice(number % 3);
  const question =
    kind === 1
      ? questionOf(withData, { kind: 'data', split: 'train', numbers: chosen }, number % 2 === 0 ? 'evaluate' : 'train')
      : questionOf(withData, { kind: 'batch' }, 'train');
  return { name, question, file, most: ALL };
}

function questionOf(document: GraphDocument, samples: LensQuestion['samples'], mode: Mode): LensCase['question'] {
  return { weights: { kind: 'fresh', document, seed: document.training?.seed ?? 1 }, samples, mode, changes: [] };
}

function withTable(document: GraphDocument, file: string): GraphDocument {
  const isClass = document.nodes.some(({ params = {} }) => typeof params.classes === 'number');
  const targets = columnNames(document, 'target').map(encodeURIComponent).join(',');
  const dataset = `${file}?header=true&task=${isClass ? 'classification' : 'regression'}&target=${targets}`;
  return {
    ...document,
    data: { dataset, test: 0, validation: 0, normalize: 'none', normalizeTarget: 'none' },
    training: { ...document.training, batchSize: 4 },
  };
}

function tableOf(document: GraphDocument, number: number): NonNullable<LensCase['file']> {
  const values = { ...valuesOf(document, 'input', number, ROWS), ...valuesOf(document, 'target', number, ROWS) };
  const names = [...columnNames(document, 'input'), ...columnNames(document, 'target')];
  const rows = Array.from({ length: ROWS }, (_, row) =>
    Object.values(values).flatMap((column) => column.slice((row * column.length) / ROWS, ((row + 1) * column.length) / ROWS)),
  );
  return { name: `network-${number}.csv`, text: [names, ...rows].map((row) => row.join(',')).join('\n') };
}

const portsOf = ({ nodes }: GraphDocument, side: 'input' | 'target') => nodes.filter(({ type }) => type === side);
const shapeOf = ({ params = {} }: GraphDocument['nodes'][number]) => params.shape as readonly number[];

/** The columns of a node's elements; the first one has the name of the node. */
const columnNames = (document: GraphDocument, side: 'input' | 'target'): string[] =>
  portsOf(document, side).flatMap((node) =>
    Array.from({ length: sizeOf(shapeOf(node)) }, (_, at) => (at === 0 ? node.id : `${node.id}-${at}`)),
  );

/** Values of several samples that a network can take, by node. */
function valuesOf(document: GraphDocument, side: 'input' | 'target', number: number, count: number): Values {
  return Object.fromEntries(
    portsOf(document, side).map((node) => {
      const size = count * sizeOf(shapeOf(node));
      return [
        node.id,
        side === 'input' ? inputs(document, node.id, `${node.id}${number}`, size) : answers(document, `${number}`, size),
      ];
    }),
  );
}

function inputs({ nodes, edges }: GraphDocument, id: string, seed: string, size: number): number[] {
  const isTokens = edges.some(({ from, to }) => from[0] === id && nodes.find((node) => node.id === to[0])?.type === 'embedding');
  return isTokens ? indices(size, 5) : numbers(seed, size);
}

function answers({ nodes }: GraphDocument, seed: string, size: number): number[] {
  const [loss] = nodes.flatMap(({ id, type }) => (id === 'j' ? [type] : []));
  if (nodes.some(({ params = {} }) => params.classes === 3)) return classes(size, 3);
  if (loss === 'crossEntropy' || loss === 'kullbackLeibler') return distributions(size / 3, 3);
  if (loss === 'hinge') return yesOrNo(size);
  return loss === 'binaryCrossEntropy' ? numbers(seed, size).map(Math.abs) : numbers(seed, size);
}

/** Each example with one sample as in evaluation, and those with small data with the next training batch. */
const examples = readdirSync(join(RESOURCES, 'examples')).flatMap((file): LensCase[] => {
  const document = JSON.parse(readFileSync(join(RESOURCES, 'examples', file), 'utf8')) as GraphDocument;
  const id = file.replace('.backwire.json', '');
  const first = questionOf(document, { kind: 'data', split: 'train', numbers: [0] }, 'evaluate');
  const one = { name: `example ${id}, one sample`, question: first, most: SOME };
  if (document.data?.dataset === 'mnist') return [one];
  return [one, { name: `example ${id}, next batch`, question: questionOf(document, { kind: 'batch' }, 'train'), most: SOME }];
});

/** Layers with named values within them. */
const LAYERS_WITH_INNER: readonly (readonly [type: string, params?: Record<string, unknown>])[] = [
  ['simpleRnn', { units: 2 }],
  ['lstm', { units: 2 }],
  ['lstm', { units: 2, returnSequences: true }],
  ['gru', { units: 2 }],
  ['gru', { units: 2, returnSequences: true }],
  ['selfAttention', { numHeads: 2, keyDim: 2 }],
  ['selfAttention', { numHeads: 1, keyDim: 3, causal: true }],
  ['batchNorm'],
  ['layerNorm'],
];

/** Three samples of 3 timesteps with 2 features go through the layer. */
const withInner = LAYERS_WITH_INNER.map(([type, params = {}], at): LensCase => {
  const after = [
    ['f', 'flatten'],
    ['o', 'dense', { units: 2 }],
  ] as const;
  const document = chain([3, 2], [['h', type, params], ...after], 'mse', { shape: [2] });
  const file = tableOf(document, RANDOM_NETWORKS + at);
  const question = questionOf(withTable(document, file.name), { kind: 'data', split: 'train', numbers: [3, 0, 5] }, 'train');
  return { name: `values within ${[type, ...Object.keys(params)].join(', ')}`, question, file, most: ALL, hasInner: true };
});

export const LENS_CASES: readonly LensCase[] = [
  ...Array.from({ length: RANDOM_NETWORKS }, (_, number) => randomCase(number)),
  ...examples,
  ...withInner,
];

/** Writes the data files of cases. */
export function writeTables(folder: string, cases: readonly LensCase[] = LENS_CASES): void {
  mkdirSync(folder, { recursive: true });
  for (const { file } of cases) if (file) writeFileSync(join(folder, file.name), file.text);
}
