import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readParams } from '../params/index.ts';
import {
  EARLY_STOPPING_FIELDS,
  FRESH_PATIENCE,
  findSchedule,
  isOver,
  learningRateAt,
  monitored,
  SCHEDULES,
  type ScheduleMemory,
  wait,
} from './index.ts';

const [RATE, STEPS, PER_EPOCH] = [0.1, 50, 5];

function follow(type: string, given: Record<string, unknown> = {}, warmup = 0): number[] {
  const schedule = findSchedule(type);
  if (!schedule) throw new Error(`no schedule ${type}`);
  const { values: params, problems } = readParams(schedule.params, given);
  expect(problems).toEqual([]);
  const memory = schedule.watches?.start ?? {};
  return Array.from({ length: STEPS }, (_, step) =>
    learningRateAt({ schedule, params, warmup }, { learningRate: RATE, step, steps: STEPS, stepsPerEpoch: PER_EPOCH, memory }),
  );
}

const each = (rate: (t: number) => number) => Array.from({ length: STEPS }, (_, t) => rate(t));
const close = (received: readonly number[], expected: readonly number[]) => {
  expect(received).toHaveLength(expected.length);
  for (const [index, rate] of expected.entries()) expect(received[index]).toBeCloseTo(rate, 12);
};

/** Each schedule at every step, written from the implementation that it is named after. */
const BY_HAND: Record<string, { given: Record<string, unknown>; expected: () => number[] }> = {
  constant: { given: {}, expected: () => each(() => RATE) },
  // torch.optim.lr_scheduler.StepLR: multiplied after every second epoch
  step: {
    given: { stepSize: 2, gamma: 0.5 },
    expected() {
      let rate = RATE;
      return each((t) => {
        if (t > 0 && t % (2 * PER_EPOCH) === 0) rate *= 0.5;
        return rate;
      });
    },
  },
  exponential: { given: { decaySteps: 10, decayRate: 0.5 }, expected: () => each((t) => RATE * 0.5 ** (t / 10)) },
  cosine: {
    given: { alpha: 0.2, decaySteps: 40 },
    expected: () => each((t) => RATE * (0.8 * (0.5 + 0.5 * Math.cos((Math.PI * Math.min(t, 40)) / 40)) + 0.2)),
  },
  // Cycles of 5, 15 and 45 updates, each from half the height
  cosineRestarts: {
    given: { firstDecaySteps: 5, tMul: 3, mMul: 0.5 },
    expected: () =>
      each((t) => {
        const [start, length, height] = t < 5 ? [0, 5, 1] : t < 20 ? [5, 15, 0.5] : [20, 45, 0.25];
        return RATE * height * 0.5 * (1 + Math.cos((Math.PI * (t - start)) / length));
      }),
  },
  polynomial: {
    given: { endLearningRate: 0.01, power: 2, decaySteps: 20 },
    expected: () => each((t) => 0.09 * (1 - Math.min(t, 20) / 20) ** 2 + 0.01),
  },
  // torch.optim.lr_scheduler.OneCycleLR: the phases end at 0.3 · 50 - 1 and 50 - 1
  oneCycle: {
    given: {},
    expected: () =>
      each((t) => {
        const anneal = (from: number, to: number, share: number) => to + ((from - to) / 2) * (Math.cos(Math.PI * share) + 1);
        return t <= 14 ? anneal(0.004, 0.1, t / 14) : anneal(0.1, 0.004 / 1e4, (t - 14) / 35);
      }),
  },
  reduceOnPlateau: { given: {}, expected: () => each(() => RATE) },
};

test.each(SCHEDULES.map((schedule) => [schedule.type, schedule] as const))(
  '%s: is documented, and matches an independent formula',
  (type, schedule) => {
    expect(findSchedule(type)).toBe(schedule);
    for (const text of [schedule.label, schedule.documentation.summary, schedule.documentation.formula])
      expect(text).not.toBe('');
    close(follow(type, BY_HAND[type].given), BY_HAND[type].expected());
  },
);

