import { type Operation, sameShape, type Value } from '../../ops/index.ts';

/** The operation that produces each value, and the storage of views. */
export class Producers {
  readonly #operations = new Map<number, Operation>();
  /** View id → the value whose data it shows. */
  readonly #storage = new Map<number, Value>();
  /** Same-shape view id → the identical value. */
  readonly #sources = new Map<number, Value>();

  /** @param operations in topological order */
  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const { op, inputs, output } = operation;
      this.#operations.set(output.id, operation);
      if (op.kind !== 'view') continue;
      this.#storage.set(output.id, this.storageOf(inputs[0]));
      if (sameShape(inputs[0].shape, output.shape)) this.#sources.set(output.id, this.sourceOf(inputs[0]));
    }
  }

  /** Undefined for an input. */
  get({ id }: Value): Operation | undefined {
    return this.#operations.get(id);
  }

  /** Follows views to the stored value. */
  storageOf(value: Value): Value {
    return this.#storage.get(value.id) ?? value;
  }

  /** Follows same-shape views. */
  sourceOf(value: Value): Value {
    return this.#sources.get(value.id) ?? value;
  }
}
