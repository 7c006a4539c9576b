import { evaluate, type Operation, type Value } from '../../ops/index.ts';
import type { NamedValue, Scope } from './scope.ts';
import { auxiliarySymbol } from './symbol.ts';

export interface TapeScopeOptions {
  readonly operations: readonly Operation[];
  /** By value id. Includes all values that are given. */
  readonly names: ReadonlyMap<number, NamedValue>;
  /** A number that the tape takes from outside. */
  readonly given: (value: Value, at: number) => number;
  readonly node: string;
  /** Of a value without a name, by its id. */
  readonly quantityOf: (id: number) => string;
}

/** A tape beside the pass, such as the update of a parameter, whose numbers are computed one by one when they are read. */
export class TapeScope implements Scope {
  readonly batch = 1;
  readonly seed = 0;
  readonly step = 0;
  readonly #options: TapeScopeOptions;
  readonly #producers: ReadonlyMap<number, Operation>;
  readonly #numbers = new Map<string, number>();

  constructor(options: TapeScopeOptions) {
    this.#options = options;
    this.#producers = new Map(options.operations.map((operation) => [operation.output.id, operation]));
  }

  producerOf({ id }: Value): Operation | undefined {
    return this.#producers.get(id);
  }

  nameOf(value: Value): NamedValue {
    const { names, node, quantityOf } = this.#options;
    return (
      names.get(value.id) ?? { node, quantity: quantityOf(value.id), symbol: auxiliarySymbol(value.id), value, hasBatch: false }
    );
  }

  /** A value by its quantity. */
  find(quantity: string): NamedValue | undefined {
    const computed = this.#options.operations.map(({ output }) => this.nameOf(output));
    return [...this.#options.names.values(), ...computed].find((named) => named.quantity === quantity);
  }

  isNamed({ id }: Value): boolean {
    return this.#options.names.has(id);
  }

  isParameter(): boolean {
    return false;
  }

  isBackward(): boolean {
    return false;
  }

  /** All is written out: updates are short. */
  isShared(): boolean {
    return false;
  }

  read(): ArrayLike<number> {
    return [];
  }

  numberAt(value: Value, at: number): number {
    const operation = this.producerOf(value);
    if (!operation) return this.#options.given(value, at);
    const key = `${value.id} ${at}`;
    const known = this.#numbers.get(key) ?? this.#compute(operation, at);
    this.#numbers.set(key, known);
    return known;
  }

  #compute({ op, inputs, output, attributes }: Operation, at: number): number {
    const inputShapes = inputs.map(({ shape }) => shape);
    const site = { inputShapes, outputShape: output.shape, attributes, seed: 0, step: 0, operands: [], result: [] };
    return evaluate(op.explain(at, site), (element) => this.numberAt(inputs[element.input], element.at));
  }
}
