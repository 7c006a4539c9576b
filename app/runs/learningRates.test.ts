import { expect, test } from 'vitest';
import { LearningRates } from './learningRates.ts';

test('the configured rate applies until one is set, which is recorded once', () => {
  const rates = new LearningRates();
  expect(rates.at(1, undefined)).toEqual({ learningRate: undefined });
  expect(rates.at(2, 0.5)).toEqual({ learningRate: 0.5, change: { step: 2, learningRate: 0.5 } });
  expect(rates.at(3, 0.5)).toEqual({ learningRate: 0.5 });
});

test('a resumed run repeats recorded rates at the same steps', () => {
  const rates = new LearningRates([
    { step: 2, learningRate: 0.5 },
    { step: 3, learningRate: 0.4 },
    { step: 9, learningRate: 0.3 },
  ]);
  const used = [5, 8, 9, 10].map((step) => rates.at(step, undefined));
  expect(used).toEqual([{ learningRate: 0.4 }, { learningRate: 0.4 }, { learningRate: 0.3 }, { learningRate: 0.3 }]);
});

test('a newly set rate overrides later recorded ones', () => {
  const rates = new LearningRates([{ step: 9, learningRate: 0.3 }]);
  expect(rates.at(5, 0.7).learningRate).toBe(0.7);
  expect(rates.at(9, 0.7)).toEqual({ learningRate: 0.7 });
});
