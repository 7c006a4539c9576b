import { expect, test } from 'vitest';
import { checkGraph } from '../graph/index.ts';
import { graph } from '../testing/networks.ts';
import { baselineOf, type Column, type Dataset } from './index.ts';

const SAMPLES = 10;

/** A network on one target, whose last six samples are held out. */
function baselineWith(target: Omit<Column, 'name'>, params: Record<string, unknown>, loss: string, units: number) {
  const document = graph(
    [
      ['x', 'input', { shape: [1] }],
      ['d', 'dense', { units }],
      ['y', 'target', params],
      ['j', loss],
    ],
    [
      ['x', 'd'],
      ['d', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const order = Uint32Array.from({ length: SAMPLES }, (_, index) => index);
  const data: Dataset = {
    name: 'd',
    inputs: [{ name: 'x', shape: [1], data: new Float64Array(SAMPLES) }],
    targets: [{ name: 'y', ...target }],
    splits: { train: order.subarray(0, 4), validation: order.subarray(4), test: order.subarray(0, 0) },
    fingerprint: 'test',
  };
  return baselineOf(checkGraph(document).bind(data));
}

test('classes are counted in the validation samples only', () => {
  const data = Uint8Array.from([0, 0, 0, 0, 2, 2, 1, 2, 0, 2]);
  const baseline = baselineWith({ shape: [], classes: 3, data }, { shape: [], classes: 3 }, 'crossEntropy', 3);
  expect(baseline).toEqual({ answers: 6, mostFrequent: 4 });
});

test('as are yes and no', () => {
  const data = Float64Array.from([1, 1, 1, 1, 0, 0, 1, 0, 0, 1]);
  expect(baselineWith({ shape: [1], data }, { shape: [1] }, 'binaryCrossEntropy', 1)).toEqual({ answers: 6, mostFrequent: 4 });
});

test('quantities have no most frequent class', () => {
  const data = Float64Array.from({ length: SAMPLES }, (_, index) => index / 2);
  expect(baselineWith({ shape: [1], data }, { shape: [1] }, 'mse', 1)).toEqual({ answers: 6 });
});
