import type { SettingChange } from '#app/contract/index.ts';
import type { SettingValue } from '#engine/graph/index.ts';

/**
 * Settings changed by the user during training, besides the learning rate. They are part of a run's input like its configuration: a
 * resumed run repeats those changed after its checkpoint, at the same steps, and so ends with the same bits.
 */
export class SettingChanges {
  #changes: readonly SettingChange[];

  /** @param recorded in step order */
  constructor(recorded: readonly SettingChange[] = []) {
    this.#changes = recorded;
  }

  /**
   * All changes, those of later steps too; the same array until there are more.
   * @param sent values that the user has set for a step and those after it, which void changes recorded for later steps
   */
  at(step: number, sent: readonly SettingValue[] = []): readonly SettingChange[] {
    if (sent.length === 0) return this.#changes;
    const isSent = (address: string) => sent.some((setting) => setting.address === address);
    const kept = this.#changes.filter((change) => change.step < step || (change.step === step && !isSent(change.address)));
    this.#changes = [...kept, ...sent.map(({ address, value }) => ({ step, address, value }))];
    return this.#changes;
  }
}
