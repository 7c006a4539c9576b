import { type MessageValue, message } from '../../messages/index.ts';
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
import {
  type Decision,
  defineLayer,
  describeShape,
  type Layer,
  type LayerDocumentation,
  type LossDeclaration,
  type LoweringContext,
  type PredictionValues,
  ShapeMismatch,
} from '../declaration/layer.ts';

/** Common parameters of all losses. */
const COMMON = {
  reduction: choice({
    default: 'mean',
    options: ['mean', 'sum'],
    help: 'Mean or sum of the loss over the batch. Curves show the loss per sample either way.',
    advanced: true,
  }),
  weight: float({ default: 1, min: 0, help: 'Weight of this loss in a graph with several losses.', advanced: true }),
} satisfies Fields;

interface LossContext {
  /** For a normalized target, the size of one normalized unit in own units: for parameters in own units. */
  readonly spread?: Value | undefined;
  /** Names a value within the loss for the lens, and returns it. */
  readonly name: LoweringContext['name'];
}

/** Of a loss that nobody looks into. */
const WITHOUT_NAMES: LossContext = { name: (_name, _letter, value) => value };

interface LossDefinition<F extends Fields> {
  readonly type: string;
  readonly label: string;
  /** One line on the function: words, or a formula, which is the same in every language. */
  readonly describe: MessageValue;
  readonly documentation: LayerDocumentation;
  readonly params?: F;
  readonly minRank?: number;
  readonly checkShapes: (prediction: Shape, target: Shape, classes: number | undefined, params: ValuesOf<F>) => void;
  /** The range and kind of its targets; the data is checked against it before the first step. */
  readonly targets: LossDeclaration['targets'];
  /** The same in words, for its page. */
  readonly targetHelp: string;
  /** The predictions that it takes. Default: any numbers. */
  readonly predictions?: PredictionValues;
  /**
   * The terms of the loss, summed and divided by their count for the mean.
   */
  readonly lower: (prediction: Value, target: Value, params: ValuesOf<F>, context: LossContext) => Value;
  /** Number of terms in the mean. Default: the elements of the prediction. */
  readonly count?: (prediction: Shape) => number;
  /** How classes or yes/no are read from its predictions, if its targets are labels. */
  readonly decision?: Exclude<Decision, 'number'>;
  /** ∂/∂p of the summed terms, where the stable form does not use the activation's output p. */
  readonly bypassedGradient?: (prediction: Value, target: Value, params: ValuesOf<F>) => Value | undefined;
}

/** Declares a loss: prediction and target → scalar, the mean or the sum over the batch. */
export function defineLoss<const F extends Fields = Record<never, never>>(definition: LossDefinition<F>): Layer {
  const { type, label, describe, documentation, params, minRank = 0, checkShapes, count = sizeOf, targetHelp } = definition;
  type Params = ValuesOf<F> & ValuesOf<typeof COMMON>;
  const factor = ({ shape }: Value, { reduction, weight }: Params): number =>
    reduction === 'mean' ? weight / count(shape) : weight;
  return defineLayer({
    type,
    ui: { category: 'loss', label, describe: () => describe },
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
    lower: ({ prediction, target }, _weights, given, { targetSpread: spread, sampleWeights, name }) => {
      const own = given as Params;
      const weights = sampleWeights && name('sampleWeight', 'w', sampleWeights);
      const terms = definition.lower(prediction, target, own, { spread, name });
      return scale(sum(weigh(terms, weights)), factor(prediction, own));
    },
    loss: {
      targets: definition.targets,
      predictions: definition.predictions ?? { kind: 'numbers' },
      sums: ({ reduction }) => reduction === 'sum',
      ...(definition.decision && { decision: definition.decision }),
      ...(definition.targets === anyNumbers && {
        decision: 'number',
        // Only differences count, so the offset is omitted: it would cost precision.
        inTargetUnits(prediction, target, given, { targetSpread, sampleWeights }) {
          const own = given as Params;
          const aligned = alignTarget(prediction, target);
          const terms = definition.lower(mul(prediction, targetSpread), mul(aligned, targetSpread), own, WITHOUT_NAMES);
          return scale(sum(weigh(terms, sampleWeights)), factor(prediction, own));
        },
      }),
      bypassedGradient(prediction, target, given, { sampleWeights }) {
        const own = given as Params;
        const gradient = definition.bypassedGradient?.(prediction, target, own);
        const share = factor(prediction, own);
        // A zero share of an infinite gradient is zero.
        return gradient && scale(share === 0 ? prediction : weigh(gradient, sampleWeights), share);
      },
    },
  });
}

/** Terms of a loss, [batch, …], each times the weight of its sample. @param weights [batch] */
function weigh(terms: Value, weights: Value | undefined): Value {
  return weights ? mul(terms, reshape(weights, [terms.shape[0], ...terms.shape.slice(1).map(() => 1)])) : terms;
}

/** True if a target matches a prediction elementwise: the same shape, or a scalar for a single unit. */
function answers(target: Shape, prediction: Shape): boolean {
  return sameShape(target, prediction) || sameShape([...target, 1], prediction);
}

/** Rejects a target that does not match the prediction elementwise. */
export function expectSameShape(prediction: Shape, target: Shape): void {
  if (answers(target, prediction)) return;
  throw new ShapeMismatch({
    at: { port: 'target' },
    expected: message('the shape {{shape}} of the prediction', { shape: formatShape(prediction) }),
    received: describeShape(target),
  });
}

/** Targets for which distances are meaningful. */
export const anyNumbers: LossDeclaration['targets'] = () => ({ kind: 'numbers' });

/** Reshapes the target to the prediction's shape. */
export function alignTarget(prediction: Value, target: Value): Value {
  return reshape(target, prediction.shape);
}

/** The input of the activation in front of a loss, if the loss has a stable form with it. */
export function activationInput(prediction: Value, activation: 'softmax' | 'sigmoid'): Value | undefined {
  let producer = prediction.tape.producerOf(prediction);
  while (producer && isOfType(producer, 'identity')) producer = prediction.tape.producerOf(producer.inputs[0]);
  return producer && isOfType(producer, activation) ? producer.inputs[0] : undefined;
}

/** y / p, and 0 where y is 0: the gradient of a class without a share in the target. */
export function shareOf(y: Value, p: Value): Value {
  const isNothing = sub(constant(y.tape, 1), step(abs(y)));
  return div(y, add(p, isNothing));
}

/** Number of rows along the last dimension. */
export const rowsOf = (shape: Shape): number => sizeOf(shape.slice(0, -1));
