import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { DatasetDescription } from '#app/contract/index.ts';
import { RandomStream } from '#engine/random/index.ts';
import { Workplace } from '../../main/cli/testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

/** Table notations; the first is that of the files here. */
const NOTATIONS = [
  { name: 'comma-and-point.csv', delimiter: ',', decimal: '.' },
  { name: 'semicolon-and-comma.csv', delimiter: ';', decimal: ',' },
  { name: 'tab-and-point.tsv', delimiter: '\t', decimal: '.' },
  { name: 'tab-and-comma.csv', delimiter: '\t', decimal: ',' },
];

interface Table {
  readonly name: string;
  readonly features: number;
  /** Absent for regression. */
  readonly classes?: number;
  readonly samples: number;
  /** With commas and points. */
  readonly text: () => string;
}

/** Counts of samples, features and classes from scikit-learn's documentation of its toy data sets. */
const TABLES: readonly Table[] = [
  { name: 'diabetes', features: 10, samples: 442, text: () => readTable('diabetes') },
  { name: 'wine', features: 13, classes: 3, samples: 178, text: () => readTable('wine') },
  { name: 'breast_cancer', features: 30, classes: 2, samples: 569, text: () => readTable('breast_cancer') },
  { name: 'digits', features: 64, classes: 10, samples: 1797, text: () => readTable('digits') },
  { name: 'prices', features: 4, samples: 300, text: writePrices },
];

function readTable(name: string): string {
  return gunzipSync(readFileSync(new URL(`../tables/${name}.csv.gz`, import.meta.url))).toString('utf8');
}

/** House prices in thousands by income, age, rooms and distance: synthetic, with seed 11. */
function writePrices(): string {
  const random = new RandomStream(11, 'prices');
  const rows = Array.from({ length: 300 }, () => {
    const [income, age, rooms, distance] = [
      1 + 9 * random.uniform(),
      60 * random.uniform(),
      2 + 6 * random.uniform(),
      40 * random.uniform(),
    ];
    const price = 40 + 35 * income - 0.4 * age + 12 * rooms - 1.5 * distance + 10 * random.normal();
    return [income.toFixed(4), age.toFixed(1), rooms.toFixed(3), distance.toFixed(2), price.toFixed(3)].join(',');
  });
  return `income,age,rooms,distance,price\n${rows.join('\n')}\n`;
}

/** input → dense → relu → dense → loss. */
function graphFor({ features, classes }: Table, dataset: string): unknown {
  return {
    format: 'backwire-graph',
    version: 1,
    name: 'Table',
    nodes: [
      { id: 'x', type: 'input', params: { shape: [features] } },
      { id: 'hidden', type: 'dense', params: { units: 8 } },
      { id: 'relu', type: 'relu' },
      { id: 'answer', type: 'dense', params: { units: classes ?? 1 } },
      { id: 'y', type: 'target', params: { shape: [], ...(classes !== undefined && { classes }) } },
      { id: 'loss', type: classes === undefined ? 'mse' : 'crossEntropy' },
    ].map((node, index) => ({ ...node, position: { x: 200 * index, y: 0 } })),
    edges: [
      { from: ['x', 'out'], to: ['hidden', 'in'] },
      { from: ['hidden', 'out'], to: ['relu', 'in'] },
      { from: ['relu', 'out'], to: ['answer', 'in'] },
      { from: ['answer', 'out'], to: ['loss', 'prediction'] },
      { from: ['y', 'out'], to: ['loss', 'target'] },
    ],
    data: { dataset, test: 0.2, validation: 0.1, normalize: 'standard' },
    training: { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32, epochs: 2, seed: 1 },
  };
}

describe.each(TABLES)('$name', (table) => {
  test('gives the same weights to the bit in every notation', async () => {
    const trained: string[] = [];
    for (const { name, delimiter, decimal } of NOTATIONS) {
      const text = table.text().replaceAll(/[,.]/g, (sign) => (sign === ',' ? delimiter : decimal));
      const file = workplace.write(`${table.name}-${name}`, text);
      const description = (await workplace.run(['datasets', 'inspect', file, '--json'])).json() as DatasetDescription;
      const { train, validation, test: held } = description.samples;
      expect(train + validation + held).toBe(table.samples);
      expect(description.inputs[0].shape).toEqual([table.features]);
      expect(description.targets[0].classes).toBe(table.classes);
      trained.push(await trainOn(table, file));
    }
    expect(new Set(trained).size).toBe(1);
    expect(trained[0].length).toBeGreaterThan(100);
  });
});

/** The parameters after a short training. */
async function trainOn(table: Table, file: string): Promise<string> {
  const graph = workplace.write('graph.json', graphFor(table, file));
  const weights = `${file}.weights.json`;
  const { stderr, exitCode } = await workplace.run(['train', graph, '--export', weights, '--json']);
  expect([stderr, exitCode]).toEqual(['', 0]);
  return JSON.stringify(JSON.parse(readFileSync(weights, 'utf8')).parameters);
}
