import { readParams } from '../../params/index.ts';
import { learningRateAt, type Schedule } from '../../schedules/index.ts';

/** A learning rate over a run, relative to the configured one. */
export interface RateCurve {
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Of each update, from the first on. */
  readonly rates: number[];
}

const STEPS = 400;
const STEPS_PER_EPOCH = 10;

/** A schedule with its defaults over 40 epochs of 10 updates each, with a constant monitored value. */
export function rateCurveOf(schedule: Schedule): RateCurve {
  const { values: params } = readParams(schedule.params, {});
  let memory = schedule.watches?.start ?? {};
  const rates: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const moment = { learningRate: 1, step, steps: STEPS, stepsPerEpoch: STEPS_PER_EPOCH, memory };
    rates.push(learningRateAt({ schedule, params, warmup: 0 }, moment));
    const isLast = (step + 1) % STEPS_PER_EPOCH === 0;
    if (isLast && schedule.watches)
      memory = schedule.watches.after(memory, { epoch: (step + 1) / STEPS_PER_EPOCH, value: 1 }, params);
  }
  return { steps: STEPS, stepsPerEpoch: STEPS_PER_EPOCH, rates };
}