test.each(SCHEDULES.map(({ type }) => type))("%s: warm-up is linear up to the schedule's start", (type) => {
  const [first] = follow(type, BY_HAND[type].given);
  const warm = follow(type, BY_HAND[type].given, 4);
  close(warm.slice(0, 5), [first / 4, first / 2, (first * 3) / 4, first, first]);
});

test('a decay over the whole run ends with it', () => {
  expect(follow('polynomial', { endLearningRate: 0 }).at(-1)).toBeCloseTo(RATE / STEPS, 12);
  expect(follow('oneCycle', { annealStrategy: 'linear' }).at(-1)).toBeCloseTo(0.004 / 1e4, 12);
  expect(follow('cosine', {}, 10).at(-1)).toBeCloseTo(RATE * 0.5 * (1 + Math.cos((Math.PI * 39) / 40)), 12);
});

test('a staircase decays in steps, and a cycle restarts at its end', () => {
  const stairs = follow('exponential', { decaySteps: 10, decayRate: 0.5, staircase: true });
  expect([stairs[0], stairs[9], stairs[10], stairs[20]]).toEqual([0.1, 0.1, 0.05, 0.025]);
  const cycle = follow('polynomial', { decaySteps: 10, endLearningRate: 0, cycle: true });
  close([cycle[9], cycle[10], cycle[11]], [0.01, 0, 0.1 * (1 - 11 / 20)]);
});

/** The number of reductions after each epoch. */
function falls(values: readonly number[], given: Record<string, unknown>): number[] {
  const schedule = findSchedule('reduceOnPlateau');
  if (!schedule?.watches) throw new Error('it watches nothing');
  const { watches } = schedule;
  const { values: params } = readParams(schedule.params, given);
  let memory: ScheduleMemory = watches.start;
  return values.map((value, index) => {
    memory = watches.after(memory, { epoch: index + 1, value }, params);
    return Number(memory.reductions);
  });
}

test('a plateau is a number of consecutive epochs without improvement, counted anew after a reduction', () => {
  expect(falls([1, 1, 1, 1, 1, 1], { patience: 2 })).toEqual([0, 0, 1, 1, 2, 2]);
  expect(falls([1, 1, 0.5, 0.5, 0.4, 0.4, 0.4], { patience: 2 })).toEqual([0, 0, 0, 0, 0, 0, 1]);
  expect(falls([1, 0.99995, 0.9999], { patience: 2 })).toEqual([0, 0, 1]);
  expect(falls([0.5, 0.6, 0.6, 0.6], { patience: 2, monitor: 'accuracy' })).toEqual([0, 0, 0, 1]);
});

/**
 * torch.optim.lr_scheduler.ReduceLROnPlateau of PyTorch 2.9, line by line (`step`), with threshold_mode 'abs'; it reduces when
 * bad epochs exceed its patience, ours and Keras's when they equal it.
 */
function fallsOfPyTorch(values: readonly number[], patience: number, cooldown: number, threshold: number): number[] {
  let [best, bad, cooling, reductions] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  return values.map((current) => {
    if (current < best - threshold) [best, bad] = [current, 0];
    else bad += 1;
    if (cooling > 0) [cooling, bad] = [cooling - 1, 0];
    if (bad > patience - 1) [reductions, cooling, bad] = [reductions + 1, cooldown, 0];
    return reductions;
  });
}

test('the epochs of a cooldown are not counted', () => {
  const flat = [1, 1, 1, 1, 1, 1, 1];
  // By hand: the second epoch is the first without improvement, and reduces the rate; then one in two, one in three is counted.
  expect(falls(flat, { patience: 1, cooldown: 0 })).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(falls(flat, { patience: 1, cooldown: 1 })).toEqual([0, 1, 1, 2, 2, 3, 3]);
  expect(falls(flat, { patience: 1, cooldown: 2 })).toEqual([0, 1, 1, 1, 2, 2, 2]);
  expect(falls([...flat, 1], { patience: 2, cooldown: 1 })).toEqual([0, 0, 1, 1, 1, 2, 2, 2]);
  // An epoch of the cooldown can still be the best: 0.5 is the reference for the next ones.
  expect(falls([1, 1, 0.5, 0.6, 0.4], { patience: 1, cooldown: 1 })).toEqual([0, 1, 1, 2, 2]);
});

