import type { Task } from './task.ts';

type Numbers = ArrayLike<number>;

/** The predictions of one loss for a batch, with their targets. Predicted classes are computed lazily, once. */
export class Answers {
  readonly task: Task;
  /** Row-major, as wired on the canvas. */
  readonly prediction: Numbers;
  /** Row-major; for a multiclass task class indices, or a distribution per row. */
  readonly target: Numbers;
  #wanted: Numbers | undefined;
  #given: Numbers | undefined;

  constructor(task: Task, prediction: Numbers, target: Numbers) {
    this.task = task;
    this.prediction = prediction;
    this.target = target;
  }

  /** True if the targets of a multiclass task are distributions, not class indices. */
  get hasDistributions(): boolean {
    return this.target.length === this.prediction.length;
  }

  /** The true classes: class indices, or 0 and 1. */
  get wanted(): Numbers {
    const { task, target } = this;
    this.#wanted ??=
      task.kind === 'multiclass' ? (this.hasDistributions ? largestOf(target, task.classes) : target) : above(target, 0.5);
    return this.#wanted;
  }

  /** The predicted classes: the argmax, the first on ties; or whether a score is above the threshold. */
  get given(): Numbers {
    const { task, prediction } = this;
    if (task.kind === 'regression') return prediction;
    this.#given ??= task.kind === 'multiclass' ? largestOf(prediction, task.classes) : above(prediction, task.threshold);
    return this.#given;
  }
}

function largestOf(scores: Numbers, classes: number): Numbers {
  const rows = new Int32Array(scores.length / classes);
  for (let row = 0; row < rows.length; row++) rows[row] = argmax(scores, row * classes, classes);
  return rows;
}

function above(scores: Numbers, threshold: number): Numbers {
  const answers = new Uint8Array(scores.length);
  for (let index = 0; index < scores.length; index++) answers[index] = scores[index] > threshold ? 1 : 0;
  return answers;
}

/** The index of the largest of `count` values from `start` on; the first on ties. */
export function argmax(numbers: ArrayLike<number>, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) if (numbers[start + index] > numbers[start + best]) best = index;
  return best;
}

/** Calls `visit` with each error ŷ - y of a regression, in the target's own units. */
export function forEachError({ task, prediction, target }: Answers, visit: (error: number) => void): void {
  if (task.kind !== 'regression') return;
  const { units } = task;
  for (let index = 0; index < prediction.length; index++)
    visit((prediction[index] - target[index]) * units[index % units.length]);
}

/** ln Σ exp(z) of a row of logits, without overflow. */
export function logSumExp(logits: ArrayLike<number>, start: number, count: number): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < count; index++) largest = Math.max(largest, logits[start + index]);
  let sum = 0;
  for (let index = 0; index < count; index++) sum += Math.exp(logits[start + index] - largest);
  return largest + Math.log(sum);
}
