import { english, type Message, type MessageValue, message } from '../../messages/index.ts';
import { formatShape, type Shape, type Value } from '../../ops/index.ts';
import { bool, type Fields, nodeId, readParams, type ValuesOf } from '../../params/index.ts';
import type { InitializerName } from './initializers.ts';

/** A layer's category: its color and position in the palette. */
export const CATEGORIES = [
  'data',
  'core',
  'convolution',
  'recurrent',
  'attention',
  'normalization',
  'regularization',
  'activation',
  'merge',
  'loss',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Shapes, values or weights by name. */
type Named<T> = Readonly<Record<string, T>>;

/** The input that a port accepts. Ranks exclude the batch dimension. */
export interface PortDeclaration {
  readonly minRank?: number;
  readonly maxRank?: number;
  /** The parameter that gives the number of indices, if the port takes indices: integers from 0, without a gradient. */
  readonly indices?: string;
  readonly help: string;
}

/** Regularization of a weight, added to the loss: l1 Σ |W| + l2 Σ W². */
export interface WeightPenalty {
  readonly l1: number;
  readonly l2: number;
}

/** Maximum norm of the weights into one unit. */
export interface MaxNorm {
  readonly limit: number;
  /** The dimensions that index units. */
  readonly unitAxes: readonly number[];
}

/** What a dimension of a tensor within a layer counts. The lens arranges the tensor by them. */
export const DIMENSIONS = [
  'head',
  'query',
  'key',
  'timestep',
  'feature',
  'row',
  'column',
  'channel',
  'filter',
  'multiplier',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A tensor that a layer owns and that is saved with the model: trained, frozen, or updated by the layer itself. */
export interface WeightDeclaration {
  readonly shape: Shape;
  readonly initializer: InitializerName;
  /** Inputs per output and outputs per input, by which initializers scale. */
  readonly fanIn: number;
  readonly fanOut: number;
  /** What its dimensions count, if its shape does not say it. */
  readonly dimensions?: readonly Dimension[];
  /** False for values without a gradient, such as running averages. Default true. */
  readonly trainable?: boolean;
  readonly penalty?: WeightPenalty;
  readonly maxNorm?: MaxNorm;
}

/**
 * A minimal example of a layer for its page, small enough to follow by hand. Defaults are chosen for omitted fields: plain
 * values, a sample of three.
 */
export interface LayerExample {
  /** Input shapes, without the batch. */
  readonly inputs?: Named<Shape>;
  /** Number of samples. Default 1. */
  readonly batch?: number;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Values of inputs that the defaults do not suit. */
  readonly numbers?: Named<readonly number[]>;
  /** Of a loss: the target of its plot over the prediction. */
  readonly curveTarget?: number;
}

export interface LayerDocumentation {
  /** One sentence. */
  readonly summary: string;
  /** The forward formula, in TeX, in the notation of the mathematics. */
  readonly forward: string;
  /** The gradient, in TeX. */
  readonly backward: string;
  /** The paper and its year, if any. */
  readonly source?: string;
  /** Symbols of its inputs, weights and output in the formulas, in TeX, where they differ from `symbolsOf`. */
  readonly symbols?: Named<string>;
  /** Overrides for the generated example. */
  readonly example?: LayerExample;
}

interface ShapeContext {
  /** The number of classes that a loss's target declares, if any. */
  readonly classes?: number;
}

export interface LoweringContext {
  readonly nodeId: string;
  /** True in training mode; a frozen layer is always in evaluation mode. */
  readonly training: boolean;
  /** Updates a weight after a training step, for running averages. */
  setWeight(name: string, value: Value): void;
  /**
   * Names a value within the layer, such as a gate, for the lens, and returns it.
   * @param name a camelCase word; with `@3` behind it, that of timestep 3
   * @param letter its symbol in TeX, without indices
   * @param dimensions what its dimensions count, without the batch, if its shape does not say it
   */
  name(name: string, letter: string, value: Value, dimensions?: readonly Dimension[]): Value;
  /** For a loss with a normalized target: the size of one normalized unit in the target's own units, per element or for all. */
  readonly targetSpread?: Value | undefined;
  /** For a loss: the weight of each sample, [batch]. Default: 1. */
  readonly sampleWeights?: Value | undefined;
}

/** Values that share a mean and a variance. */
export interface SharedStatistics {
  /** Number of values per sample. */
  readonly perSample: number;
  /** True if all samples of a training batch share them. */
  readonly acrossBatch: boolean;
}

/** A node type of the canvas, declared once. The palette, the inspector, validation, the engine and the help derive from it. */
export interface Layer<F extends Fields = Fields> {
  readonly type: string;
  readonly ui: {
    readonly category: Category;
    readonly label: string;
    /** Default: the type. */
    readonly icon: string;
    /** One line on the parameters: "128 units, no bias". */
    readonly describe: (params: ValuesOf<F>) => MessageValue;
  };
  readonly documentation: LayerDocumentation;
  readonly params: F;
  /** The input ports; if a parameter sets their number, those of its default. */
  readonly inputs: Named<PortDeclaration>;
  /** The input ports for given parameters, if they depend on them. */
  readonly inputsFor?: (params: ValuesOf<F>) => Named<PortDeclaration>;
  /** True if the output holds the input values unchanged: indices stay indices. */
  readonly keepsNumbers?: boolean;
  /** True if the output stays within the range of the input, except for training noise: probabilities stay probabilities. */
  readonly keepsRange?: boolean;
  /** The output range: `probabilities` lie in [0, 1], rows of a `distribution` also sum to 1; absent: any values. */
  readonly range?: 'probabilities' | 'distribution' | 'nonNegative';
  /** The statistics that a normalization computes. */
  readonly statistics?: (inputs: Named<Shape>, params: ValuesOf<F>) => SharedStatistics;
  /** False if the node has no output, as a loss. */
  readonly hasOutput: boolean;
  /** The output ports, unless there is just `out`. */
  readonly outputs?: readonly string[];
  /** Display names of ports that differ from their names. */
  readonly portLabels?: Named<string>;
  /** The output's shape, without the batch. Throws a {@link ShapeMismatch} where the inputs do not fit. */
  readonly inferShape: (inputs: Named<Shape>, params: ValuesOf<F>, context: ShapeContext) => Shape;
  readonly weights?: (inputs: Named<Shape>, params: ValuesOf<F>) => Named<WeightDeclaration>;
  /** Emits the layer's operations on the tape. Inputs and result have the batch as their first dimension. */
  readonly lower: (inputs: Named<Value>, weights: Named<Value>, params: ValuesOf<F>, context: LoweringContext) => Value;
  /** Upper bound on the operations it lowers to, if that may exceed {@link FEW_OPERATIONS}. */
  readonly operations?: (inputs: Named<Shape>, params: ValuesOf<F>) => number;
  /** Number of timesteps that it is unrolled over. */
  readonly timesteps?: (inputs: Named<Shape>) => number;
  readonly loss?: LossDeclaration;
}

/** Upper bound on operations for layers that declare none. */
export const FEW_OPERATIONS = 12;

/**
 * How a prediction is turned into an answer: the class of the largest score, yes above a threshold (probability ½, score 0), or
 * the value itself.
 */
export type Decision = 'argmax' | 'threshold' | 'number';

/** The values that a loss takes as its target. */
export type TargetValues =
  /** Any finite quantities, so that distances are meaningful; no class indices. */
  | { readonly kind: 'numbers' }
  /** Class indices: integers from 0 to `count` - 1. */
  | { readonly kind: 'indices'; readonly count: number }
  /** Independent values in [0, 1]. */
  | { readonly kind: 'probabilities' }
  /** Rows of `length` values in [0, 1] that sum to 1. */
  | { readonly kind: 'distributions'; readonly length: number }
  /** Binary labels: -1 and 1, or 0 and 1. */
  | { readonly kind: 'signs' };

/**
 * The predictions that a loss takes: `logits` (or the output of `recognizes`, whose input it then uses), rows of a
 * `distribution`, `scores` of either sign, or any `numbers`.
 */
export interface PredictionValues {
  readonly kind: 'logits' | 'distribution' | 'scores' | 'numbers';
  readonly recognizes?: 'softmax' | 'sigmoid';
}

/** Declarations that only losses have. */
export interface LossDeclaration {
  /** The range and kind of its targets, for given sample shapes. */
  readonly targets: (inputs: { readonly prediction: Shape; readonly target: Shape }) => TargetValues;
  readonly predictions: PredictionValues;
  /** True if it sums over the samples of a batch rather than taking the mean. */
  readonly sums: (params: Readonly<Record<string, unknown>>) => boolean;
  /** Absent if a prediction has no single answer. Determines the metrics. */
  readonly decision?: Decision;
  /**
   * Of a distance loss: the loss in the target's own units, with both operands normalized. Absent if a target is not a quantity,
   * and so never normalized.
   */
  readonly inTargetUnits?: (
    prediction: Value,
    target: Value,
    params: Readonly<Record<string, unknown>>,
    context: { readonly targetSpread: Value } & Pick<LoweringContext, 'sampleWeights'>,
  ) => Value;
  /**
   * ∂J/∂p where the stable form computes J from the input z of the softmax or sigmoid instead of its output p, for display in the
   * lens. Undefined if the prediction is no such output.
   */
  readonly bypassedGradient?: (
    prediction: Value,
    target: Value,
    params: Readonly<Record<string, unknown>>,
    context: Pick<LoweringContext, 'sampleWeights'>,
  ) => Value | undefined;
}

/** Common parameters of layers with weights. */
const WITH_WEIGHTS = {
  trainable: bool({
    default: true,
    help: 'If off, the weights of this layer are frozen: training does not change them.',
    advanced: true,
  }),
  tiedTo: nodeId({ help: 'Another node of the same type, whose weights are used instead of its own weights.', advanced: true }),
} satisfies Fields;

type Defaulted<F extends Fields> = Omit<Layer<F>, 'hasOutput' | 'ui'> &
  Partial<Pick<Layer, 'hasOutput'>> & { readonly ui: Omit<Layer<F>['ui'], 'icon'> & Partial<Pick<Layer['ui'], 'icon'>> };

export function defineLayer<const F extends Fields>({ ui, ...declaration }: Defaulted<F>): Layer {
  const params = declaration.weights ? { ...declaration.params, ...WITH_WEIGHTS } : declaration.params;
  return { hasOutput: true, ...declaration, ui: { icon: declaration.type, ...ui }, params } as Layer;
}

/** A node's input ports for the parameters of its document. */
export function inputPorts(layer: Layer, given: Readonly<Record<string, unknown>> | undefined): Named<PortDeclaration> {
  return layer.inputsFor?.(readParams(layer.params, given).values) ?? layer.inputs;
}

/** A node's output ports. */
export function outputPorts({ hasOutput, outputs }: Layer): readonly string[] {
  return outputs ?? (hasOutput ? ['out'] : []);
}

/** A shape mismatch: expected and received. */
export interface ShapeMismatchDescription {
  /** The port or parameter at fault. */
  readonly at: { readonly port?: string; readonly param?: string };
  readonly expected: Message;
  readonly received: MessageValue;
  /** A parameter change that would fix it: of the node itself, or of the nearest upstream node that has the parameter. */
  readonly suggestion?: { readonly nodeOf: 'self' | 'source'; readonly param: string; readonly value: unknown };
}

/** Thrown by a layer whose inputs do not fit. */
export class ShapeMismatch extends Error {
  readonly description: ShapeMismatchDescription;

  constructor(description: ShapeMismatchDescription) {
    super(`expects ${english(description.expected)}, but has ${english(description.received)}`);
    this.description = description;
  }
}

/** "shape [28, 28, 1]" */
export const describeShape = (shape: Shape): Message => message('shape {{shape}}', { shape: formatShape(shape) });
