import type { ElementExpression } from './expression.ts';
import type { Shape } from './shape.ts';

/** A tensor that a program will compute: its shape and tape index, without data. */
export interface Value {
  readonly tape: Tape;
  readonly id: number;
  readonly shape: Shape;
}

/**
 * Operations by type, with their attributes. Every file of operations adds its own to the interface of their kind, so that code
 * for one type knows its attributes, and code for a whole kind is checked to be complete. Here: each output element depends only
 * on the inputs' broadcast elements at its own index, so that chains of such operations can be computed in one loop.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface MapOps {}
/** The same elements in the same order, in another shape. */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface ViewOps {}
/** All others: an output element may depend on any input elements. */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface WholeOps {}

interface OpAttributes extends MapOps, ViewOps, WholeOps {}

export type OpType = keyof OpAttributes;
export type MapType = keyof MapOps;
export type WholeType = keyof WholeOps;
/** The attributes of an operation type. */
export type AttributesOf<T extends OpType> = OpAttributes[T];

type KindOf<T extends OpType> = T extends keyof MapOps ? 'map' : T extends keyof ViewOps ? 'view' : 'whole';

/** Context of a kernel besides its operands. */
export interface KernelSite<T extends OpType = OpType> {
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  readonly attributes: AttributesOf<T>;
  /** Random numbers are a pure function of seed and step. */
  readonly seed: number;
  readonly step: number;
}

/** Context of an explanation: that of the kernel after it ran, with its numbers. */
export interface ExplanationSite<T extends OpType = OpType> extends KernelSite<T> {
  readonly operands: readonly ArrayLike<number>[];
  readonly result: ArrayLike<number>;
}

/**
 * An operation: shape inference, gradient (vjp), cost, reference kernel and explanation, side by side so that none is changed
 * without the others in view; and the traits that the compiler uses.
 */
export interface Op<T extends OpType = OpType> {
  readonly type: T;
  /** See {@link MapOps}, {@link ViewOps} and {@link WholeOps}. */
  readonly kind: KindOf<T>;
  /** Of a map: true if recomputing costs less than storing and loading. */
  readonly isCheap?: boolean;
  /**
   * True if it sums elements of its only input, each read once and in order, so that the maps before it can be computed in its
   * loop, which runs over the input.
   */
  readonly isReduction?: boolean;
  /** Of a binary map: the neutral element as its first or second operand. */
  readonly neutral?: { readonly first?: number; readonly second?: number };
  /** The output's shape. Throws a plain Error on shapes that no layer should have accepted. */
  shape(inputs: readonly Shape[], attributes: AttributesOf<T>): Shape;
  /**
   * The vector-Jacobian product: from ∂J/∂output to ∂J/∂input for each input, as further operations on the tape. Null for an
   * input without a gradient.
   */
  vjp(site: VjpSite<T>): readonly (Value | null)[];
  /** Floating-point operations per execution: a multiply-add counts two, an elementary function or a selecting comparison one. */
  flops(inputs: readonly Shape[], output: Shape, attributes: AttributesOf<T>): number;
  /** The float64 reference kernel: overwrites `output`. */
  kernel(inputs: readonly Float64Array[], output: Float64Array, site: KernelSite<T>): void;
  /**
   * How an element of the output comes about: which elements of which inputs enter, and how. The gradients of an input are outputs
   * of the operations that the vjp emits, and so explained by those.
   * @param at row-major offset of the element
   */
  explain(at: number, site: ExplanationSite<T>): ElementExpression;
}

export interface VjpSite<T extends OpType = OpType> {
  readonly inputs: readonly Value[];
  readonly output: Value;
  /** ∂J/∂output, of the output's shape. */
  readonly gradient: Value;
  readonly attributes: AttributesOf<T>;
}

/** An operation of a known type on a tape. */
export interface OperationOf<T extends OpType> {
  readonly op: Op<T>;
  readonly inputs: readonly Value[];
  readonly output: Value;
  readonly attributes: AttributesOf<T>;
  /** The graph node it was emitted for, if any. */
  readonly node?: string;
}

/** One operation on a tape. */
export type Operation = OperationOf<OpType>;

/** Narrows an operation to a type and its attributes. */
export function isOfType<T extends OpType>(operation: Operation, type: T): operation is OperationOf<T> {
  return operation.op.type === type;
}

export function isMap(operation: Operation): operation is OperationOf<MapType> {
  return operation.op.kind === 'map';
}

/** True for an operation that is neither a map nor a view. */
export function isWhole(operation: Operation): operation is OperationOf<WholeType> {
  return operation.op.kind === 'whole';
}

/** The operations that a graph lowers to, in topological order. */
export class Tape {
  #operations: Operation[] = [];
  readonly #producers = new Map<number, Operation>();
  #count = 0;
  #node: string | undefined;

  /** Number of values; ids run from 0 to this. */
  get valueCount(): number {
    return this.#count;
  }

  get operations(): readonly Operation[] {
    return this.#operations;
  }

  /** A value given from outside: a batch of data or a parameter. */
  input(shape: Shape): Value {
    return { tape: this, id: this.#count++, shape };
  }

  emit<T extends OpType>(op: Op<T>, inputs: readonly Value[], attributes: AttributesOf<T>): Value {
    const output = this.input(
      op.shape(
        inputs.map((input) => input.shape),
        attributes,
      ),
    );
    const node = this.#node;
    const operation = { op, inputs, output, attributes, ...(node !== undefined && { node }) };
    this.#add(operation);
    return output;
  }

  #add(operation: Operation): void {
    this.#operations.push(operation);
    this.#producers.set(operation.output.id, operation);
  }

  /**
   * Replaces operations by others that compute the same values.
   * @param replacements for an operation, emits its replacement: at least one operation, the last of which takes over its output
   */
  replace(replacements: ReadonlyMap<Operation, () => Value>): void {
    const before = this.#operations;
    this.#operations = [];
    for (const operation of before) {
      const emit = replacements.get(operation);
      if (emit) this.within(operation.node, emit);
      const last = emit && this.#operations.pop();
      this.#add(last ? { ...last, output: operation.output } : operation);
    }
  }

  /** Attributes the operations emitted by `emit` to a graph node, or to none. */
  within<Result>(node: string | undefined, emit: () => Result): Result {
    const outer = this.#node;
    this.#node = node;
    try {
      return emit();
    } finally {
      this.#node = outer;
    }
  }

  /** The operation that computes a value; undefined for tape inputs. */
  producerOf(value: Value): Operation | undefined {
    return this.#producers.get(value.id);
  }
}
