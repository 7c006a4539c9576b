import { formatShape, type Shape, type Value } from '../ops/index.ts';
import { bool, type Fields, nodeId, readParams, type ValuesOf } from '../params/index.ts';
import { english, type Message, type MessageValue, message } from '../text/index.ts';
import type { InitializerName } from './initializers.ts';

/** What a layer is about: its color and its place in the palette. */
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

/** What a port takes. Ranks do not count the batch dimension. */
export interface PortDeclaration {
  readonly minRank?: number;
  readonly maxRank?: number;
  /** The parameter that counts the indices that it takes: whole numbers from 0, through which nothing is learned. */
  readonly indices?: string;
  readonly help: string;
}

/** What the size of a weight adds to the loss: l1 Σ |W| + l2 Σ W². */
export interface WeightPenalty {
  readonly l1: number;
  readonly l2: number;
}

/** The largest norm that the weights into one unit may have. */
export interface MaxNorm {
  readonly limit: number;
  /** The dimensions that count units. */
  readonly unitAxes: readonly number[];
}

/** A tensor of numbers that a layer owns and that is saved with the model: trained, frozen, or kept by the layer itself. */
export interface WeightDeclaration {
  readonly shape: Shape;
  readonly initializer: InitializerName;
  /** Numbers that one output is computed from, and outputs that one number goes into: what initializers scale by. */
  readonly fanIn: number;
  readonly fanOut: number;
  /** False for numbers that no gradient moves, such as moving averages. Default true. */
  readonly trainable?: boolean;
  readonly penalty?: WeightPenalty;
  readonly maxNorm?: MaxNorm;
}

/**
 * A layer at its smallest, for its page: few numbers that somebody can follow by hand. What is left out is chosen: plain
 * numbers, a sample of three.
 */
export interface LayerExample {
  /** The shapes of its inputs, without the batch. */
  readonly inputs?: Named<Shape>;
  /** How many samples; 1 unless told otherwise. */
  readonly batch?: number;
  readonly params?: Readonly<Record<string, unknown>>;
  /** The numbers of inputs for which plain ones would not do. */
  readonly numbers?: Named<readonly number[]>;
  /** Of a loss: the target that it is drawn for, over the prediction. */
  readonly curveTarget?: number;
}

export interface LayerDocumentation {
  /** One sentence. */
  readonly summary: string;
  /** The forward formula, in TeX, in the notation of the mathematics. */
  readonly forward: string;
  /** How the gradient flows back, in TeX. */
  readonly backward: string;
  /** The paper and its year, where the layer has one. */
  readonly source?: string;
  /** How its inputs, weights and output are called in the formulas, in TeX, where that is not as `symbolsOf` has it. */
  readonly symbols?: Named<string>;
  /** What of its example is not to be as it would be chosen. */
  readonly example?: LayerExample;
}

export interface ShapeContext {
  /** The number of classes that the target of a loss declares, where it does. */
  readonly classes?: number;
}

export interface LoweringContext {
  readonly nodeId: string;
  /** Whether the layer behaves as in training; a frozen one never does. */
  readonly training: boolean;
  /** Gives a weight another value once a training step is done: for averages that follow the batches. */
  setWeight(name: string, value: Value): void;
  /** For a loss whose target is normalized: how many of the target's own units are one unit of it, for each element or for all. */
  readonly targetSpread?: Value | undefined;
}

/** Numbers that share a mean and a variance. */
export interface SharedStatistics {
  /** How many one sample has of them. */
  readonly perSample: number;
  /** Whether those of all samples of a training batch share them too. */
  readonly acrossBatch: boolean;
}

/** A node type of the canvas, declared once. The palette, the inspector, the checks, the engine and the help read this. */
export interface Layer<F extends Fields = Fields> {
  readonly type: string;
  readonly ui: {
    readonly category: Category;
    readonly label: string;
    readonly icon: string;
    /** One line that says the parameters as a person would: "128 units, no bias". */
    readonly describe: (params: ValuesOf<F>) => MessageValue;
  };
  readonly documentation: LayerDocumentation;
  readonly params: F;
  /** The input ports; where their number is a parameter, those that its default gives. */
  readonly inputs: Named<PortDeclaration>;
  /** The input ports for given parameters, where these decide. */
  readonly inputsFor?: (params: ValuesOf<F>) => Named<PortDeclaration>;
  /** Whether the output holds the numbers of the inputs, unchanged: indices stay indices. */
  readonly keepsNumbers?: boolean;
  /** Whether the output stays within the range of the input's numbers, but for noise in training: probabilities stay probabilities. */
  readonly keepsRange?: boolean;
  /** The range of the output: `probabilities` are from 0 to 1, and a row of `distribution` sums to 1 besides; absent: any numbers. */
  readonly range?: 'probabilities' | 'distribution' | 'nonNegative';
  /** What a normalization takes its mean and variance over. */
  readonly statistics?: (inputs: Named<Shape>, params: ValuesOf<F>) => SharedStatistics;
  /** False where nothing can be wired behind the node, as behind a loss. */
  readonly hasOutput: boolean;
  /** The output ports, where they are not the one called `out`. */
  readonly outputs?: readonly string[];
  /** What people call ports, where that is not their names. */
  readonly portLabels?: Named<string>;
  /** The output's shape, without the batch. Throws a {@link Misfit} where the inputs do not fit. */
  readonly inferShape: (inputs: Named<Shape>, params: ValuesOf<F>, context: ShapeContext) => Shape;
  readonly weights?: (inputs: Named<Shape>, params: ValuesOf<F>) => Named<WeightDeclaration>;
  /** Puts the layer's operations on the tape. Inputs and result carry the batch as their first dimension. */
  readonly lower: (inputs: Named<Value>, weights: Named<Value>, params: ValuesOf<F>, context: LoweringContext) => Value;
  /** At most how many operations it lowers to, where that may be more than {@link FEW_OPERATIONS}. */
  readonly operations?: (inputs: Named<Shape>, params: ValuesOf<F>) => number;
  /** The timesteps that it is unrolled over, each with operations of its own. */
  readonly timesteps?: (inputs: Named<Shape>) => number;
  readonly loss?: LossDeclaration;
}

