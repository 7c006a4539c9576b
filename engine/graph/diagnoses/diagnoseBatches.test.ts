import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { classifier } from '../../testing/networks.ts';
import { applyEdits, type TrainingSettings } from '../index.ts';

const data = (trainingSamples: number) => ({
  inputs: [{ name: 'x', shape: [2] }],
  targets: [{ name: 'y', shape: [], classes: 3 }],
  trainingSamples,
});

const diagnose = (training: TrainingSettings, samples: number) =>
  analyzeInEnglish(classifier(training), data(samples)).diagnostics;

test('a batch size above the number of training samples is an error with a fix', () => {
  const document = classifier({ batchSize: 64, epochs: 2 });
  const { ok, diagnostics } = analyzeInEnglish(document, data(50));
  expect(ok).toBe(false);
  expect(diagnostics).toMatchObject([
    {
      code: 'training.batchTooLarge',
      severity: 'error',
      param: 'batchSize',
      message:
        'The batch size is 64, but there are only 50 training samples; expected at most 50, the number of training samples',
      expected: 'at most 50, the number of training samples',
      received: '64',
      fix: { label: 'Set the batch size to 50', edits: [{ type: 'setTraining', setting: 'batchSize', value: 50 }] },
    },
  ]);
  const repaired = applyEdits(document, diagnostics[0].fix?.edits ?? []);
  expect(repaired.training).toEqual({ batchSize: 50, epochs: 2 });
  expect(analyzeInEnglish(repaired, data(50)).diagnostics).toEqual([]);
});

test('a default batch size is never too large', () => {
  expect(diagnose({}, 3)).toEqual([]);
});

test('without data or training samples, batches are not checked', () => {
  expect(analyzeInEnglish(classifier({ batchSize: 64 })).ok).toBe(true);
  expect(diagnose({ batchSize: 64 }, 0)).toEqual([]);
});

test('accumulating more batches than an epoch has is a warning with a fix', () => {
  const document = classifier({ batchSize: 20, accumulate: 4 });
  expect(diagnose({ batchSize: 20, accumulate: 3 }, 50)).toEqual([]);
  const { ok, diagnostics } = analyzeInEnglish(document, data(50));
  expect(ok).toBe(true);
  expect(diagnostics).toMatchObject([
    {
      code: 'training.accumulatesTooMany',
      severity: 'warning',
      message:
        'Gradient accumulation spans 4 batches, but an epoch has only 3; expected at most 3, the number of batches in an epoch',
      fix: { label: 'Accumulate 3 batches' },
    },
  ]);
  expect(analyzeInEnglish(applyEdits(document, diagnostics[0].fix?.edits ?? []), data(50)).diagnostics).toEqual([]);
});
