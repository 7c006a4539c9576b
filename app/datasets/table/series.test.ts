import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { preparationOf } from '#engine/training/index.ts';
import { openDatasets } from '../openDatasets.ts';
import { temporaryFile } from '../testing/temporaryFolder.ts';

const datasets = openDatasets({ resourcesDirectory: '' });

const specOf = (content: string, options: string) => `${temporaryFile('series.csv', content).path}?${options}`;

interface Shares {
  readonly test?: number;
  readonly validation?: number;
  readonly normalize?: 'none' | 'standard';
}

const load = (content: string, options: string, settings: Shares = {}) =>
  datasets.load({ dataset: specOf(content, options), test: 0, validation: 0, ...settings });

/** The samples of a split, each as its input and its target. */
function samplesIn({ inputs: [input], targets: [target], splits }: ReturnType<typeof load>, split: keyof typeof splits) {
  const size = input.shape.reduce((product, length) => product * length, 1);
  return Array.from(splits[split], (sample) => [
    [...input.data.subarray(sample * size, (sample + 1) * size)],
    target.data[sample],
  ]);
}

/** Rows `t,10t` from 0 on. */
const count = (rows: number): string => `x,y\n${Array.from({ length: rows }, (_, row) => `${row},${row * 10}`).join('\n')}\n`;

test('windows hold rows of all features, and predict the row a horizon later', () => {
  const data = load(count(6), 'window=2');
  expect(data.inputs[0]).toMatchObject({ shape: [2, 2], features: ['x', 'y'], window: { rows: 2, horizon: 1 } });
  expect(samplesIn(data, 'train')).toEqual([
    [[0, 0, 1, 10], 20],
    [[1, 10, 2, 20], 30],
    [[2, 20, 3, 30], 40],
    [[3, 30, 4, 40], 50],
  ]);
  expect(samplesIn(load(count(8), 'window=2&horizon=3&stride=2&autoregressive=false'), 'train')).toEqual([
    [[0, 1], 40],
    [[2, 3], 60],
  ]);
});

test('with a horizon of 0 the target is that of the last row, and no feature', () => {
  const labeled = 'a,kind\n1,rest\n2,rest\n3,walk\n4,walk\n';
  const data = load(labeled, 'window=2&horizon=0');
  expect(data.inputs[0].features).toEqual(['a']);
  expect(data.targets[0]).toMatchObject({ classes: 2, classNames: ['rest', 'walk'] });
  expect(samplesIn(data, 'train')).toEqual([
    [[1, 2], 0],
    [[2, 3], 1],
    [[3, 4], 1],
  ]);
});

test('rows are ordered by the time column, which is no feature', () => {
  const data = load('day,y\n2026-01-03,3\n2026-01-01,1\n2026-01-02,2\n', 'window=2&time=day');
  expect(data.inputs[0].features).toEqual(['y']);
  expect(samplesIn(data, 'train')).toEqual([[[1, 2], 3]]);
});

test('no window crosses two series, or two splits', () => {
  const series = 'machine,y\na,1\nb,10\na,2\nb,20\na,3\nb,30\n';
  expect(samplesIn(load(series, 'window=2&group=machine&split=time'), 'train')).toEqual([
    [[1, 2], 3],
    [[10, 20], 30],
  ]);
  const data = load(count(20), 'window=3', { test: 0.3, validation: 0.3 });
  const rowsOf = (split: 'train' | 'validation' | 'test') =>
    samplesIn(data, split).flatMap(([input, target]) => [
      ...(input as number[]).filter((_, at) => at % 2 === 0),
      Number(target) / 10,
    ]);
  const [train, validation, test] = [rowsOf('train'), rowsOf('validation'), rowsOf('test')];
  expect(Math.max(...train)).toBeLessThan(Math.min(...validation));
  expect(Math.max(...validation)).toBeLessThan(Math.min(...test));
  expect([train.length, validation.length, test.length].every((length) => length > 0)).toBe(true);
});

test('no window crosses a gap that a dropped row leaves, in the order of time', () => {
  const data = load('t,x,y\n5,5,50\n1,1,10\n2,,20\n3,3,30\n4,4,40\n', 'window=1&time=t&missing=drop&autoregressive=false');
  expect(samplesIn(data, 'train')).toEqual([
    [[3], 40],
    [[4], 50],
  ]);
  expect(data.notes.map(english)).toContain('No window crosses a gap that dropped rows leave.');
  const series = 'machine,y\na,1\nb,10\na,2\nb,\na,3\nb,30\nb,40\n';
  expect(samplesIn(load(series, 'window=1&group=machine&split=time&missing=drop'), 'train')).toEqual([
    [[1], 2],
    [[2], 3],
    [[30], 40],
  ]);
});

test('features are normalized by the training rows, each alike at every timestep', () => {
  const { inputs } = load(count(10), 'window=2', { test: 0.4, normalize: 'standard' });
  const [deviation, mean] = [Math.sqrt(35 / 12), 2.5];
  expect(inputs[0].normalization?.offset).toEqual(Float64Array.of(mean, 10 * mean, mean, 10 * mean));
  expect(inputs[0].normalization?.scale[0]).toBeCloseTo(1 / deviation, 12);
  expect(inputs[0].normalization?.scale[2]).toBe(inputs[0].normalization?.scale[0]);
});

test('categories as an index are a sequence of indices', () => {
  const { inputs } = load('note,y\nC,1\nD,2\nC,3\nE,4\n', 'window=2&categories.note=index&autoregressive=false');
  expect(inputs.map(({ name, shape, data }) => [name, shape, [...data]])).toEqual([['note', [2], [1, 2, 2, 1]]]);
});

test('other rows become the windows of training: known answers or not', () => {
  const spec = specOf(count(12), 'window=3');
  const settings = { dataset: spec, test: 0.4, validation: 0, normalize: 'standard' } as const;
  const trained = datasets.load(settings);
  const known = { preparation: preparationOf(trained), fingerprint: trained.fingerprint, settings };
  expect(datasets.loadFor(known, spec).isTrainingData).toBe(true);
  const other = datasets.loadFor(known, specOf(count(5), 'header=true'));
  expect([other.isTrainingData, other.dataset.splits.test.length]).toEqual([false, 2]);
  const { inputs, samples } = datasets.inputsFor(known, specOf(count(5), 'header=true'));
  expect([samples, inputs[0].shape]).toEqual([3, [3, 2]]);
  expect(inputs[0].normalization).toEqual(trained.inputs[0].normalization);
});

test('windows are not split at random, nor cut from fewer rows than they need', () => {
  const random = refusalOf(() => load(count(10), 'window=2&split=random'));
  expect([random.code, english(random.details.fix ?? '')]).toEqual(['dataset.split', expect.stringContaining('split=time')]);
  const short = refusalOf(() => load(count(10), 'window=5', { test: 0.2 }));
  expect(short.code).toBe('dataset.split');
  expect(short.message).toContain(
    'at least 6 consecutive rows in each split, for a window of 5 and a horizon of 1, found a split of 2',
  );
  const wide = refusalOf(() => load(count(200_000), 'window=45000'));
  expect([wide.code, wide.message]).toEqual(['dataset.tooLarge', expect.stringContaining('numbers in all windows')]);
});
