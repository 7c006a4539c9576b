import { type Operation, sameShape, type Value } from '../../ops/index.ts';

/** Which operation makes each value of a list of operations, and which value's numbers a view shows. */
export class Producers {
  readonly #operations = new Map<number, Operation>();
  /** By the id of a view: the value that holds the numbers. */
  readonly #storage = new Map<number, Value>();
  /** By the id of a view that does not even change the shape: the value that it is the same as. */
  readonly #sources = new Map<number, Value>();

  /** @param operations each after those whose values it needs */
  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const { op, inputs, output } = operation;
      this.#operations.set(output.id, operation);
      if (op.kind !== 'view') continue;
      this.#storage.set(output.id, this.storageOf(inputs[0]));
      if (sameShape(inputs[0].shape, output.shape)) this.#sources.set(output.id, this.sourceOf(inputs[0]));
    }
  }

  /** Undefined for a value that comes from outside. */
  get({ id }: Value): Operation | undefined {
    return this.#operations.get(id);
  }

  /** Through views, to the value that holds the numbers. */
  storageOf(value: Value): Value {
    return this.#storage.get(value.id) ?? value;
  }

  /** Through views that do not even change the shape. */
  sourceOf(value: Value): Value {
    return this.#sources.get(value.id) ?? value;
  }
}
