import { expect, test } from 'vitest';
import type { RunDetails } from '#app/contract/index.ts';
import { runSummary } from '#app/contract/testing/runSummary.ts';
import { classifier } from '#engine/testing/networks.ts';
import { describeRun, describeRuns } from './describeRuns.ts';

/** A run that was stopped within its third epoch of ten steps, after the learning rate had been set twice. */
const stopped: RunDetails = {
  ...runSummary({
    graphName: 'test',
    samples: null,
    status: 'stopped',
    epochs: 40,
    steps: 400,
    parts: [{ epoch: 1, step: 0, batchSize: 16, stepsPerEpoch: 10 }],
    epoch: 3,
    step: 26,
    measuredEpoch: 2,
    learningRates: [
      { step: 8, learningRate: 0.02 },
      { step: 21, learningRate: 0.005 },
      { step: 90, learningRate: 0.001 },
    ],
    settingChanges: [
      { step: 9, address: 'h.kernelL2', value: 0.001 },
      { step: 90, address: 'training.batchSize', value: 32 },
    ],
  }),
  document: { ...classifier(), training: { optimizer: { type: 'adam', learningRate: 0.01 } } },
  engineVersion: '1',
  dataFingerprint: 'ab',
  preparation: null,
  checkpoints: [],
  testTables: null,
};

test('a run that was stopped within an epoch says where, and its learning rates with their steps', () => {
  const text = describeRun(stopped, []);
  expect(text).toMatch(/^epoch +3 of 40 \(60 %\)$/m);
  expect(text).toMatch(/^step +26 of 400$/m);
  expect(text).toMatch(/^h\.kernelL2 +0\.001 from step 9$/m);
  expect(text).not.toContain('training.batchSize');
  expect(text).toMatch(/^results +of epoch 2$/m);
  expect(text).toMatch(/^learning rate +0.01; 0.02 from step 8; 0.005 from step 21$/m);
});

test('the list says of which epoch results are, if a run is within one', () => {
  expect(describeRuns([stopped])).toMatch(/ 3\/40 \(60 %\) .+\nLoss and metrics are those of the last complete epoch\.$/);
  expect(describeRuns([{ ...stopped, status: 'completed', epoch: 40, step: 400 }])).not.toContain('complete epoch');
});
