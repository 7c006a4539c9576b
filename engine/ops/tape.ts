import type { Shape } from './shape.ts';

/** A tensor that a program will compute: not its numbers, but its place on the tape. */
export interface Value {
  readonly tape: Tape;
  readonly id: number;
  readonly shape: Shape;
}

/**
 * Operations by type, with what each is told besides its inputs. Every file of operations adds its own, to the interface of their kind, so
 * that whoever handles an operation of a type knows its attributes, and whoever handles all of a kind forgets none.
 *
 * Here: each element of the output depends on the inputs' elements at its own index, broadcast, and on nothing else, so that chains of
 * such operations can be computed in one loop.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface MapOps {}
/** The same numbers in the same order under another shape. */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface ViewOps {}
/** All others: an element of the output may depend on any elements of the inputs. */
// biome-ignore lint/suspicious/noEmptyInterface: declaration merging fills it
export interface WholeOps {}

interface OpAttributes extends MapOps, ViewOps, WholeOps {}

export type OpType = keyof OpAttributes;
export type MapType = keyof MapOps;
export type WholeType = keyof WholeOps;
/** What an operation of a type is told besides its inputs. */
export type AttributesOf<T extends OpType> = OpAttributes[T];

type KindOf<T extends OpType> = T extends keyof MapOps ? 'map' : T extends keyof ViewOps ? 'view' : 'whole';

/** What a kernel knows besides its operands. */
export interface KernelSite<T extends OpType = OpType> {
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  readonly attributes: AttributesOf<T>;
  /** The randomness of this run of the program: a pure function of these two. */
  readonly seed: number;
  readonly step: number;
}

/**
 * An operation: how its output's shape follows from its inputs, how the gradient of its output flows back to its
 * inputs, how much that is to compute, and how it is computed. They stand side by side, so that none is changed without the
 * others in view; so do its traits, by which the compiler treats it.
 */
export interface Op<T extends OpType = OpType> {
  readonly type: T;
  /** See {@link MapOps}, {@link ViewOps} and {@link WholeOps}. */
  readonly kind: KindOf<T>;
  /** Of a map: whether it costs less to compute again than to store and load. */
  readonly isCheap?: boolean;
  /**
   * Whether it sums elements of its only input, each read once and in order, so that the maps in front of it can be computed in its loop, which
   * runs over the input.
   */
  readonly isReduction?: boolean;
  /** Of a binary map: the number that, as its first or second operand, makes it the other operand. */
  readonly neutral?: { readonly first?: number; readonly second?: number };
  /** The output's shape. Throws a plain Error on shapes that no layer should ever have let through. */
  shape(inputs: readonly Shape[], attributes: AttributesOf<T>): Shape;
  /**
   * The vector-Jacobian product: from ∂J/∂output to ∂J/∂input for each input, as further operations on the tape.
   * Null says that nothing flows back to that input.
   */
  vjp(site: VjpSite<T>): readonly (Value | null)[];
  /**
   * Floating-point operations of one run: a multiply-add is two, an elementary function one, as is a comparison that chooses a number.
   */
  flops(inputs: readonly Shape[], output: Shape, attributes: AttributesOf<T>): number;
  /** The float64 reference kernel: overwrites `output`. */
  kernel(inputs: readonly Float64Array[], output: Float64Array, site: KernelSite<T>): void;
}

export interface VjpSite<T extends OpType = OpType> {
  readonly inputs: readonly Value[];
  readonly output: Value;
  /** ∂J/∂output, of the output's shape. */
  readonly gradient: Value;
  readonly attributes: AttributesOf<T>;
}

/** One operation on a tape, of a known type. */
export interface OperationOf<T extends OpType> {
  readonly op: Op<T>;
  readonly inputs: readonly Value[];
  readonly output: Value;
  readonly attributes: AttributesOf<T>;
  /** The node of the graph that it was emitted for, where it is that of one. */
  readonly node?: string;
}

/** One operation on a tape. */
export type Operation = OperationOf<OpType>;

/** Whether an operation is of a type: then its attributes are known. */
export function isOfType<T extends OpType>(operation: Operation, type: T): operation is OperationOf<T> {
  return operation.op.type === type;
}

export function isMap(operation: Operation): operation is OperationOf<MapType> {
  return operation.op.kind === 'map';
}

/** Whether an operation is neither a map nor a view. */
export function isWhole(operation: Operation): operation is OperationOf<WholeType> {
  return operation.op.kind === 'whole';
}

/** The list of operations that a graph lowers to, in an order in which each comes after those that it needs. */
export class Tape {
  #operations: Operation[] = [];
  readonly #producers = new Map<number, Operation>();
  #count = 0;
  #node: string | undefined;

  /** How many values there are; ids run from 0 to this. */
  get valueCount(): number {
    return this.#count;
  }

  get operations(): readonly Operation[] {
    return this.#operations;
  }

  /** A value that comes from outside: a batch of data or a parameter. */
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
   * @param replacements for an operation, what emits its replacement: at least one operation, the last of which takes over its output
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

  /** What is emitted meanwhile is emitted for a node of the graph, or for none. */
  within<Result>(node: string | undefined, emit: () => Result): Result {
    const outer = this.#node;
    this.#node = node;
    try {
      return emit();
    } finally {
      this.#node = outer;
    }
  }

  /** The operation that computes a value; undefined for inputs of the tape. */
  producerOf(value: Value): Operation | undefined {
    return this.#producers.get(value.id);
  }
}
