import type { Shape } from './shape.ts';

/** A tensor that a program will compute: not its numbers, but its place on the tape. */
export interface Value {
  readonly tape: Tape;
  readonly id: number;
  readonly shape: Shape;
}

/** What a kernel knows besides its operands. */
export interface KernelSite<Attributes> {
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  readonly attributes: Attributes;
  /** The randomness of this run of the program: a pure function of these two. */
  readonly seed: number;
  readonly step: number;
}

/**
 * An operation: how its output's shape follows from its inputs, how the gradient of its output flows back to its
 * inputs, how much that is to compute, and how it is computed. They stand side by side, so that none is changed without the
 * others in view.
 */
export interface Op<Attributes = unknown> {
  readonly type: string;
  /**
   * `map`: each element of the output depends on the inputs' elements at its own place, broadcast, and on nothing else, so
   * that chains of them can be computed in one loop. `view`: the same numbers in the same order under another shape.
   */
  readonly kind?: 'map' | 'view';
  /** The output's shape. Throws a plain Error on shapes that no layer should ever have let through. */
  shape(inputs: readonly Shape[], attributes: Attributes): Shape;
  /**
   * The vector-Jacobian product: from ∂J/∂output to ∂J/∂input for each input, as further operations on the tape.
   * Null says that nothing flows back to that input.
   */
  vjp(site: VjpSite<Attributes>): readonly (Value | null)[];
  /**
   * Floating-point operations of one run: a multiply-add is two, an elementary function one, as is a comparison that chooses a number.
   */
  flops(inputs: readonly Shape[], output: Shape, attributes: Attributes): number;
  /** The float64 reference kernel: overwrites `output`. */
  kernel(inputs: readonly Float64Array[], output: Float64Array, site: KernelSite<Attributes>): void;
}

export interface VjpSite<Attributes> {
  readonly inputs: readonly Value[];
  readonly output: Value;
  /** ∂J/∂output, of the output's shape. */
  readonly gradient: Value;
  readonly attributes: Attributes;
}

/** One operation on a tape. */
export interface Operation {
  readonly op: Op<never>;
  readonly inputs: readonly Value[];
  readonly output: Value;
  readonly attributes: unknown;
  /** The node of the graph that it was emitted for, where it is that of one. */
  readonly node?: string;
}

/** The list of operations that a graph lowers to, in an order in which each comes after those that it needs. */
export class Tape {
  readonly operations: Operation[] = [];
  readonly #producers = new Map<number, Operation>();
  #count = 0;
  #node: string | undefined;

  /** How many values there are; ids run from 0 to this. */
  get valueCount(): number {
    return this.#count;
  }

  /** A value that comes from outside: a batch of data or a parameter. */
  input(shape: Shape): Value {
    return { tape: this, id: this.#count++, shape };
  }

  emit<Attributes>(op: Op<Attributes>, inputs: readonly Value[], attributes: Attributes): Value {
    const output = this.input(
      op.shape(
        inputs.map((input) => input.shape),
        attributes,
      ),
    );
    const node = this.#node;
    const operation: Operation = { op: op as Op<never>, inputs, output, attributes, ...(node !== undefined && { node }) };
    this.operations.push(operation);
    this.#producers.set(output.id, operation);
    return output;
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
