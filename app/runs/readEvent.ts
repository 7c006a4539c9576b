import type { RunEvent, RunProgress, RunStatus } from '#app/contract/index.ts';
import { type ReadingConnection, readEpochs, readGradients, readSteps, type StoredRun } from '#app/store/index.ts';

/** True for the statuses of a run in training. */
export function isActive(status: RunStatus): boolean {
  return status === 'running' || status === 'paused';
}

/**
 * The progress of a run and, with `afterStep`, its records after that step.
 * @param progress newer than in the database
 */
export function readEvent(
  connection: ReadingConnection,
  run: StoredRun,
  { afterStep, progress }: { readonly afterStep?: number | undefined; readonly progress?: RunProgress | undefined } = {},
): RunEvent {
  const { id, error, origin, earlyStop, learningRates, settingChanges, parts, conditions } = run.summary;
  const event: RunEvent = {
    runId: id,
    progress: progress ?? storedProgress(run),
    ...(error && { error }),
    ...(origin && { origin }),
    ...(earlyStop && { earlyStop }),
    ...(learningRates.length > 0 && { learningRates }),
    ...(settingChanges.length > 0 && { changed: { settings: settingChanges, parts } }),
    ...(conditions.length > 0 && { conditions }),
  };
  if (afterStep === undefined) return event;
  const gradients = readGradients(connection, id, { afterStep });
  return {
    ...event,
    steps: readSteps(connection, id, afterStep),
    epochs: readEpochs(connection, id, afterStep),
    gradients: gradients.map(({ step, parameter, norm }) => ({ step, parameter, norm })),
  };
}

/** The database has a run's progress, but not its speed. */
function storedProgress({ summary }: StoredRun): RunProgress {
  const { status, epoch, epochs, step, steps } = summary;
  return { status, epoch, epochs, step, steps, samplesPerSecond: 0, secondsLeft: null };
}
