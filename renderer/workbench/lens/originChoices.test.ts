import { expect, test } from 'vitest';
import type { RunOrigin } from '#app/contract/index.ts';
import { originChoices, originSelection } from './originChoices.ts';

const origin: RunOrigin = {
  step: 5,
  epoch: 1,
  learningRate: 0.1,
  kind: 'output',
  node: 'block/log',
  quantity: 'out',
  index: [7, 2],
  value: '-Infinity',
  what: { template: 'the output', values: {} },
  sample: { index: 90, split: 'train', number: 31 },
  operation: null,
  cause: { code: 'logOfZero', template: 'log of 0', values: {} },
  growth: null,
  remedies: [],
};

test('the sample whose output broke is shown with the weights before its step', () => {
  const run = { id: 'r', origin };
  expect(originChoices(run)).toEqual({
    weights: { kind: 'run', runId: 'r', step: 4 },
    samples: { kind: 'data', split: 'train', numbers: [31] },
    mode: 'train',
  });
  expect(originSelection(run)).toEqual({ node: 'block/log', address: 'block/log.out[0,2]' });
});

test('a gradient, an update, and an output that all samples broke are shown with the whole batch', () => {
  const gradient = { id: 'r', origin: { ...origin, kind: 'gradient' as const, quantity: 'dout' } };
  expect(originChoices(gradient).samples).toEqual({ kind: 'batch' });
  expect(originSelection(gradient).address).toBe('block/log.dout[7,2]');
  const together = { id: 'r', origin: { ...origin, sample: null } };
  expect(originChoices(together).samples).toEqual({ kind: 'batch' });
  expect(originSelection(together).address).toBe('block/log.out[7,2]');
  const loss = { id: 'r', origin: { ...origin, sample: null, node: 'loss', index: [] } };
  expect(originSelection(loss).address).toBe('loss.out');
});
