import { message, plural } from '../../messages/index.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { TrainingSettings } from '../document/document.ts';
import type { TrainingConfiguration } from '../settings/training.ts';

/**
 * Batches larger than the training set. A default batch size is no error: it is clamped to the data.
 * @param samples number of training samples, at least 1
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

/** Updates end with the epoch, so they cannot accumulate more batches than it has. */
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
