import type { RunDetails } from '#app/contract/index.ts';
import type { Runs } from '#app/runs/index.ts';
import type { StoredTrial } from '#app/store/index.ts';
import { setValues } from '#engine/graph/index.ts';
import { type Message, message, messageOf, UserError } from '#engine/messages/index.ts';
import { shouldPrune } from '#engine/sweeps/index.ts';
import { type SweepDefinition, sweepError } from './definition.ts';
import type { ReportedTrial, TrialReports } from './trialReports.ts';

interface TrialTraining {
  readonly runs: Runs;
  readonly sweep: { readonly name: string; readonly definition: SweepDefinition };
  readonly trial: StoredTrial;
  /** The other trials, as far as they have come. */
  readonly others: () => readonly ReportedTrial[];
  readonly reports: TrialReports;
  readonly signal: AbortSignal;
  readonly threads?: number | undefined;
  readonly save: (trial: StoredTrial) => void;
}

/**
 * Trains the run of a trial to its end, or until it is stopped early because others are better.
 * @returns false if it was stopped by the signal, to go on later
 * @throws UserError sweep.metric if its run does not have the metric
 */
export async function trainTrial(training: TrialTraining): Promise<boolean> {
  const { runs, trial, signal, save } = training;
  let started = performance.now();
  const spend = (): number => trial.seconds + (performance.now() - started) / 1000;
  let run: string;
  try {
    run = await beginRun(training);
  } catch (error) {
    if (signal.aborted) return false;
    if (!(error instanceof UserError && isOfChoices(error))) throw error;
    save({ ...trial, state: 'failed', seconds: spend(), error: messageOf(error) });
    return true;
  }
  started = performance.now();
  save({ ...trial, run });
  const prunedAfter = await follow(training, run);
  const ended = runs.load(run);
  if (signal.aborted && prunedAfter === undefined && ended.status !== 'completed') {
    save({ ...trial, run, seconds: spend() });
    return false;
  }
  save({ ...trial, run, seconds: spend(), ...resultOf(training, ended, prunedAfter) });
  return true;
}

/** True for an error that the chosen values cause, such as shapes that do not match. Others would meet every trial. */
const isOfChoices = ({ code }: UserError): boolean => /^(graph|memory|setting|training)\./.test(code);

/** The id of the trial's run, in training or already completed. */
async function beginRun({ runs, sweep, trial, threads, signal }: TrialTraining): Promise<string> {
  const known = trial.run === null ? undefined : runs.list().find(({ id }) => id === trial.run);
  if (known?.status === 'completed') return known.id;
  if (known && runs.load(known.id).checkpoints.length > 0) {
    await runs.resumeFromCheckpoint(known.id, { threads, waits: signal });
    return known.id;
  }
  const { document, graphId } = sweep.definition;
  const { id } = await runs.start({
    ...{ document: setValues(document, trial.choices), graphId: graphId ?? undefined },
    ...{ threads, waits: signal },
  });
  runs.rename(id, `${sweep.name} ${trial.number + 1}`);
  runs.label([id], { experiment: sweep.name });
  return id;
}

/**
 * Waits for the end of a run, and stops it early if others are better. Every epoch is judged, however fast they come, so that the
 * same sweep makes the same decisions.
 * @returns the epoch after which others were better
 */
async function follow(training: TrialTraining, runId: string): Promise<number | undefined> {
  const { runs, signal } = training;
  const stop = () => void runs.stop(runId).catch(() => {});
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const judge = judgeOf(training, runId);
  try {
    let prunedAfter: number | undefined;
    for await (const { progress } of runs.watch(runId)) {
      if (progress.status === 'paused') await runs.resume(runId);
      if (prunedAfter !== undefined || progress.status !== 'running') continue;
      prunedAfter = judge();
      if (prunedAfter !== undefined) await runs.stop(runId);
    }
    return prunedAfter ?? judge();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Compares each epoch of a run once with the other trials. @returns the first epoch after which others are better */
function judgeOf({ sweep, trial, others, reports }: TrialTraining, runId: string): () => number | undefined {
  const { asha, direction } = sweep.definition;
  let judged = 0;
  return () => {
    if (!asha) return undefined;
    const all = reports.of(runId);
    const rivals = all.length > judged ? others() : [];
    for (; judged < all.length; judged++) {
      const upTo: ReportedTrial = {
        ...{ number: trial.number, values: trial.choices },
        state: 'running',
        reports: all.slice(0, judged + 1),
      };
      if (shouldPrune(asha, direction, upTo, rivals)) return all[judged].step;
    }
    return undefined;
  };
}

function resultOf(
  { sweep, reports }: TrialTraining,
  { id, status, error }: RunDetails,
  prunedAfter: number | undefined,
): Partial<StoredTrial> {
  const metric = reports.of(id).findLast(({ step }) => step <= (prunedAfter ?? step))?.value;
  const value = metric === undefined || Number.isNaN(metric) ? null : metric;
  if (prunedAfter !== undefined) return { state: 'pruned', metric: value, prunedAfter };
  if (status === 'completed') {
    if (metric === undefined) throw noMetric(sweep.definition.metric);
    return { state: 'complete', metric: value };
  }
  return { state: 'failed', error: error ?? stoppedByHand(id) };
}

const stoppedByHand = (run: string): Message => message('The run {{run}} was stopped before its end', { run });

function noMetric(metric: string) {
  const text = message("The runs of the sweep do not have the metric '{{metric}}'", { metric });
  return sweepError('sweep.metric', text, {
    where: 'metric',
    expected: message('a metric that applies to the loss and the data'),
    received: metric,
    fix: message('Choose another metric; those of validation samples need a validation split.'),
  });
}
