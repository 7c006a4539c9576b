import type { StoredCheckpoint } from '#app/store/index.ts';
import type { KeptCheckpoints } from '#engine/graph/index.ts';
import { bestEpochBy, type EpochMetrics, type KnownEpoch } from '#engine/training/index.ts';

type Epoch = KnownEpoch & Pick<EpochMetrics, 'epoch' | 'step'>;

/** Follows the best epoch of a run, and holds its checkpoint until it is written. */
export class BestCheckpoint {
  readonly #monitor: KeptCheckpoints['monitor'];
  #epoch: Epoch | undefined;
  #waiting: StoredCheckpoint | undefined;

  /** @param epochs of a resumed run, up to its checkpoint */
  constructor({ monitor }: KeptCheckpoints, epochs: readonly Epoch[]) {
    this.#monitor = monitor;
    this.#epoch = bestEpochBy(epochs, monitor);
  }

  /** The last step of the best epoch. */
  get step(): number | undefined {
    return this.#epoch?.step;
  }

  addEpoch(epoch: Epoch): void {
    this.#epoch = bestEpochBy(this.#epoch ? [this.#epoch, epoch] : [epoch], this.#monitor);
  }

  /** Called after the epoch that it ends. */
  addCheckpoint(checkpoint: StoredCheckpoint): void {
    if (checkpoint.step === this.step && checkpoint.batchInEpoch === 0) this.#waiting = checkpoint;
  }

  /** The best checkpoint, if it is not the one of a given step and has not been taken before. */
  takeUnless(step: number): StoredCheckpoint | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting?.step === step ? undefined : waiting;
  }
}
