import type { RateChange, SettingChange } from '#app/contract/index.ts';

/** What a person changed during a run, as the replay of it last read it. */
export class ChangedSettings {
  #rates: readonly RateChange[] = [];
  #settings: readonly SettingChange[] = [];

  /** Settings other than the learning rate, in the order of their steps. */
  get settings(): readonly SettingChange[] {
    return this.#settings;
  }

  /** The learning rate of a step that a person set. */
  rateAt(step: number): number | undefined {
    return this.#rates.findLast((change) => change.step <= step)?.learningRate;
  }

  /**
   * Takes what is recorded now: a run that is resumed can be given other settings than before.
   * @returns the first step that they change; Infinity if they are those known
   */
  follow(rates: readonly RateChange[], settings: readonly SettingChange[]): number {
    const changed = Math.min(firstDifference(this.#rates, rates), firstDifference(this.#settings, settings));
    this.#rates = rates;
    this.#settings = settings;
    return changed;
  }
}

/** The first step from which on two lists of changes differ. */
function firstDifference<Change extends { readonly step: number }>(before: readonly Change[], after: readonly Change[]): number {
  const isSame = (index: number) => JSON.stringify(before[index]) === JSON.stringify(after[index]);
  const index = [...Array(Math.max(before.length, after.length)).keys()].find((at) => !isSame(at)) ?? before.length;
  return Math.min(before[index]?.step ?? Number.POSITIVE_INFINITY, after[index]?.step ?? Number.POSITIVE_INFINITY);
}
