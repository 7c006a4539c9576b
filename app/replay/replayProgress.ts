import type { StoredRun } from '#app/store/index.ts';
import { canceled } from './errors.ts';

/** Follows a replay, and ends it. */
export interface ReplayControl {
  /** Receives the share of the steps that is done, up to 1, a few times a second. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Asked between steps; true ends the replay with replay.canceled. What was replayed so far is kept. */
  readonly isCanceled?: (() => boolean) | undefined;
}

const REPORT_EVERY_MS = 50;

/** How far a replay is. */
export class ReplayProgress {
  readonly #run: StoredRun;
  readonly #step: number;
  readonly #control: ReplayControl;
  #reportDue = 0;
  #from: number | undefined;
  #to = 0;

  /** @param step that was asked for */
  constructor(run: StoredRun, step: number, control: ReplayControl) {
    this.#run = run;
    this.#step = step;
    this.#control = control;
  }

  /** A replay that begins after one step and ends after another; of several in a row, the first beginning counts. */
  from(from: number, to: number): this {
    this.#from ??= from;
    this.#to = to;
    return this;
  }

  /** @throws UserError replay.canceled */
  reach(step: number): void {
    const { onProgress, isCanceled } = this.#control;
    if (step < this.#to && isCanceled?.()) throw canceled(this.#run, { step: this.#step, reached: step });
    const now = performance.now();
    if (!onProgress || (now < this.#reportDue && step < this.#to)) return;
    this.#reportDue = now + REPORT_EVERY_MS;
    const { span, done } = this.#countSteps(step);
    onProgress(span > 0 ? done / span : 1);
  }

  #countSteps(step: number): { readonly span: number; readonly done: number } {
    const from = this.#from ?? step;
    return { span: this.#to - from, done: step - from };
  }
}
