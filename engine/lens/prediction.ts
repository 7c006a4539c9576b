import { sizeOf } from '../ops/index.ts';
import { type OutputPrediction, predictionFrom } from '../results/index.ts';
import type { Column } from '../training/index.ts';
import type { PassState } from './passState.ts';

/** What a network says about the first sample of a pass. */
export interface Prediction extends OutputPrediction {
  /** The target node that it is compared with. */
  readonly target: string;
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
  return { target, ...predictionFrom(scores, loss.task, columns.get(target)) };
}
