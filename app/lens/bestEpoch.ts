import { type ReadingConnection, readEpochs } from '#app/store/index.ts';
import { type GraphDocument, readTraining } from '#engine/graph/index.ts';
import { isOfValidation } from '#engine/schedules/index.ts';
import { bestEpochBy } from '#engine/training/index.ts';

/** The epoch of a run with the best validation: by the monitor of early stopping, else by the loss. Null without validation. */
export function bestEpoch(connection: ReadingConnection, runId: string, { training }: GraphDocument) {
  const { earlyStopping } = readTraining(training).configuration;
  const monitor = earlyStopping && isOfValidation(earlyStopping.monitor) ? earlyStopping.monitor : 'validationLoss';
  const found = bestEpochBy(readEpochs(connection, runId), monitor);
  return found ? { step: found.step, epoch: found.epoch } : null;
}
