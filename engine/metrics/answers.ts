import { argmax } from './argmax.ts';
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
