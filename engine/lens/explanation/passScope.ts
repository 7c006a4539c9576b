import type { Program } from '../../compile/index.ts';
import type { CheckedGraph } from '../../graph/index.ts';
import type { Operation, Value } from '../../ops/index.ts';
import { NamedValues } from './namedValues.ts';
import type { NamedValue, Scope } from './scope.ts';

/** A pass that ran, with every value of its program readable. */
export interface ExplainablePass {
  readonly graph: CheckedGraph;
  /** Observes all nodes. */
  readonly program: Program;
  /** All elements of a value, row-major; of computed values, of data and of parameters. */
  read(value: Value): ArrayLike<number>;
  readonly seed: number;
  readonly step: number;
}

/** The scope of a pass: its forward and backward operations. */
export class PassScope implements Scope {
  readonly names: NamedValues;
  readonly #pass: ExplainablePass;
  readonly #producers = new Map<number, Operation>();
  readonly #parameters: ReadonlySet<number>;
  /** The operations that take a value. */
  readonly #consumers = new Map<number, Operation[]>();

  constructor(pass: ExplainablePass) {
    this.#pass = pass;
    this.names = new NamedValues(pass.graph, pass.program);
    this.#parameters = new Set(pass.program.parameters.map(({ value }) => value.id));
    for (const operation of pass.program.operations) {
      this.#producers.set(operation.output.id, operation);
      for (const { id } of new Set(operation.inputs)) {
        const known = this.#consumers.get(id);
        if (known) known.push(operation);
        else this.#consumers.set(id, [operation]);
      }
    }
  }

  get batch(): number {
    return this.#pass.program.batch;
  }

  get seed(): number {
    return this.#pass.seed;
  }

  get step(): number {
    return this.#pass.step;
  }

  isBackward({ id }: Value): boolean {
    return id >= this.#pass.program.phaseStarts.backward;
  }

  producerOf({ id }: Value): Operation | undefined {
    return this.#producers.get(id);
  }

  nameOf(value: Value): NamedValue {
    return this.names.of(value) ?? this.names.nameById(value, this.producerOf(value)?.node ?? this.#lossNode);
  }

  isNamed(value: Value): boolean {
    return this.names.of(value) !== undefined;
  }

  isParameter({ id }: Value): boolean {
    return this.#parameters.has(id);
  }

  isShared(value: Value): boolean {
    const ofItsPass = this.consumersOf(value).filter(({ output }) => this.isBackward(output) === this.isBackward(value));
    return ofItsPass.length > 1;
  }

  read(value: Value): ArrayLike<number> {
    return this.#pass.read(value);
  }

  consumersOf({ id }: Value): readonly Operation[] {
    return this.#consumers.get(id) ?? [];
  }

  get #lossNode(): string {
    return this.#pass.program.losses[0]?.nodeId ?? '';
  }
}
