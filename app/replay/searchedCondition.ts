import type { Condition } from '#engine/graph/index.ts';
import type { UserError } from '#engine/messages/index.ts';
import type { HeldCondition, Watch } from '#engine/training/index.ts';

/** A watch that remembers when its condition first held. */
export class SearchedCondition implements Watch {
  readonly #condition: Condition;
  #held: HeldCondition | undefined;
  #refusal: UserError | undefined;

  constructor(condition: Condition) {
    this.#condition = condition;
  }

  condition(): Condition {
    return this.#condition;
  }

  hold(held: HeldCondition): void {
    this.#held ??= held;
  }

  refuse(_condition: Condition, error: UserError): void {
    this.#refusal = error;
  }

  /** True once it held or cannot be evaluated: no further step is needed. */
  get isDecided(): boolean {
    return this.#held !== undefined || this.#refusal !== undefined;
  }

  /** @throws UserError memory.* if its values cannot be kept */
  get held(): HeldCondition | undefined {
    if (this.#refusal) throw this.#refusal;
    return this.#held;
  }
}
