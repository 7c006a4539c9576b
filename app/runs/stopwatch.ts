/** Measures the training time of a run across pauses and resumptions. */
export class Stopwatch {
  readonly #clock: () => number;
  #elapsed: number;
  #since: number | undefined;

  /**
   * @param clock milliseconds, monotonic
   * @param elapsed milliseconds measured before
   */
  constructor(clock: () => number, elapsed = 0) {
    this.#clock = clock;
    this.#elapsed = elapsed;
    this.#since = clock();
  }

  /** Milliseconds. */
  get elapsed(): number {
    return this.#elapsed + (this.#since === undefined ? 0 : this.#clock() - this.#since);
  }

  pause(): void {
    this.#elapsed = this.elapsed;
    this.#since = undefined;
  }

  goOn(): void {
    this.#since ??= this.#clock();
  }
}

/** Time window of the speed. */
const WINDOW_MS = 3000;

/** The current speed of a run. */
export class Speedometer {
  #marks: { readonly step: number; readonly time: number }[] = [];

  /** @param time milliseconds of training */
  mark(step: number, time: number): void {
    this.#marks.push({ step, time });
    while (this.#marks.length > 2 && time - this.#marks[1].time >= WINDOW_MS) this.#marks.shift();
  }

  /** 0 while unknown. */
  get stepsPerSecond(): number {
    const first = this.#marks[0];
    const last = this.#marks[this.#marks.length - 1];
    if (!first || last.time <= first.time) return 0;
    return ((last.step - first.step) / (last.time - first.time)) * 1000;
  }
}
