import { type Message, message } from '../messages/index.ts';
import { bool, type ValuesOf } from '../params/index.ts';
import { type Monitor, minDeltaField, monitorField, nameMonitor, type Patience, patienceField } from './monitor.ts';

/** Early stopping. Names and defaults are those of Keras. */
export const EARLY_STOPPING_FIELDS = {
  monitor: monitorField(),
  patience: patienceField({ default: 0, help: 'Patience: epochs without improvement before training stops.' }),
  minDelta: minDeltaField(0),
  restoreBestWeights: bool({ default: false, help: 'Restores the weights of the best epoch at the end of the run.' }),
};

export type EarlyStopping = ValuesOf<typeof EARLY_STOPPING_FIELDS>;

/** True if patience is exhausted. An improving epoch never ends a run, whatever the patience. */
export function isOver({ waited }: Patience, { patience }: EarlyStopping): boolean {
  return waited >= Math.max(1, patience);
}

/** The reason for an early stop. */
export interface EarlyStop {
  /** The monitored value. */
  readonly monitor: Monitor;
  /** Its best value, and the epoch that reached it. */
  readonly best: number;
  readonly bestEpoch: number;
  /** The last epoch. */
  readonly epoch: number;
}

/** The same as a clause. */
export function describeEarlyStop({ monitor, best, bestEpoch, epoch }: EarlyStop): Message {
  return message(
    'stopped early after epoch {{epoch}}, because {{monitor}} did not improve on {{best}} from epoch {{bestEpoch}}',
    { epoch, monitor: nameMonitor(monitor), best: Number(best.toPrecision(4)), bestEpoch },
  );
}
