import type { Fields, ValuesOf } from '../params/index.ts';
import type { EpochValue, Monitor } from './monitor.ts';

/** State of a schedule: plain numbers, since they are part of a checkpoint. */
export type ScheduleMemory = Readonly<Record<string, number | null>>;

/** Inputs of a schedule. A step is an update of the parameters; warm-up steps are not counted. */
export interface ScheduleContext<P, M> {
  readonly params: P;
  /** The optimizer's configured learning rate. */
  readonly learningRate: number;
  /** Updates so far, from 0. */
  readonly step: number;
  /** Updates of the whole run, at least 1. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly memory: M;
}

/** A learning rate schedule, declared once: the training panel, validation and the engine derive from it. */
export interface Schedule<F extends Fields = Fields, M extends ScheduleMemory = ScheduleMemory> {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string; readonly formula: string; readonly source?: string };
  readonly params: F;
  readonly learningRateAt: (context: ScheduleContext<ValuesOf<F>, M>) => number;
  /** Set if it depends on epoch results. */
  readonly watches?: {
    readonly monitor: (params: ValuesOf<F>) => Monitor;
    readonly start: M;
    /** The state after one more epoch. */
    readonly after: (memory: M, epoch: EpochValue, params: ValuesOf<F>) => M;
  };
}

export function defineSchedule<const F extends Fields, M extends ScheduleMemory = ScheduleMemory>(
  declaration: Schedule<F, M>,
): Schedule {
  return declaration as unknown as Schedule;
}

/** A schedule with its settings and warm-up. */
export interface ChosenSchedule {
  readonly schedule: Schedule;
  readonly params: Readonly<Record<string, unknown>>;
  /** Updates of linear warm-up to the schedule's start; 0 for none. */
  readonly warmup: number;
}

/**
 * The learning rate of an update: η · (t + 1) / w during a warm-up of w updates (Goyal et al., "Accurate, large minibatch SGD:
 * training ImageNet in 1 hour", 2017), then that of the schedule, whose time begins after it.
 */
export function learningRateAt(
  { schedule, params, warmup }: ChosenSchedule,
  context: Omit<ScheduleContext<unknown, ScheduleMemory>, 'params'> & {
    /** Updates so far, where the schedule's time is not theirs. */
    readonly updates?: number;
  },
): number {
  const steps = Math.max(1, context.steps - warmup);
  const at = (step: number) => schedule.learningRateAt({ ...context, params, step, steps });
  const { step, updates = step } = context;
  return updates < warmup ? (at(0) * (updates + 1)) / warmup : at(Math.max(0, step - warmup));
}
