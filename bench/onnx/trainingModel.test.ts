import { expect, test } from 'vitest';
import { findWorkload, WORKLOADS } from '../workloads/workloads.ts';
import { writeTrainingModel } from './trainingModel.ts';

test('gradient descent carries the loss and the parameters', () => {
  expect(writeTrainingModel(findWorkload('W1')).carried).toEqual([
    { name: 'loss', shape: [] },
    { name: 'weight0', shape: [8, 2] },
    { name: 'bias0', shape: [8] },
    { name: 'weight2', shape: [8, 8] },
    { name: 'bias2', shape: [8] },
    { name: 'weight4', shape: [1, 8] },
    { name: 'bias4', shape: [1] },
  ]);
});

test('Adam also carries its powers and two moments of each parameter, channels first', () => {
  const { carried } = writeTrainingModel(findWorkload('W4'));
  const shapes = new Map(carried.map(({ name, shape }) => [name, shape]));
  expect(carried).toHaveLength(1 + 6 + 2 + 2 * 6);
  expect(shapes.get('weight3')).toEqual([32, 16, 3, 3]);
  expect(shapes.get('weight3V')).toEqual([32, 16, 3, 3]);
  expect(shapes.get('power2')).toEqual([]);
});

test.each(WORKLOADS.map(({ name }) => name))('%s: every gradient is computed, and everything is carried on', (name) => {
  const { bytes, carried } = writeTrainingModel(findWorkload(name));
  const content = new TextDecoder('latin1').decode(bytes);
  for (const { name: tensor } of carried) {
    const promised = tensor === 'loss' ? 'loss' : `${tensor}Next`;
    // Once as a node's output, once as the body's.
    expect(content.split(promised).length - 1).toBeGreaterThanOrEqual(2);
    expect(content).toContain(`${tensor}Final`);
  }
});
