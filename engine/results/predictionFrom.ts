import { argmax, type Task } from '../metrics/index.ts';
import type { Column } from '../training/index.ts';

/** What a network says about one sample. */
export interface OutputPrediction {
  /** Probabilities of classes or labels; else values, in the target's own units. */
  readonly kind: 'probabilities' | 'values';
  /** Row-major; of several rows, such as timesteps, one after the other. */
  readonly values: number[];
  /** The most probable class, of the first row. */
  readonly class?: number;
}

/**
 * Scores as probabilities, quantities in the units of the data.
 * @param scores that enter a loss
 * @param column of its target
 */
export function predictionFrom(
  scores: number[],
  task: Task | undefined,
  column: Pick<Column, 'normalization'> | undefined,
): OutputPrediction {
  switch (task?.kind) {
    case 'multiclass': {
      const { classes } = task;
      const values = task.scores === 'logits' ? softmax(scores, classes) : scores;
      return { kind: 'probabilities', values, class: argmax(scores, 0, classes) };
    }
    case 'binary':
    case 'multilabel':
      // Of a probability, the threshold is one half; of a logit, zero.
      return { kind: 'probabilities', values: task.threshold === 0 ? scores.map(sigmoid) : scores };
    default:
      return { kind: 'values', values: inOwnUnits(scores, column) };
  }
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Of each row, without overflow. */
function softmax(logits: readonly number[], classes: number): number[] {
  return logits.map((logit, index) => {
    const start = index - (index % classes);
    const row = logits.slice(start, start + classes);
    const total = row.reduce((sum, other) => sum + Math.exp(other - logit), 0);
    return 1 / total;
  });
}

function inOwnUnits(values: number[], column: Pick<Column, 'normalization'> | undefined): number[] {
  if (!column?.normalization) return values;
  const { offset, scale } = column.normalization;
  return values.map((value, index) => value / scale[index % scale.length] + offset[index % offset.length]);
}
