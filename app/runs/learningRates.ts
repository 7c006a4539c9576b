import type { RateChange } from '#app/contract/index.ts';

/**
 * Learning rates set by the user during training. They are part of a run's input like its configuration: a resumed run repeats
 * those set after its checkpoint, at the same steps, and so ends with the same bits.
 */
export class LearningRates {
  #planned: readonly RateChange[];
  #live: number | undefined;
  #current: number | undefined;

  /** @param planned recorded changes, in step order */
  constructor(planned: readonly RateChange[] = []) {
    this.#planned = planned;
  }

  /**
   * The rate of a step, undefined for the configured one.
   * @param live the current rate set by the user; overrides later recorded ones
   * @returns `change` if the rate is new and must be recorded
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
