import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { Workplace } from '../../main/cli/testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

const CITIES = ['Rome', 'Oslo', 'Bern'];

/** A flat: area, city, heating, when it was built, and its class, with holes. */
function flat(index: number): string {
  const area = 30 + ((index * 37) % 80) + 0.5;
  const [city, isWarm] = [CITIES[index % 3], index % 4 !== 0];
  const isDear = area + (city === 'Oslo' ? 40 : 0) > 85;
  return [
    index % 9 === 4 ? '' : String(area).replace('.', ','),
    index % 11 === 5 ? 'NA' : city,
    isWarm ? 'TRUE' : 'false',
    `${1 + (index % 28)}.0${1 + (index % 9)}.20${String(10 + (index % 15))}`,
    isDear ? 'dear' : 'cheap',
  ].join(';');
}

const HEADER = 'area;city;warm;built;class';
const FLATS = `${HEADER}\n${Array.from({ length: 240 }, (_, index) => flat(index)).join('\n')}\n`;

/** As a spreadsheet saves it: UTF-16 with a byte order mark. */
const data = workplace.write('flats.csv', Buffer.from(`\uFEFF${FLATS}`, 'utf16le'));
const SPEC = `${data}?target=class&missing=mean&missing.city=mode&delimiter=semicolon&decimal=comma&encoding=utf-16le`;

const graph = workplace.write('flats.backwire.json', {
  format: 'backwire-graph',
  version: 1,
  nodes: [
    { id: 'x', type: 'input', params: { shape: [7] } },
    { id: 'h', type: 'dense', params: { units: 2 } },
    { id: 'y', type: 'target', params: { shape: [], classes: 2 } },
    { id: 'j', type: 'crossEntropy' },
  ],
  edges: [
    { from: ['x', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['j', 'prediction'] },
    { from: ['y', 'out'], to: ['j', 'target'] },
  ],
  data: { dataset: SPEC, normalize: 'standard' },
  training: { optimizer: { type: 'adam', learningRate: 0.05 }, batchSize: 16, epochs: 60, seed: 1 },
});

const weights = workplace.path('flats.weights.json');

interface PreparedInput {
  readonly features: readonly string[];
  readonly fields: readonly { readonly name: string; readonly kind: string; readonly fill?: unknown }[];
  readonly normalization: { readonly offset: readonly number[]; readonly scale: readonly number[] };
}

test('a table of mixed columns with holes trains, and its rows are predicted as they are written', async () => {
  const trained = await workplace.run(['train', graph, '--export', weights, '--json']);
  expect([trained.stderr, trained.exitCode]).toEqual(['', 0]);

  const evaluated = await workplace.run(['evaluate', graph, '--weights', weights, '--json']);
  const { samples, metrics } = evaluated.json() as { samples: number; metrics: { accuracy: number } };
  expect(samples).toBe(48);
  expect(metrics.accuracy).toBeGreaterThan(0.8);

  const { preparation, parameters } = JSON.parse(readFileSync(weights, 'utf8'));
  const [input] = preparation.inputs as PreparedInput[];
  expect(input.features).toEqual(['area', 'city=Bern', 'city=Oslo', 'city=Rome', 'warm=false', 'warm=true', 'built']);
  expect(input.fields.map(({ kind }) => kind)).toEqual(['number', 'category', 'category', 'date']);

  // Rows without a target, in another order, notation and encoding, one with a hole and one with a new city.
  const rows = workplace.write('rows.csv', 'city,area,built,warm\nOslo,80.5,2020-05-01,true\nParis,,2012-01-31,FALSE\n');
  const predicted = await workplace.run(['predict', graph, '--weights', weights, '--input', rows, '--json']);
  expect(predicted.exitCode).toBe(0);
  expect(predicted.stderr).toContain(
    "Categories of column 'city' that do not occur in the training rows count as unknown: Paris.",
  );
  const days = (iso: string) => Date.parse(iso) / 86_400_000;
  const encoded = [
    [80.5, 0, 1, 0, 0, 1, days('2020-05-01')],
    [Number(input.fields[0].fill), 0, 0, 0, 1, 0, days('2012-01-31')],
  ];
  const { offset, scale } = input.normalization;
  const [weight, bias] = ['h.weight', 'h.bias'].map((name) => parameters.find((one: { name: string }) => one.name === name).data);
  const logits = encoded.flatMap((row) =>
    [0, 1].map((unit) =>
      row.reduce(
        (sum, value, feature) => sum + weight[unit * 7 + feature] * ((value - offset[feature]) * scale[feature]),
        bias[unit],
      ),
    ),
  );
  const { outputs, classes } = predicted.json() as { outputs: { data: number[] }; classes: string[] };
  outputs.data.forEach((logit, index) => {
    expect(logit).toBeCloseTo(logits[index], 4);
  });
  expect(classes[0]).toBe('dear');
});

test('rows of a table need weights that name their columns', async () => {
  const fresh = workplace.path('fresh.json');
  await workplace.run(['init', graph, '--seed', '1', '--export', fresh]);
  const rows = workplace.write('rows.csv', 'city,area,built,warm\nOslo,80.5,2020-05-01,true\n');
  const { exitCode, stdout } = await workplace.run(['predict', graph, '--weights', fresh, '--input', rows, '--json']);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cli.unknownColumns' } });
});
