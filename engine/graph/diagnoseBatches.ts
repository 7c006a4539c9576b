import { message, plural } from '../text/index.ts';
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
  const expected = message('at most {{samples}}, the number of training samples', { samples });
  const values = { batchSize, samples, expected };
  return {
    code: 'training.batchTooLarge',
    severity: 'error',
    param: 'batchSize',
    ...message('The batch size is {{batchSize}}, but there are only {{samples}} training samples; expected {{expected}}', values),
    expected,
    received: batchSize,
    fix: {
      label: message('Set the batch size to {{value}}', { value: samples }),
      edits: [{ type: 'setTraining', setting: 'batchSize', value: samples }],
    },
  };
}

/** Updates end with the epoch, so that they can never add up more batches than it has. */
function diagnoseAccumulation({ accumulate, batchSize }: TrainingConfiguration, samples: number): Diagnostic[] {
  const batches = Math.ceil(samples / batchSize);
  if (accumulate <= batches) return [];
  const expected = message('at most {{batches}}, the number of batches in an epoch', { batches });
  const values = { accumulate, batches, expected };
  return [
    {
      code: 'training.accumulatesTooMany',
      severity: 'warning',
      param: 'accumulate',
      ...message(
        'Gradient accumulation spans {{accumulate}} batches, but an epoch has only {{batches}}; expected {{expected}}',
        values,
      ),
      expected,
      received: accumulate,
      fix: {
        label: plural(batches, 'Accumulate {{count}} batch', 'Accumulate {{count}} batches'),
        edits: [{ type: 'setTraining', setting: 'accumulate', value: batches }],
      },
    },
  ];
}
