import { z } from '../../text/index.ts';
import { type Direction, type Report, type Trial, toLoss } from './trial.ts';

/** Where asynchronous successive halving compares trials. */
export const ashaSchema = z
  .strictObject({
    /** Steps until the first rung. */
    minResource: z.int().min(1),
    /** Of the trials at a rung, one in so many goes on. */
    reductionFactor: z.int().min(2),
    /** Number of rungs left out at the beginning. */
    minEarlyStoppingRate: z.int().min(0),
  })
  .readonly();
export type Asha = z.infer<typeof ashaSchema>;

export const DEFAULT_ASHA: Asha = { minResource: 1, reductionFactor: 4, minEarlyStoppingRate: 0 };

/**
 * True if a trial should stop at the step it reported last: asynchronous successive halving (Li et al., "A System for Massively
 * Parallel Hyperparameter Tuning", MLSys 2020), in the variant that stops trials instead of pausing them.
 *
 * Rung k is at step r η^(s + k), with minimum resource r, reduction factor η and minimum early-stopping rate s. A trial competes at
 * a rung with its first report there, and goes on if it is among the best ⌊n / η⌋ of the n trials that have reached the rung so far,
 * itself included; while n < η, if it is the best. A trial whose metric is NaN at a rung stops and is not counted.
 */
export function shouldPrune(asha: Asha, direction: Direction, trial: Trial, others: readonly Trial[]): boolean {
  const last = trial.reports?.at(-1);
  if (!last) return false;
  return newRungs(asha, trial).some((step) => {
    if (Number.isNaN(last.value)) return true;
    const rivals = others.flatMap((other) => metricAt(other, step) ?? []);
    return !isPromoted(last.value, rivals, asha, direction);
  });
}

/** The steps of the rungs that a trial reached by its last report. */
function newRungs({ minResource, reductionFactor, minEarlyStoppingRate }: Asha, { reports = [] }: Trial): number[] {
  const [before, last] = [reports.at(-2)?.step ?? 0, reports.at(-1)?.step ?? 0];
  const rungs: number[] = [];
  for (let step = minResource * reductionFactor ** minEarlyStoppingRate; step <= last; step *= reductionFactor) {
    if (step > before) rungs.push(step);
  }
  return rungs;
}

/** A trial's metric at a rung: its first report at this step or later; undefined if there is none, or if it is NaN. */
function metricAt({ reports = [] }: Trial, step: number): number | undefined {
  const report: Report | undefined = reports.find((each) => each.step >= step);
  return report === undefined || Number.isNaN(report.value) ? undefined : report.value;
}

function isPromoted(value: number, rivals: readonly number[], { reductionFactor }: Asha, direction: Direction): boolean {
  const losses = [value, ...rivals].map((each) => toLoss(direction, each)).sort((a, b) => a - b);
  const promoted = Math.max(1, Math.floor(losses.length / reductionFactor));
  return toLoss(direction, value) <= losses[promoted - 1];
}
