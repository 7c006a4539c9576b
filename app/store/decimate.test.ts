import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf, type StepSeries } from '#app/contract/index.ts';
import { decimateEpochs, decimateNorms, decimateSteps } from './decimate.ts';

const series = (loss: readonly (number | null)[], accuracy = loss.map(() => null as number | null)): StepSeries => ({
  step: loss.map((_, row) => row + 1),
  epoch: loss.map((_, row) => Math.floor(row / 10)),
  loss: [...loss],
  learningRate: loss.map(() => 0.1),
  metrics: { accuracy },
  time: loss.map((_, row) => row * 2),
});
const numbers = (column: readonly (number | null)[] = []) => column.filter((value) => value !== null);

test('few steps are unchanged', () => {
  const few = series([3, null, 1]);
  expect(decimateSteps(few, 3)).toBe(few);
});

test('of many steps both ends and every extreme are kept, in order, up to the limit', () => {
  const value = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });
  const column = fc.array(fc.tuple(value, value), { minLength: 100, maxLength: 600 });
  fc.assert(
    fc.property(column, (rows) => {
      const whole = series(
        rows.map(([loss]) => loss),
        rows.map(([, accuracy]) => accuracy),
      );
      const drawn = decimateSteps(whole, 40);
      for (const name of ['loss', 'accuracy'] as const) {
        if (numbers(columnOf(whole, name)).length === 0) continue;
        expect(Math.max(...numbers(columnOf(drawn, name)))).toBe(Math.max(...numbers(columnOf(whole, name))));
        expect(Math.min(...numbers(columnOf(drawn, name)))).toBe(Math.min(...numbers(columnOf(whole, name))));
        expect(drawn.means?.[name]).toHaveLength(drawn.step.length);
      }
      expect(drawn.step.at(0)).toBe(1);
      expect(drawn.step.at(-1)).toBe(rows.length);
      expect(drawn.step).toEqual([...new Set(drawn.step)].sort((a, b) => a - b));
      for (const [row, step] of drawn.step.entries()) {
        expect([drawn.loss[row], drawn.metrics.accuracy[row], drawn.time[row]]).toEqual([...rows[step - 1], (step - 1) * 2]);
      }
      // Two extremes and a gap per interval for each of two measurements.
      expect(drawn.step.length).toBeLessThanOrEqual(10 * 6 + 2);
    }),
  );
});

test('a step that represents others has their mean, without missing values', () => {
  const drawn = decimateSteps(series([4, 1, null, 7, 10, 20, 30, 40]), 4);
  expect(drawn.step).toEqual([1, 2, 3, 4, 5, 8]);
  expect(drawn.loss).toEqual([4, 1, null, 7, 10, 40]);
  expect(drawn.means).toEqual({ loss: [4, 4, 4, 4, 25, 25] });
});

test('of many epochs the extremes of validation are kept, for the loss and every metric', () => {
  const epochs = Array.from({ length: 100 }, (_, index) => ({
    epoch: index + 1,
    step: index + 1,
    loss: 1,
    metrics: {},
    validation: { loss: index === 41 ? 9 : 1 + index / 1000, metrics: { f1: index === 62 ? 0.1 : 0.5 + index / 1000 } },
    samplesPerSecond: 1,
  }));
  const drawn = decimateEpochs(epochs, 10);
  expect(drawn.map(({ epoch }) => epoch)).toEqual(expect.arrayContaining([42, 63]));
  expect(drawn.length).toBeLessThanOrEqual(12);
  expect(drawn[0]).toBe(epochs[0]);
});

test('of many norms the extremes are kept', () => {
  const step = Array.from({ length: 100 }, (_, index) => 5 * index);
  const drawn = decimateNorms(
    step,
    step.map((value) => (value === 200 ? 9 : value === 300 ? null : 1 + value / 1e6)),
    10,
  );
  expect(drawn.norm[drawn.step.indexOf(200)]).toBe(9);
  expect(drawn.norm[drawn.step.indexOf(300)]).toBeNull();
  expect(drawn.step.length).toBeLessThan(20);
});

test('the steps at which the learning rate changes are kept', () => {
  const whole = series(Array.from({ length: 500 }, (_, row) => row % 7));
  whole.learningRate.fill(0.02, 321);
  const { step, learningRate } = decimateSteps(whole, 40);
  expect(learningRate.indexOf(0.02)).toBe(step.indexOf(322));
});
