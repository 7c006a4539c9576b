import type { ModelState } from '#engine/kernels/index.ts';
import type { Replayer } from './replayer.ts';
import type { ReplayControl } from './replayProgress.ts';

/** A step as the run has recorded it, and the numbers after it. */
export interface RecordedStep {
  readonly step: number;
  readonly epoch: number;
  /** Batch mean. */
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly learningRate: number;
  /** Parameters and optimizer state after it, replayed when first asked for; valid only while the condition is evaluated. */
  readonly state: () => ModelState;
}

export interface FindFirstOptions extends ReplayControl {
  /** The steps to search. Default: all of the run. */
  readonly from?: number;
  readonly to?: number;
  /** True if the condition, once it holds, holds for all later steps: few steps are then looked at. */
  readonly isMonotone?: boolean;
}

/** Rows of the history that are read at once. */
const ROWS = 1000;

/**
 * The first step of a run for which a condition holds: by bisection if it is monotone, else by going through all steps from the
 * first. A condition on the metrics alone repeats no step.
 * @returns undefined if it never holds
 * @throws UserError replay.*, dataset.*, memory.*
 */
export function findFirstStep(
  replayer: Replayer,
  holds: (step: RecordedStep) => boolean,
  { from, to, isMonotone = false, ...control }: FindFirstOptions = {},
): number | undefined {
  const { first, last } = replayer.range;
  const range = { from: Math.max(1, first, from ?? 1), to: Math.min(last, to ?? last) };
  const search = isMonotone ? bisect : goThrough;
  return range.from > range.to ? undefined : search(replayer, holds, range, control);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function bisect(
  replayer: Replayer,
  holds: (step: RecordedStep) => boolean,
  { from, to }: Range,
  control: ReplayControl,
): number | undefined {
  const { onProgress, isCanceled } = control;
  const holdsAt = (step: number) => readRows(replayer, { from: step, to: step }, { isCanceled }).every(holds);
  if (!holdsAt(to)) return undefined;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holdsAt(middle)) high = middle;
    else low = middle + 1;
    onProgress?.(1 - (high - low) / (to - from));
  }
  return low;
}

function goThrough(
  replayer: Replayer,
  holds: (step: RecordedStep) => boolean,
  { from, to }: Range,
  control: ReplayControl,
): number | undefined {
  const { onProgress, isCanceled } = control;
  for (let start = from; start <= to; start += ROWS) {
    const found = readRows(replayer, { from: start, to: Math.min(to, start + ROWS - 1) }, { isCanceled }).find((row) => {
      if ((row.step - from) % KEEP_PROGRESS === 0) onProgress?.((row.step - from) / (to - from + 1));
      return holds(row);
    });
    if (found) return found.step;
  }
  return undefined;
}

const KEEP_PROGRESS = 20;

function readRows(replayer: Replayer, { from, to }: Range, control: ReplayControl): RecordedStep[] {
  const series = replayer.recordedSteps(from - 1, to);
  return series.step.map((step, row) => ({
    step,
    epoch: series.epoch[row],
    loss: series.loss[row] ?? Number.NaN,
    metrics: Object.fromEntries(Object.entries(series.metrics).map(([name, values]) => [name, values[row]])),
    learningRate: series.learningRate[row],
    state: () => replayer.stateAt(step, control),
  }));
}
