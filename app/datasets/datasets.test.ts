import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { datasetDescription, datasetSummary } from '#app/contract/index.ts';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { preparationOf } from '#engine/training/index.ts';
import { openDatasets } from './index.ts';
import { readSource } from './readSource.ts';
import { idxBytes } from './testing/idxBytes.ts';
import { temporaryFolder } from './testing/temporaryFolder.ts';

const resourcesDirectory = fileURLToPath(new URL('../../resources', import.meta.url));
const context = { resourcesDirectory };
const datasets = openDatasets(context);

test('the list has every built-in data set with its number of samples', () => {
  const summaries = datasets.list();
  expect(summaries.map(({ spec }) => spec)).toEqual([
    'mnist',
    'iris',
    'xor',
    'spirals',
    'circles',
    'moons',
    'line',
    'sine',
    'pairs',
    'adding',
    'order',
  ]);
  for (const summary of summaries) expect(datasetSummary.parse(summary)).toEqual(summary);
});

test.each(datasets.list())('$spec loads, with as many samples as the list says', ({ spec, samples }) => {
  const { splits, name } = datasets.load({ dataset: spec });
  expect(splits.train.length + splits.validation.length + splits.test.length).toBe(samples);
  expect(name).toBe(spec);
});

test('MNIST is the original: its counts, its pixels and its labels', () => {
  const { inputs, targets, splits } = datasets.load({ dataset: 'mnist', validation: 0, normalize: 'standard' });
  expect([splits.train.length, splits.validation.length, splits.test.length]).toEqual([60_000, 0, 10_000]);
  expect(inputs[0]).toMatchObject({ shape: [28, 28], data: expect.any(Uint8Array) });
  expect(targets[0]).toMatchObject({ shape: [], classes: 10, classNames: [...'0123456789'] });
  expect([...targets[0].data.subarray(0, 8)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3]);
  expect([...targets[0].data.subarray(60_000, 60_004)]).toEqual([7, 2, 1, 0]);
  // The usual mean and deviation of its training pixels: 0.1307 and 0.3081 of 255.
  expect((inputs[0].normalization?.offset[0] ?? 0) / 255).toBeCloseTo(0.1307, 4);
  expect(1 / (inputs[0].normalization?.scale[0] ?? 1) / 255).toBeCloseTo(0.3081, 4);
});

test('MNIST splits off validation samples and normalizes bytes to 0…1', () => {
  const { inputs, splits } = datasets.load({ dataset: 'mnist', validation: 0.1, normalize: 'unit' });
  expect([splits.train.length, splits.validation.length, splits.test.length]).toEqual([54_000, 6_000, 10_000]);
  expect(inputs[0].normalization).toEqual({ offset: Float64Array.of(0), scale: Float64Array.of(1 / 255) });
});

test('the files of MNIST in the resources take precedence over the package, and are checked', () => {
  const folder = temporaryFolder();
  const mnist = join(folder, 'datasets', 'mnist');
  mkdirSync(mnist, { recursive: true });
  for (const split of ['train', 't10k']) {
    writeFileSync(join(mnist, `${split}-images-idx3-ubyte`), idxBytes([20, 28, 28]));
    writeFileSync(join(mnist, `${split}-labels-idx1-ubyte`), idxBytes([20], 10));
  }
  const packaged = openDatasets({ resourcesDirectory: folder });
  expect(packaged.load({ dataset: 'mnist' }).splits.test).toHaveLength(20);
  writeFileSync(join(mnist, 'train-images-idx3-ubyte'), idxBytes([20, 28, 28]).subarray(0, 1000));
  expect(refusalOf(() => packaged.load({ dataset: 'mnist' })).code).toBe('dataset.idxSize');
});

