/** A person's control of a run. Polled between steps. */
export interface Control {
  /** Blocks while paused; returns whether to continue. `beforePause` runs before blocking. */
  next(beforePause: () => void): 'continue' | 'stop';
  /** Overrides the configured learning rate while set. */
  learningRate(): number | undefined;
}
