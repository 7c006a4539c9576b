/** What a person asks of a run. Polled between steps. */
export interface Control {
  /** Blocks while paused; says whether to go on. `beforePause` runs when the run is about to sleep. */
  next(beforePause: () => void): 'continue' | 'stop';
  /** A learning rate that overrides the configured one, while it is set. */
  learningRate(): number | undefined;
}
