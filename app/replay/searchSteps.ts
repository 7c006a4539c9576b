import { type ConditionSource, evaluateCondition, isMonotone, needsOf, type Verdict } from '#engine/conditions/index.ts';
import type { Condition } from '#engine/graph/index.ts';
import type { Evaluation, HeldCondition } from '#engine/training/index.ts';
import type { Replayer, StepRange } from './replayer.ts';
import type { ReplayControl } from './replayProgress.ts';

export interface SearchOptions extends ReplayControl {
  /** Asked between steps; true ends the search for now. Default: it ends when it is done. */
  readonly isInterrupted?: () => boolean;
}

export interface StepSearch {
  /** The first step after which the condition holds, with the values that decided. */
  readonly held?: HeldCondition;
  /** The step to go on from, if the search was interrupted. */
  readonly next?: number;
}

/** Steps whose records are read at once, and steps that are replayed at once. */
const READ = 1000;
const REPLAYED = 20;

/**
 * The first step of a run after which a condition holds, as if training had watched for it: by bisection if it holds from some step
 * on, else step by step, from the recorded metrics where they decide, and by replay where they do not.
 * @throws UserError replay.*, dataset.*, memory.*
 */
export function searchSteps(
  replayer: Replayer,
  condition: Condition,
  { from, to }: StepRange,
  { isInterrupted = () => false, ...control }: SearchOptions = {},
): StepSearch {
  if (from > to) return {};
  const judged = isMonotone(condition) ? firstByBisection(replayer, condition, { from, to }) : undefined;
  if (judged) return judged.holds ? { held: describe(condition, judged) } : {};
  for (let start = from; start <= to; start += READ) {
    const steps = judgeSteps(replayer, condition, { from: start, to: Math.min(to, start + READ - 1) });
    for (let at = 0; at < steps.length; ) {
      if (isInterrupted() && steps[at].step > from) return { next: steps[at].step };
      if (steps[at].holds) return { held: describe(condition, steps[at]) };
      const unknown = countUndecided(steps, at);
      if (unknown > 0) {
        const held = replayer.search(condition, { from: steps[at].step, to: steps[at + unknown - 1].step }, control);
        if (held) return { held };
      }
      at += Math.max(1, unknown);
    }
  }
  return {};
}

interface JudgedStep extends Verdict {
  readonly step: number;
  readonly epoch: number;
}

const describe = (condition: Condition, { step, epoch, seen }: JudgedStep): HeldCondition => ({ condition, step, epoch, seen });

/** Steps from one on that the records do not decide, as many as are replayed at once. */
function countUndecided(steps: readonly JudgedStep[], from: number): number {
  let count = 0;
  while (count < REPLAYED && steps[from + count] && steps[from + count].holds === undefined) count++;
  return count;
}

/** The first step at which it holds, else the last one; undefined if the records do not decide. */
function firstByBisection(replayer: Replayer, condition: Condition, { from, to }: StepRange): JudgedStep | undefined {
  const judgeAt = (step: number) => judgeSteps(replayer, condition, { from: step, to: step })[0];
  let [low, high, found] = [from, to, judgeAt(to)];
  if (!found.holds) return found.holds === false ? found : undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const judged = judgeAt(middle);
    if (judged.holds) [high, found] = [middle, judged];
    else low = middle + 1;
  }
  return found;
}

/** Judges each step of a range by its recorded metrics alone. The step at which a run failed has none. */
function judgeSteps(replayer: Replayer, condition: Condition, { from, to }: StepRange): JudgedStep[] {
  const series = replayer.recordedSteps(from - 1, to);
  const rows = new Map(series.step.map((step, row) => [step, row]));
  const { validation } = needsOf(condition);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const step = from + index;
    const row = rows.get(step);
    const epoch = row === undefined ? 0 : series.epoch[row];
    const measured = validation ? replayer.recordedEpoch(step)?.validation : undefined;
    // Validations are at the ends of epochs.
    if (validation && !measured) return { step, epoch, holds: false, seen: [] };
    const scalars = new Map<string, number>([
      ['step', step],
      ...(row === undefined ? [] : recordedScalars(series, row)),
      ...(measured ? validationScalars(measured) : []),
    ]);
    return { step, epoch, ...evaluateCondition(condition, sourceOf(scalars)) };
  });
}

/** A metric without a number was not finite. */
function recordedScalars(series: ReturnType<Replayer['recordedSteps']>, row: number): [string, number][] {
  return [
    ...Object.entries(series.metrics).map(([name, values]): [string, number] => [name, values[row] ?? Number.NaN]),
    ['loss', series.loss[row] ?? Number.NaN],
    ['epoch', series.epoch[row]],
    ['learningRate', series.learningRate[row]],
  ];
}

const validationScalars = ({ loss, metrics }: Evaluation): [string, number][] =>
  Object.entries({ ...metrics, loss }).map(([name, value]) => [`validation.${name}`, value]);

/** Of tensors nothing is recorded. */
const sourceOf = (scalars: ReadonlyMap<string, number>): ConditionSource => ({
  scalar: (name) => scalars.get(name),
  tensor: () => undefined,
  updateRatio: () => undefined,
  nonFinite: () => undefined,
});