test('plateau and cooldown match PyTorch, for any losses', () => {
  const losses = fc.array(fc.constantFrom(0, 0.1, 0.2, 0.3, 0.4, 0.5), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(losses, fc.integer({ min: 1, max: 5 }), fc.nat({ max: 5 }), (values, patience, cooldown) => {
      const given = { patience, cooldown, minDelta: 0.05 };
      expect(falls(values, given)).toEqual(fallsOfPyTorch(values, patience, cooldown, 0.05));
    }),
  );
});

test('on a plateau the rate is multiplied by the factor, down to the minimum', () => {
  const schedule = findSchedule('reduceOnPlateau');
  if (!schedule) throw new Error('no such schedule');
  const { values: params } = readParams(schedule.params, { factor: 0.5, minLearningRate: 0.02 });
  const rates = [0, 1, 2, 3].map((reductions) =>
    learningRateAt(
      { schedule, params, warmup: 0 },
      { learningRate: RATE, step: 7, steps: STEPS, stepsPerEpoch: PER_EPOCH, memory: { reductions } },
    ),
  );
  close(rates, [0.1, 0.05, 0.025, 0.02]);
});

test('for any settings, a learning rate is finite and not negative', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...SCHEDULES),
      fc.nat({ max: 300 }),
      fc.integer({ min: 1, max: 300 }),
      fc.nat({ max: 40 }),
      fc.record({
        alpha: fraction,
        pctStart: fraction,
        gamma: fraction,
        cycle: fc.boolean(),
        power: fc.double({ min: 0, max: 4, noNaN: true }),
      }),
      (schedule, step, steps, warmup, offered) => {
        const given = Object.fromEntries(Object.entries(offered).filter(([name]) => name in schedule.params));
        const { values: params } = readParams(schedule.params, given);
        const memory = schedule.watches?.start ?? {};
        const rate = learningRateAt({ schedule, params, warmup }, { learningRate: 0.1, step, steps, stepsPerEpoch: 7, memory });
        expect(Number.isFinite(rate) && rate >= 0).toBe(true);
      },
    ),
  );
});

test('a run stops when patience is exhausted, and never after an improvement', () => {
  const { values: settings } = readParams(EARLY_STOPPING_FIELDS, { patience: 2, minDelta: 0.1, monitor: 'loss' });
  let patience = FRESH_PATIENCE;
  const ends = [1, 0.95, 0.8, 0.75, 0.71].map((value, index) => {
    patience = wait(patience, { epoch: index + 1, value }, settings);
    return isOver(patience, settings);
  });
  expect(ends).toEqual([false, false, false, false, true]);
  expect(patience).toEqual({ best: 0.8, bestEpoch: 3, waited: 2 });
  const { values: impatient } = readParams(EARLY_STOPPING_FIELDS, {});
  expect(isOver(wait(FRESH_PATIENCE, { epoch: 1, value: 3 }, impatient), impatient)).toBe(false);
});

test('a monitor reads its value of an epoch, or none', () => {
  const epoch = { loss: 1, metrics: { accuracy: 0.5 }, validation: { loss: 2, metrics: { accuracy: 0.25, rocAuc: 0.75 } } };
  expect(monitored(epoch, 'loss')).toBe(1);
  expect(monitored(epoch, 'accuracy')).toBe(0.5);
  expect(monitored(epoch, 'validationLoss')).toBe(2);
  expect(monitored(epoch, 'validationAccuracy')).toBe(0.25);
  expect(monitored(epoch, 'validationRocAuc')).toBe(0.75);
  expect(monitored(epoch, 'validationF1')).toBeUndefined();
  expect(monitored({ loss: 1, metrics: {} }, 'validationAccuracy')).toBeUndefined();
});
