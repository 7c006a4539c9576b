import { argmax, type Task } from '../metrics/index.ts';
import { sizeOf } from '../ops/index.ts';
import type { Column } from '../training/index.ts';
import type { PassState } from './passState.ts';

/** What a network says about the first sample of a pass. */
export interface Prediction {
  /** Probabilities of classes or labels; else values, in the target's own units. */
  readonly kind: 'probabilities' | 'values';
  /** The target node that it is compared with. */
  readonly target: string;
  /** Row-major; of several rows, such as timesteps, one after the other. */
  readonly values: readonly number[];
  /** The most probable class, of the first row. */
  readonly class?: number;
}

/** Longer predictions, such as images, are not read number by number. */
const MOST_VALUES = 64;

/**
 * The prediction that enters the first loss: scores as probabilities, quantities in the units of the data.
 * @param columns of the data, by target node
 * @returns undefined without targets, or if it is large
 */
export function predictionOf(pass: PassState, columns: ReadonlyMap<string, Column>): Prediction | undefined {
  const [loss] = pass.program.losses;
  if (!loss) return undefined;
  const [, ...shape] = loss.prediction.shape;
  const size = sizeOf(shape);
  if (size > MOST_VALUES) return undefined;
  const scores = Array.from(pass.read(loss.prediction).subarray(0, size));
  const target = pass.graph.analysis.wiring.incoming.get(loss.nodeId)?.get('target')?.from[0] ?? '';
  return { target, ...describe(scores, loss.task, columns.get(target)) };
}

function describe(scores: number[], task: Task | undefined, column: Column | undefined): Omit<Prediction, 'target'> {
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

function inOwnUnits(values: number[], column: Column | undefined): number[] {
  if (!column?.normalization) return values;
  const { offset, scale } = column.normalization;
  return values.map((value, index) => value / scale[index % scale.length] + offset[index % offset.length]);
}
