import type { Shape, Value } from '../ops/index.ts';
import type { Fields, ValuesOf } from '../params/index.ts';
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

/** What a port takes. Ranks do not count the batch dimension. */
export interface PortDeclaration {
  readonly minRank?: number;
  readonly maxRank?: number;
  readonly help: string;
}

/** A tensor of trained numbers that a layer owns. */
export interface WeightDeclaration {
  readonly shape: Shape;
  readonly initializer: InitializerName;
  /** Numbers that one output is computed from, and outputs that one number goes into: what initializers scale by. */
  readonly fanIn: number;
  readonly fanOut: number;
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
}

/** Shapes, values or weights by name. */
type Named<T> = Readonly<Record<string, T>>;

export interface ShapeContext {
  /** The number of classes that the target of a loss declares, where it does. */
  readonly classes?: number;
}

export interface LoweringContext {
  readonly nodeId: string;
  readonly training: boolean;
}

/** A node type of the canvas, declared once. The palette, the inspector, the checks, the engine and the help read this. */
export interface Layer<F extends Fields = Fields> {
  readonly type: string;
  readonly ui: {
    readonly category: Category;
    readonly label: string;
    readonly icon: string;
    /** One line that says the parameters as a person would: "128 units, no bias". */
    readonly describe: (params: ValuesOf<F>) => string;
  };
  readonly documentation: LayerDocumentation;
  readonly params: F;
  readonly inputs: Named<PortDeclaration>;
  /** False where nothing can be wired behind the node, as behind a loss. */
  readonly hasOutput: boolean;
  /** The output's shape, without the batch. Throws a {@link Misfit} where the inputs do not fit. */
  readonly inferShape: (inputs: Named<Shape>, params: ValuesOf<F>, context: ShapeContext) => Shape;
  readonly weights?: (inputs: Named<Shape>, params: ValuesOf<F>) => Named<WeightDeclaration>;
  /** Puts the layer's operations on the tape. Inputs and result carry the batch as their first dimension. */
  readonly lower: (inputs: Named<Value>, weights: Named<Value>, params: ValuesOf<F>, context: LoweringContext) => Value;
  readonly loss?: LossDeclaration;
}

/** How a right answer is told from a wrong one. */
export type AccuracyRule =
  /** The largest of the scores names the class. */
  | { readonly kind: 'argmax' }
  /** Each score says yes above the threshold. */
  | { readonly kind: 'threshold'; readonly at: number };

/** What only losses have. */
export interface LossDeclaration {
  readonly accuracy?: (prediction: Value) => AccuracyRule;
  /**
   * ∂J/∂p where the stable form computes J from the input z of the softmax or sigmoid instead of from its output p: for
   * the lens, which shows the number all the same. Undefined where the prediction is no such output.
   */
  readonly bypassedGradient?: (prediction: Value, target: Value, params: Readonly<Record<string, unknown>>) => Value | undefined;
}

export function defineLayer<const F extends Fields>(
  declaration: Omit<Layer<F>, 'hasOutput'> & { readonly hasOutput?: boolean },
): Layer {
  return { hasOutput: true, ...declaration } as unknown as Layer;
}

/** What does not fit, and what would. */
export interface MisfitDescription {
  /** The port or the parameter that it is at. */
  readonly at: { readonly port?: string; readonly param?: string };
  readonly expected: string;
  readonly received: string;
  /** A change of a parameter that would make it fit: of the node itself, or of the nearest one upstream that has it. */
  readonly suggestion?: { readonly nodeOf: 'self' | 'source'; readonly param: string; readonly value: unknown };
}

/** Thrown by a layer whose inputs do not fit. */
export class Misfit extends Error {
  readonly description: MisfitDescription;

  constructor(description: MisfitDescription) {
    super(`expects ${description.expected}, but has ${description.received}`);
    this.description = description;
  }
}
