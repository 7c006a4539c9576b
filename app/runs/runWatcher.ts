import type { RunEvent } from '#app/contract/index.ts';
import { mergeEvents, withoutKnown } from './runEvents.ts';

type Result = IteratorResult<RunEvent, undefined>;

/** The events of one run for one watcher. Pending events are merged into one, so that a slow watcher costs no memory. */
export class RunWatcher implements AsyncIteratorObject<RunEvent, undefined, void> {
  readonly #onLeave: () => void;
  readonly #afterStep: number;
  #seen: { readonly step: number; readonly epoch: number };
  #pending: RunEvent | undefined;
  #asking: ((result: Result) => void)[] = [];
  #isOver = false;

  /**
   * @param onLeave called once, when the events end or the watcher leaves
   * @param afterStep the last step known to the watcher
   */
  constructor(onLeave: () => void, afterStep = 0) {
    this.#onLeave = onLeave;
    this.#afterStep = afterStep;
    this.#seen = { step: afterStep, epoch: 0 };
  }

  /** Adds an event; known steps are left out. */
  push(event: RunEvent): void {
    if (this.#isOver) return;
    const news = withoutKnown(event, { ...this.#seen, afterStep: this.#afterStep });
    this.#seen = {
      step: Math.max(this.#seen.step, news.steps?.step.at(-1) ?? 0),
      epoch: Math.max(this.#seen.epoch, news.epochs?.at(-1)?.epoch ?? 0),
    };
    const ask = this.#asking.shift();
    if (ask) ask({ done: false, value: news });
    else this.#pending = this.#pending ? mergeEvents(this.#pending, news) : news;
  }

  /** Ends the events, after the pending one. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const ask of this.#asking.splice(0)) ask({ done: true, value: undefined });
    this.#onLeave();
  }

  next(): Promise<Result> {
    if (this.#pending) {
      const value = this.#pending;
      this.#pending = undefined;
      return Promise.resolve({ done: false, value });
    }
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#asking.push(resolve);
    });
  }

  /** The watcher leaves, even while it waits. */
  return(): Promise<Result> {
    this.#pending = undefined;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
