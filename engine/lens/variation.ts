import { dependentPart, forwardPart } from '../compile/index.ts';
import type { LoadedProgram, Numbers } from '../kernels/index.ts';
import type { Change } from './lensModel.ts';
import type { PassState } from './passState.ts';

/** An element of a parameter, or of an input or target. */
export type Element = Omit<Change, 'value'>;

/** J at some values of chosen elements. */
export interface Losses {
  /** J per sample, in own units of normalized targets. */
  readonly loss: number;
  /** The J that gradients derive from. */
  readonly objective: number;
}

/**
 * J of a pass as a function of some of its numbers, with everything else as it is, random draws included. Only what depends on them
 * is computed again. Valid until the next pass of the model.
 */
export class Variation {
  readonly #pass: PassState;
  readonly #part: LoadedProgram;
  /** The changeable numbers, by name. */
  readonly #numbers: ReadonlyMap<string, Numbers>;

  /** @param names of parameters, and ids of input and target nodes. The pass has a loss. */
  constructor(pass: PassState, names: readonly string[]) {
    this.#pass = pass;
    const { executor, state } = pass.model;
    const { program, constants } = dependentPart(forwardPart(pass.program), ...names);
    this.#part = executor.load(program, state);
    for (const [nodeId, value] of pass.program.data) this.#part.dataOf(nodeId).set(pass.read(value));
    for (const [name, value] of constants) this.#part.dataOf(name).set(pass.read(value));
    this.#numbers = new Map(names.map((name) => [name, state.parameters.get(name) ?? this.#part.dataOf(name)]));
  }

  /** The value of an element in the pass. */
  valueOf({ name, element }: Element): number {
    return this.#numbersOf(name)[element];
  }

  /** J with other values of some elements, which stay as they are in the pass. */
  at(changes: readonly Change[]): Losses {
    const before = changes.map((change) => this.valueOf(change));
    for (const { name, element, value } of changes) this.#numbersOf(name)[element] = value;
    this.#part.run(this.#pass.context);
    for (const [index, { name, element }] of changes.entries()) this.#numbersOf(name)[element] = before[index];
    const { loss, lossPerSample } = this.#part.program;
    if (!loss || !lossPerSample) throw new Error('the program has no loss');
    return { loss: this.#part.read(lossPerSample)[0], objective: this.#part.read(loss)[0] };
  }

  #numbersOf(name: string): Numbers {
    const numbers = this.#numbers.get(name);
    if (!numbers) throw new Error(`'${name}' is not varied`);
    return numbers;
  }
}
