import type { Diagnostic } from './diagnostic.ts';
import type { TrainingSettings } from './document.ts';
import type { TrainingConfiguration } from './training.ts';

/**
 * Batches that the training samples cannot fill. A batch size that nobody set is no error: it becomes as large as the data.
 * @param samples how many samples there are to train on, at least 1
 */
export function diagnoseBatches(
  settings: TrainingSettings | undefined,
  configuration: TrainingConfiguration,
  samples: number,
): Diagnostic[] {
  const batchSize = settings?.batchSize;
  if (batchSize !== undefined && batchSize > samples) return [describeBatch(batchSize, samples)];
  return diagnoseAccumulation(configuration, samples);
}

function describeBatch(batchSize: number, samples: number): Diagnostic {
  const expected = `at most ${samples}, the number of training samples`;
  return {
    code: 'training.batchTooLarge',
    severity: 'error',
    param: 'batchSize',
    message: `The batch size is ${batchSize}, but there are only ${samples} training samples; expected ${expected}`,
    expected,
    received: `${batchSize}`,
    fix: {
      label: `Set the batch size to ${samples}`,
      edits: [{ type: 'setTraining', setting: 'batchSize', value: samples }],
    },
  };
}

/** Updates end with the epoch, so that they can never add up more batches than it has. */
function diagnoseAccumulation({ accumulate, batchSize }: TrainingConfiguration, samples: number): Diagnostic[] {
  const batches = Math.ceil(samples / batchSize);
  if (accumulate <= batches) return [];
  const expected = `at most ${batches}, the number of batches in an epoch`;
  return [
    {
      code: 'training.accumulatesTooMany',
      severity: 'warning',
      param: 'accumulate',
      message: `An update shall add up ${accumulate} batches, but an epoch has only ${batches}; expected ${expected}`,
      expected,
      received: `${accumulate}`,
      fix: {
        label: `Add up ${batches} ${batches === 1 ? 'batch' : 'batches'}`,
        edits: [{ type: 'setTraining', setting: 'accumulate', value: batches }],
      },
    },
  ];
}
