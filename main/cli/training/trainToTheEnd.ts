import type { Notice, RunDetails } from '#app/contract/index.ts';
import type { Runs } from '#app/runs/index.ts';
import { english, message, UserError } from '#engine/messages/index.ts';
import { describeNormalizedTargets, normalizedTargets } from '../format/describeNormalizedTargets.ts';
import { cliError } from '../invocation/errors.ts';
import type { Invocation } from '../invocation/invocation.ts';
import type { BegunRun } from './beginRun.ts';
import { followRun } from './followRun.ts';

/**
 * Trains to the last epoch with output. Ctrl+C stops the run after a checkpoint.
 * @throws UserError cli.stopped; the failure of the run, such as training.nonFinite; errors of `begin`
 */
export async function trainToTheEnd(invocation: Invocation, runs: Runs, begin: () => Promise<BegunRun>): Promise<RunDetails> {
  const { environment, reporter } = invocation;
  let isInterrupted = false;
  let stop = () => {};
  const stopListening = environment.onInterrupt(() => {
    isInterrupted = true;
    stop();
  });
  try {
    const { summary, afterStep, remarks } = await begin();
    const { id, graphName, dataset, epoch, epochs } = summary;
    reporter.say(`Training '${graphName}' on ${dataset}: run ${id}, ${epochs - epoch} of ${epochs} epochs to go.`);
    for (const warning of remarks.warnings) reporter.warning(warning, { type: 'warning' });
    const targets = normalizedTargets(runs.load(id).preparation?.targets ?? []);
    for (const sentence of [...remarks.notes.map(english), ...describeNormalizedTargets(targets)]) reporter.say(sentence);
    stop = () => {
      reporter.note(`Stopping run ${id} after a checkpoint; Ctrl+C again stops it immediately.`);
      runs.stop(id).catch((error: Error) => reporter.note(error.message));
    };
    if (isInterrupted) stop();
    const last = await followRun(invocation, runs, { runId: id, afterStep });
    // A lost database cannot be queried.
    if (last?.error?.code.startsWith('database.')) throw failureOf(id, last.error);
    return requireCompleted(runs.load(id));
  } finally {
    stopListening();
  }
}

function failureOf(id: string, { code, fix, ...message }: Notice): UserError {
  return new UserError(code, message, { where: id, ...(fix && { fix }) });
}

function isStoppedByCondition({ status, step, conditions }: RunDetails): boolean {
  return status === 'stopped' && conditions.at(-1)?.held?.step === step;
}

function requireCompleted(run: RunDetails): RunDetails {
  if (run.status === 'completed' || isStoppedByCondition(run)) return run;
  const { id, status, error, epoch, epochs, step } = run;
  if (error) throw failureOf(id, error);
  const text = message(
    'The run {{run}} was {{status}} at step {{step}}, in epoch {{epoch}} of {{epochs}}; its progress is saved',
    { run: id, status, step, epoch, epochs },
  );
  throw cliError('cli.stopped', text, {
    where: id,
    expected: message('a run that trains all its epochs'),
    received: status,
    fix: message('Resume it with: train --resume {{run}}', { run: id }),
  });
}
