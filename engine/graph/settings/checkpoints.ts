import { int, type ValuesOf } from '../../params/index.ts';
import { monitorField } from '../../schedules/index.ts';

/** Checkpoints that a run keeps besides its first and those at evenly spaced epochs. */
export const CHECKPOINT_FIELDS = {
  monitor: monitorField(),
  last: int({ default: 3, min: 1, max: 100, help: 'Number of last checkpoints to keep.' }),
};

export type KeptCheckpoints = ValuesOf<typeof CHECKPOINT_FIELDS>;
