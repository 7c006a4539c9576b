import { formatShape, reshape, type Shape, sameShape, scale, sizeOf, sum, type Value } from '../../ops/index.ts';
import { defineLayer, type Layer, type LayerDocumentation, type LossDeclaration, Misfit } from '../layer.ts';

/** Declares a loss: prediction and target in, one number out, the mean over the batch. */
export function defineLoss(declaration: {
  readonly type: string;
  readonly label: string;
  readonly describe: string;
  readonly documentation: LayerDocumentation;
  readonly loss: LossDeclaration;
  readonly minRank?: number;
  readonly checkShapes: (prediction: Shape, target: Shape, classes: number | undefined) => void;
  readonly lower: (prediction: Value, target: Value) => Value;
}): Layer {
  const { type, label, describe, documentation, loss, minRank = 0, checkShapes, lower } = declaration;
  return defineLayer({
    type,
    ui: { category: 'loss', label, icon: type, describe: () => describe },
    documentation,
    params: {},
    inputs: {
      prediction: { minRank, help: "The network's answer." },
      target: { help: 'The answer that it should have given.' },
    },
    hasOutput: false,
    inferShape({ prediction, target }, _params, { classes }) {
      checkShapes(prediction, target, classes);
      return [];
    },
    lower: ({ prediction, target }) => lower(prediction, target),
    loss,
  });
}

/** The mean over all elements, a scalar. */
export function mean(x: Value): Value {
  return scale(sum(x), 1 / sizeOf(x.shape));
}

/** Whether a target answers a prediction element for element: the same shape, or one number for a single unit. */
function answers(target: Shape, prediction: Shape): boolean {
  return sameShape(target, prediction) || sameShape([...target, 1], prediction);
}

/** Refuses a target that does not answer the prediction element for element. */
export function expectSameShape(prediction: Shape, target: Shape): void {
  if (answers(target, prediction)) return;
  throw new Misfit({
    at: { port: 'target' },
    expected: `the shape ${formatShape(prediction)} of the prediction`,
    received: `shape ${formatShape(target)}`,
  });
}

/** The target in the prediction's shape. */
export function alignTarget(prediction: Value, target: Value): Value {
  return reshape(target, prediction.shape);
}

/** What the activation in front of a loss was given, if it is the one that the loss has a stable form with. */
export function activationInput(prediction: Value, activation: 'softmax' | 'sigmoid'): Value | undefined {
  let producer = prediction.tape.producerOf(prediction);
  while (producer?.op.type === 'identity') producer = prediction.tape.producerOf(producer.inputs[0]);
  return producer?.op.type === activation ? producer.inputs[0] : undefined;
}
