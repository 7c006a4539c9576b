import type { SettingChange } from '../graph/index.ts';

/** A person's control of a run. Polled between steps. */
export interface Control {
  /** Blocks while paused; returns whether to continue. `beforePause` runs before blocking. */
  next(beforePause: () => void): 'continue' | 'stop';
  /** Overrides the configured learning rate while set. */
  learningRate(): number | undefined;
  /** Settings changed so far, in the order of their steps; the same array until there are more. */
  changes?(): readonly SettingChange[];
}
