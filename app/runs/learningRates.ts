import type { RateChange } from '#app/store/index.ts';

/**
 * The learning rates that a person sets while a run trains. They are as much its input as the configuration: a resumed run
 * repeats those that were set after its checkpoint, at the same steps, and so ends in the same bits.
 */
export class LearningRates {
  #planned: readonly RateChange[];
  #live: number | undefined;
  #current: number | undefined;

  /** @param planned changes that were recorded before, in the order of their steps */
  constructor(planned: readonly RateChange[] = []) {
    this.#planned = planned;
  }

  /**
   * The rate of a step, undefined for the configured one.
   * @param live what a person has set by now; it overrides what was recorded for later
   * @returns `change` where the rate was newly set and must be recorded
   */
  at(step: number, live: number | undefined): { readonly learningRate: number | undefined; readonly change?: RateChange } {
    while (this.#planned.length > 0 && this.#planned[0].step <= step) {
      this.#current = this.#planned[0].learningRate;
      this.#planned = this.#planned.slice(1);
    }
    if (live === undefined || live === this.#live) return { learningRate: this.#current };
    this.#live = live;
    this.#current = live;
    this.#planned = [];
    return { learningRate: live, change: { step, learningRate: live } };
  }
}
