import type { RunEvent, RunProgress, RunStatus } from '#app/contract/index.ts';
import { type ReadingConnection, readEpochs, readGradients, readSteps, type StoredRun } from '#app/store/index.ts';

/** Statuses of a run that some process trains. */
export function isActive(status: RunStatus): boolean {
  return status === 'running' || status === 'paused';
}

/**
 * How far a run is and, with `afterStep`, what was recorded after that step.
 * @param progress what is known better than the database knows it
 */
export function readEvent(
  connection: ReadingConnection,
  run: StoredRun,
  { afterStep, progress }: { readonly afterStep?: number | undefined; readonly progress?: RunProgress | undefined } = {},
): RunEvent {
  const { id, error, earlyStop } = run.summary;
  const event: RunEvent = {
    runId: id,
    progress: progress ?? storedProgress(run),
    ...(error && { error }),
    ...(earlyStop && { earlyStop }),
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

/** Who reads of a run in the database sees how far it is, but not how fast. */
function storedProgress({ summary, steps }: StoredRun): RunProgress {
  const { status, epoch, epochs, step } = summary;
  return { status, epoch, epochs, step, steps, samplesPerSecond: 0, secondsLeft: null };
}
