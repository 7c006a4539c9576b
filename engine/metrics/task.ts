import { activationInput, type LossDeclaration } from '../layers/index.ts';
import { sizeOf, type Value } from '../ops/index.ts';

/** The task of a loss, in the field's terms: determines which metrics apply. */
export type Task =
  /** One of several classes: `prediction` [rows, classes]. */
  | { readonly kind: 'multiclass'; readonly classes: number; readonly scores: 'logits' | 'probabilities' }
  /** Yes or no, once per sample. Margins, as of the hinge loss, are no probabilities. */
  | { readonly kind: 'binary'; readonly threshold: number; readonly isMargin?: true }
  /** Yes or no for each of several labels: `prediction` [samples, labels]. */
  | { readonly kind: 'multilabel'; readonly labels: number; readonly threshold: number }
  /** Regression: `prediction` [samples, outputs]. */
  | {
      readonly kind: 'regression';
      readonly outputs: number;
      /** The size of one compared unit in the target's own units: for all outputs, or per output. */
      readonly units: readonly number[];
    };

/**
 * The task of a loss within a program.
 * @param prediction as wired, after a softmax or sigmoid that the loss recognizes
 * @param units of a normalized target
 * @returns undefined if predictions have no answers to compare
 */
export function taskOf(
  { decision, predictions }: LossDeclaration,
  prediction: Value,
  units: readonly number[] = [1],
): Task | undefined {
  const { kind, recognizes } = predictions;
  const isProbability =
    kind === 'distribution' || (recognizes !== undefined && activationInput(prediction, recognizes) !== undefined);
  const [, ...shape] = prediction.shape;
  const outputs = sizeOf(shape);
  const threshold = isProbability ? 0.5 : 0;
  switch (decision) {
    case 'argmax':
      return { kind: 'multiclass', classes: shape[shape.length - 1], scores: isProbability ? 'probabilities' : 'logits' };
    case 'threshold':
      return outputs === 1
        ? { kind: 'binary', threshold, ...(kind === 'scores' && { isMargin: true }) }
        : { kind: 'multilabel', labels: outputs, threshold };
    case 'number':
      return { kind: 'regression', outputs, units };
    case undefined:
      return undefined;
  }
}

/** True if predictions are classes, or yes and no. */
export function isClassification({ kind }: Task): boolean {
  return kind !== 'regression';
}
