import type { ProgramLoss } from '../compile/index.ts';
import type { LoadedProgram } from '../kernels/index.ts';
import { sizeOf } from '../ops/index.ts';

/** Right answers out of all. */
export interface Score {
  readonly correct: number;
  readonly answers: number;
}

/** The index of the largest of some numbers; the first of equals. */
export function argmax(numbers: ArrayLike<number>, start: number, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index++) if (numbers[start + index] > numbers[start + best]) best = index;
  return best;
}

/** Calls `visit` with the wanted and the given class of each answer in the batch that just ran. */
export function forEachAnswer(loaded: LoadedProgram, loss: ProgramLoss, visit: (wanted: number, given: number) => void): void {
  const prediction = loaded.read(loss.prediction);
  const target = loaded.read(loss.target);
  if (loss.accuracy?.kind === 'threshold') {
    const { at } = loss.accuracy;
    for (let index = 0; index < prediction.length; index++) visit(target[index] > 0.5 ? 1 : 0, prediction[index] > at ? 1 : 0);
  } else if (loss.accuracy?.kind === 'argmax') {
    const classes = loss.prediction.shape[loss.prediction.shape.length - 1];
    const isOneHot = sizeOf(loss.target.shape) === prediction.length;
    for (let row = 0, start = 0; start < prediction.length; row++, start += classes) {
      visit(isOneHot ? argmax(target, start, classes) : target[row], argmax(prediction, start, classes));
    }
  }
}

/** How many answers of the batch that just ran are right, over all losses that tell right from wrong. */
export function scoreBatch(loaded: LoadedProgram): Score {
  let correct = 0;
  let answers = 0;
  for (const loss of loaded.program.losses) {
    forEachAnswer(loaded, loss, (wanted, given) => {
      answers++;
      if (wanted === given) correct++;
    });
  }
  return { correct, answers };
}

/** The number of classes that a loss tells apart: 2 for a single yes or no, undefined where it has none. */
export function classesOf({ accuracy, prediction }: ProgramLoss): number | undefined {
  if (accuracy?.kind === 'argmax') return prediction.shape[prediction.shape.length - 1];
  return accuracy?.kind === 'threshold' && sizeOf(prediction.shape.slice(1)) === 1 ? 2 : undefined;
}

export function accuracyOf({ correct, answers }: Score): { accuracy?: number } {
  return answers > 0 ? { accuracy: correct / answers } : {};
}