test("Iris is Fisher's: its means, deviations and the two rows that later copies have wrong", () => {
  const { inputs, targets } = datasets.load({ dataset: 'iris' });
  const { data } = inputs[0];
  const feature = (index: number) => Array.from({ length: 150 }, (_, row) => data[4 * row + index]);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = (values: number[]) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));
  expect([0, 1, 2, 3].map((index) => mean(feature(index)).toFixed(6))).toEqual(['5.843333', '3.057333', '3.758000', '1.199333']);
  expect([0, 1, 2, 3].map((index) => deviation(feature(index)).toFixed(6))).toEqual([
    '0.828066',
    '0.435866',
    '1.765298',
    '0.762238',
  ]);
  expect([...data.subarray(4 * 34, 4 * 35)]).toEqual([4.9, 3.1, 1.5, 0.2]);
  expect([...data.subarray(4 * 37, 4 * 38)]).toEqual([4.9, 3.6, 1.4, 0.1]);
  expect(targets[0].classNames).toEqual(['setosa', 'versicolor', 'virginica']);
  expect([0, 1, 2].map((label) => [...targets[0].data].filter((other) => other === label).length)).toEqual([50, 50, 50]);
});

test('targets are never normalized', () => {
  expect(datasets.load({ dataset: 'sine', normalize: 'standard' }).targets[0]).not.toHaveProperty('normalization');
});

test('the description fits the contract and previews raw training samples', () => {
  const settings = { dataset: 'iris', normalize: 'standard' } as const;
  const dataset = datasets.load(settings);
  const description = datasets.inspect(settings);
  expect(datasetDescription.parse(description)).toEqual(description);
  expect(description).toMatchObject({
    spec: 'iris',
    name: 'Iris',
    inputs: [{ name: 'features', shape: [4] }],
    targets: [{ name: 'species', shape: [], classes: 3, classNames: ['setosa', 'versicolor', 'virginica'] }],
    samples: { train: 108, validation: 12, test: 30 },
    fingerprint: dataset.fingerprint,
  });
  expect(description.preview).toHaveLength(12);
  const first = dataset.splits.train[0];
  expect(description.preview[0]).toEqual({
    inputs: [[...dataset.inputs[0].data.subarray(4 * first, 4 * first + 4)]],
    targets: [[dataset.targets[0].data[first]]],
  });
});

test('the preview of points has enough of them to show their distribution', () => {
  for (const dataset of ['spirals', 'sine?samples=800']) {
    expect(datasets.inspect({ dataset }).preview).toHaveLength(400);
  }
});

test('the preview of a small data set has all its samples', () => {
  const settings = { dataset: 'xor?samples=4', validation: 0 };
  expect(datasets.inspect(settings).preview).toHaveLength(3);
});

test('the fingerprint is a SHA-256 that changes with values, splits and normalization only', () => {
  const of = (dataset: string, others = {}) => datasets.load({ dataset, ...others }).fingerprint;
  expect(of('xor')).toMatch(/^[0-9a-f]{64}$/);
  expect(of('xor')).toBe(of('xor?seed=1', { validation: 0.1, test: 0.2, normalize: 'none' }));
  const others = [of('xor?seed=2'), of('xor', { validation: 0.2 }), of('xor', { normalize: 'unit' }), of('moons')];
  expect(new Set([of('xor'), ...others]).size).toBe(5);
});

test('relative paths are relative to the base directory', () => {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, 'points.csv'), 'a,y\n1,2\n3,4\n5,6\n');
  const settings = { dataset: 'points.csv?target=y' };
  const dataset = datasets.load(settings, { baseDirectory });
  expect(dataset.name).toBe('points.csv');
  expect(datasets.inspect(settings, { baseDirectory })).toMatchObject({
    spec: 'points.csv?target=y',
    name: 'points.csv',
    description: {
      template: '{{count}} rows from {{file}}: {{targets}} from {{features}}',
      values: { count: 3, file: 'points.csv', targets: ['y'], features: ['a'] },
    },
  });
  expect(refusalOf(() => datasets.load(settings, { baseDirectory: join(baseDirectory, 'elsewhere') })).code).toBe(
    'dataset.missingFile',
  );
});

test('a table of any name is read with the prefix csv:', () => {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, 'iris.data'), '5.1,3.5,a\n4.9,3.0,b\n6.2,3.4,a\n5.9,3.0,b\n');
  expect(() => datasets.load({ dataset: 'iris.data' }, { baseDirectory })).toThrow(
    'or the kind before the path, as in csv:iris.data',
  );
  const { name, targets } = datasets.load({ dataset: 'csv:iris.data?header=false' }, { baseDirectory });
  expect([name, targets[0].classNames]).toEqual(['iris.data', ['a', 'b']]);
});