/** As many operations as layers lower to that do not say otherwise. */
export const FEW_OPERATIONS = 12;

/**
 * How an answer is read off a prediction: the class of the largest score, yes above a threshold (of a probability ½, of a score
 * 0), or the number itself.
 */
export type Decision = 'argmax' | 'threshold' | 'number';

/** The numbers that a loss takes as its target. */
export type TargetValues =
  /** Any finite numbers, between which distances mean something: a class index is none. */
  | { readonly kind: 'numbers' }
  /** Class indices: whole numbers from 0 to `count` - 1. */
  | { readonly kind: 'indices'; readonly count: number }
  /** Numbers from 0 to 1, each for itself. */
  | { readonly kind: 'probabilities' }
  /** Rows of `length` numbers from 0 to 1 that sum to 1. */
  | { readonly kind: 'distributions'; readonly length: number }
  /** Labels of two sides: -1 and 1, or 0 and 1. */
  | { readonly kind: 'signs' };

/**
 * The predictions that a loss takes: `logits` (and the output of `recognizes`, whose input it takes instead), rows of a
 * `distribution`, `scores` of either sign, or any `numbers`.
 */
export interface PredictionValues {
  readonly kind: 'logits' | 'distribution' | 'scores' | 'numbers';
  readonly recognizes?: 'softmax' | 'sigmoid';
}

/** What only losses have. */
export interface LossDeclaration {
  /** The range and kind of its targets, for given shapes of one sample. */
  readonly targets: (inputs: { readonly prediction: Shape; readonly target: Shape }) => TargetValues;
  readonly predictions: PredictionValues;
  /** Whether it adds up over the samples of a batch, where others take the mean. */
  readonly sums: (params: Readonly<Record<string, unknown>>) => boolean;
  /** Absent where a prediction holds no single answer. Metrics follow from it. */
  readonly decision?: Decision;
  /**
   * Of a loss that measures how far a prediction is from its target: the loss in the target's own units, where both are
   * normalized. Absent where a target is no quantity, and never normalized.
   * @param spread how many of its own units are one unit of the normalized target
   */
  readonly inTargetUnits?: (prediction: Value, target: Value, params: Readonly<Record<string, unknown>>, spread: Value) => Value;
  /**
   * ∂J/∂p where the stable form computes J from the input z of the softmax or sigmoid instead of from its output p: for
   * the lens, which shows the number all the same. Undefined where the prediction is no such output.
   */
  readonly bypassedGradient?: (prediction: Value, target: Value, params: Readonly<Record<string, unknown>>) => Value | undefined;
}

/** What every layer with weights has besides its own parameters. */
const WITH_WEIGHTS = {
  trainable: bool({
    default: true,
    help: 'If off, the weights of this layer are frozen: training does not change them.',
    advanced: true,
  }),
  tiedTo: nodeId({ help: 'Another node of the same type, whose weights are used instead of its own weights.', advanced: true }),
} satisfies Fields;

export function defineLayer<const F extends Fields>(
  declaration: Omit<Layer<F>, 'hasOutput'> & { readonly hasOutput?: boolean },
): Layer {
  const params = declaration.weights ? { ...declaration.params, ...WITH_WEIGHTS } : declaration.params;
  return { hasOutput: true, ...declaration, params } as Layer;
}

/** The input ports of a node with the parameters of its document. */
export function inputPorts(layer: Layer, given: Readonly<Record<string, unknown>> | undefined): Named<PortDeclaration> {
  return layer.inputsFor?.(readParams(layer.params, given).values) ?? layer.inputs;
}

/** The output ports of a node. */
export function outputPorts({ hasOutput, outputs }: Layer): readonly string[] {
  return outputs ?? (hasOutput ? ['out'] : []);
}

/** What does not fit, and what would. */
export interface MisfitDescription {
  /** The port or the parameter that it is at. */
  readonly at: { readonly port?: string; readonly param?: string };
  readonly expected: Message;
  readonly received: MessageValue;
  /** A change of a parameter that would make it fit: of the node itself, or of the nearest one upstream that has it. */
  readonly suggestion?: { readonly nodeOf: 'self' | 'source'; readonly param: string; readonly value: unknown };
}

/** Thrown by a layer whose inputs do not fit. */
export class Misfit extends Error {
  readonly description: MisfitDescription;

  constructor(description: MisfitDescription) {
    super(`expects ${english(description.expected)}, but has ${english(description.received)}`);
    this.description = description;
  }
}

/** "shape [28, 28, 1]" */
export const describeShape = (shape: Shape): Message => message('shape {{shape}}', { shape: formatShape(shape) });
