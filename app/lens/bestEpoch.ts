import { type ReadingConnection, readEpochs } from '#app/store/index.ts';
import { type GraphDocument, readTraining } from '#engine/graph/index.ts';
import { FRESH_PATIENCE, isOfValidation, monitored, wait } from '#engine/schedules/index.ts';

/** The epoch of a run with the best validation: by the monitor of early stopping, else by the loss. Null without validation. */
export function bestEpoch(connection: ReadingConnection, runId: string, { training }: GraphDocument) {
  const { earlyStopping } = readTraining(training).configuration;
  const monitor = earlyStopping && isOfValidation(earlyStopping.monitor) ? earlyStopping.monitor : 'validationLoss';
  const epochs = readEpochs(connection, runId);
  const { best, bestEpoch: number } = epochs.reduce(
    (patience, epoch) =>
      wait(patience, { epoch: epoch.epoch, value: monitored(epoch, monitor) ?? Number.NaN }, { monitor, minDelta: 0 }),
    FRESH_PATIENCE,
  );
  const found = best === null ? undefined : epochs.find(({ epoch }) => epoch === number);
  return found ? { step: found.step, epoch: found.epoch } : null;
}
