import type { Checkpoint } from '#engine/training/index.ts';

/** States of a run after some of its steps, in memory of bounded size: of those beyond it, the ones far from the newest are dropped. */
export class KeptStates {
  readonly #mostBytes: number;
  readonly #states = new Map<number, Checkpoint>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The last step at or before a given one with a kept state, if any. */
  lastStepBefore(step: number): number | undefined {
    let last: number | undefined;
    for (const kept of this.#states.keys()) if (kept <= step && (last === undefined || kept > last)) last = kept;
    return last;
  }

  get(step: number): Checkpoint | undefined {
    return this.#states.get(step);
  }

  add(state: Checkpoint): void {
    this.#remove(state.step);
    this.#states.set(state.step, state);
    this.#bytes += bytesOf(state);
    while (this.#bytes > this.#mostBytes && this.#states.size > 1) this.#remove(this.#farthestFrom(state.step));
  }

  /** Drops the states after a step. */
  dropAfter(step: number): void {
    for (const kept of [...this.#states.keys()]) if (kept > step) this.#remove(kept);
  }

  #remove(step: number): void {
    const state = this.#states.get(step);
    if (!state) return;
    this.#states.delete(step);
    this.#bytes -= bytesOf(state);
  }

  #farthestFrom(step: number): number {
    let farthest = step;
    for (const kept of this.#states.keys()) if (Math.abs(kept - step) > Math.abs(farthest - step)) farthest = kept;
    return farthest;
  }
}

function bytesOf({ parameters, slots }: Checkpoint): number {
  return [...parameters, ...slots].reduce((total, { data }) => total + data.byteLength, 0);
}