test('IDX pairs are read by path, with a test pair or without', () => {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, 'images'), idxBytes([10, 2, 2]));
  writeFileSync(join(baseDirectory, 'labels'), idxBytes([10], 2));
  const alone = datasets.load({ dataset: 'idx:images,labels' }, { baseDirectory });
  expect(alone.splits.test).toHaveLength(2);
  const both = datasets.load({ dataset: 'idx:images, labels; images, labels' }, { baseDirectory });
  expect([...both.splits.test]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  expect(english(both.description)).toBe('20 samples from images, labels, images, labels');
});

test.each(['idx:images', 'idx:images,', 'idx:a,b,c', 'idx:a,b;c', 'idx:a,b;c,d;e,f'])('%s is not an IDX pair', (dataset) => {
  const error = refusalOf(() => datasets.load({ dataset }));
  expect(error.code).toBe('dataset.idxPair');
  expect(error.message).toContain('must have the form idx:IMAGES,LABELS or idx:IMAGES,LABELS;TEST-IMAGES,TEST-LABELS');
});

test('an unknown SPEC is refused with the known ones', () => {
  const error = refusalOf(() => datasets.load({ dataset: 'cifar10' }));
  expect(error.code).toBe('dataset.unknown');
  expect(error.message).toContain(
    "There is no data set 'cifar10'; expected one of mnist, iris, xor, spirals, circles, moons, line, sine",
  );
  expect(error.message).toContain('a .csv or .tsv file');
});

test('a SPEC without a name is unknown', () => {
  expect(refusalOf(() => datasets.load({ dataset: '?samples=10' })).code).toBe('dataset.unknown');
});

test('a file of an unknown kind and a folder without images are refused', () => {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, 'weights.h5'), 'PK');
  const error = refusalOf(() => datasets.load({ dataset: 'weights.h5' }, { baseDirectory }));
  expect(error.code).toBe('dataset.unknown');
  expect(error.message).toContain("'weights.h5' cannot be read as data");
  expect(refusalOf(() => datasets.load({ dataset: '.' }, { baseDirectory })).code).toBe('dataset.noImages');
});

test.each([
  ['book.xlsx', 'In the spreadsheet program, save the sheet as CSV in UTF-8.'],
  ['rows.JSON', 'Write one JSON object per line (JSON Lines), and name the file .jsonl.'],
  ['table.dat', 'Name its kind before the path, or convert it to one of these kinds of files.'],
])('%s of another program is refused with how it becomes data', (name, fix) => {
  const baseDirectory = temporaryFolder();
  writeFileSync(join(baseDirectory, name), '[]');
  const error = refusalOf(() => datasets.load({ dataset: name }, { baseDirectory }));
  expect(error.code).toBe('dataset.unknown');
  expect(error.message).toMatch(/expected a name that ends in one of \.csv, .*or the kind before the path, as in csv:/);
  expect(error.details.fix).toBe(fix);
});

test('built-in data sets refuse unknown options', () => {
  for (const dataset of ['mnist?samples=10', 'iris?target=species', 'idx:a,b?header=true']) {
    const error = refusalOf(() => datasets.load({ dataset }));
    expect(error.code).toBe('dataset.badOption');
    expect(error.message).toContain('accepts no options');
  }
});

test('the classes of a built-in data set keep their indices of training', () => {
  const { inputs, targets } = datasets.load({ dataset: 'iris' });
  const trained = preparationOf({
    inputs: [{ ...inputs[0], features: (inputs[0].features ?? []).toReversed() }],
    targets: [{ ...targets[0], classNames: (targets[0].classNames ?? []).toReversed() }],
  });
  const source = readSource('iris', '.', context, trained);
  expect(source.targets[0].data[0]).toBe(2);
  expect([...source.inputs[0].data.subarray(0, 4)]).toEqual([0.2, 1.4, 3.5, 5.1]);
  const moons = readSource('moons', '.', context, {
    inputs: [],
    targets: [{ name: 'moon', shape: [], classes: 2, classNames: ['lower', 'upper'] }],
  });
  expect([...moons.targets[0].data.subarray(0, 2)]).toEqual([1, 0]);
  const few = { inputs: [], targets: [{ name: 'moon', shape: [], classes: 2, classNames: ['lower', 'left'] }] };
  expect(refusalOf(() => readSource('moons', '.', context, few)).code).toBe('dataset.unknownClass');
});
