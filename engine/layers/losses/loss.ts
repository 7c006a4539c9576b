import {
  abs,
  add,
  constant,
  div,
  formatShape,
  isOfType,
  mul,
  reshape,
  type Shape,
  sameShape,
  scale,
  sizeOf,
  step,
  sub,
  sum,
  type Value,
} from '../../ops/index.ts';
import { choice, type Fields, float, type ValuesOf } from '../../params/index.ts';
import { type MessageValue, message } from '../../text/index.ts';
import {
  type Decision,
  defineLayer,
  describeShape,
  type Layer,
  type LayerDocumentation,
  type LossDeclaration,
  Misfit,
  type PredictionValues,
} from '../layer.ts';

/** What every loss has besides its own parameters. */
const COMMON = {
  reduction: choice({
    default: 'mean',
    options: ['mean', 'sum'],
    help: 'Mean or sum of the loss over the batch. Curves show the loss per sample either way.',
    advanced: true,
  }),
  weight: float({ default: 1, min: 0, help: 'Weight of this loss in a graph with several losses.', advanced: true }),
} satisfies Fields;

interface LossDefinition<F extends Fields> {
  readonly type: string;
  readonly label: string;
  /** The function in a line: words, or a formula, which is the same in every language. */
  readonly describe: MessageValue;
  readonly documentation: LayerDocumentation;
  readonly params?: F;
  readonly minRank?: number;
  readonly checkShapes: (prediction: Shape, target: Shape, classes: number | undefined, params: ValuesOf<F>) => void;
  /** The range and kind of its targets: the data is held against it before the first step. */
  readonly targets: LossDeclaration['targets'];
  /** The same in words, for its page. */
  readonly targetHelp: string;
  /** The predictions that it takes; any numbers unless told otherwise. */
  readonly predictions?: PredictionValues;
  /**
   * The terms that are summed, and divided by their count for the mean.
   * @param spread where the target is normalized, how many of its own units are one unit of it: for parameters in own units
   */
  readonly lower: (prediction: Value, target: Value, params: ValuesOf<F>, spread?: Value) => Value;
  /** How many terms a mean is over: the elements of the prediction, unless rows of it count as one. */
  readonly count?: (prediction: Shape) => number;
  /** How classes, or yes and no, are read off its predictions, where its targets are such. */
  readonly decision?: Exclude<Decision, 'number'>;
  /** ∂/∂p of the sum of the terms, where the stable form does without the output p of the activation in front. */
  readonly bypassedGradient?: (prediction: Value, target: Value, params: ValuesOf<F>) => Value | undefined;
}

/** Declares a loss: prediction and target in, one number out, the mean or the sum over the batch. */
export function defineLoss<const F extends Fields = Record<never, never>>(definition: LossDefinition<F>): Layer {
  const { type, label, describe, documentation, params, minRank = 0, checkShapes, count = sizeOf, targetHelp } = definition;
  type Params = ValuesOf<F> & ValuesOf<typeof COMMON>;
  const factor = ({ shape }: Value, { reduction, weight }: Params): number =>
    reduction === 'mean' ? weight / count(shape) : weight;
  return defineLayer({
    type,
    ui: { category: 'loss', label, icon: type, describe: () => describe },
    documentation,
    params: { ...params, ...COMMON } as Fields,
    inputs: {
      prediction: { minRank, help: 'The prediction of the network.' },
      target: { help: targetHelp },
    },
    hasOutput: false,
    inferShape({ prediction, target }, given, { classes }) {
      checkShapes(prediction, target, classes, given as Params);
      return [];
    },
    operations: () => 40,
    lower: ({ prediction, target }, _weights, given, { targetSpread }) => {
      const own = given as Params;
      return scale(sum(definition.lower(prediction, target, own, targetSpread)), factor(prediction, own));
    },
    loss: {
      targets: definition.targets,
      predictions: definition.predictions ?? { kind: 'numbers' },
      sums: ({ reduction }) => reduction === 'sum',
      ...(definition.decision && { decision: definition.decision }),
      ...(definition.targets === anyNumbers && {
        decision: 'number',
        // Differences alone count, so that the offset may stay away: it would only cost digits.
        inTargetUnits(prediction: Value, target: Value, given: Readonly<Record<string, unknown>>, spread: Value) {
          const own = given as Params;
          const aligned = alignTarget(prediction, target);
          return scale(sum(definition.lower(mul(prediction, spread), mul(aligned, spread), own)), factor(prediction, own));
        },
      }),
      bypassedGradient(prediction, target, given) {
        const own = given as Params;
        const gradient = definition.bypassedGradient?.(prediction, target, own);
        const share = factor(prediction, own);
        // An infinite gradient that counts nothing counts nothing.
        return gradient && scale(share === 0 ? prediction : gradient, share);
      },
    },
  });
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
    expected: message('the shape {{shape}} of the prediction', { shape: formatShape(prediction) }),
    received: describeShape(target),
  });
}

/** Targets between which distances mean something. */
export const anyNumbers: LossDeclaration['targets'] = () => ({ kind: 'numbers' });

/** The target in the prediction's shape. */
export function alignTarget(prediction: Value, target: Value): Value {
  return reshape(target, prediction.shape);
}

/** What the activation in front of a loss was given, if it is the one that the loss has a stable form with. */
export function activationInput(prediction: Value, activation: 'softmax' | 'sigmoid'): Value | undefined {
  let producer = prediction.tape.producerOf(prediction);
  while (producer && isOfType(producer, 'identity')) producer = prediction.tape.producerOf(producer.inputs[0]);
  return producer && isOfType(producer, activation) ? producer.inputs[0] : undefined;
}

/** y / p, and 0 where y is 0, whatever p is: what a class without a share in the answer adds to a gradient. */
export function shareOf(y: Value, p: Value): Value {
  const isNothing = sub(constant(y.tape, 1), step(abs(y)));
  return div(y, add(p, isNothing));
}

/** How many rows a tensor has along its last dimension. */
export const rowsOf = (shape: Shape): number => sizeOf(shape.slice(0, -1));
