import { expect, test } from 'vitest';
import type { CheckpointEntry } from '#app/store/index.ts';
import { superfluousCheckpoints } from './thinCheckpoints.ts';

const STEPS_PER_EPOCH = 10;

/** Thins after every new checkpoint, as training does, and returns the remaining steps. */
function trained(epochs: number, bytes: number, every = 5): number[] {
  let kept: CheckpointEntry[] = [];
  for (let step = 0; step <= epochs * STEPS_PER_EPOCH; step += every) {
    const entry = {
      step,
      epoch: Math.floor(step / STEPS_PER_EPOCH) + 1,
      batchInEpoch: step % STEPS_PER_EPOCH,
      bytes,
      createdAt: 0,
      kept: 0 as const,
    };
    kept = [...kept, entry];
    const superfluous = superfluousCheckpoints(kept);
    kept = kept.filter((checkpoint) => !superfluous.includes(checkpoint.step));
  }
  return kept.map(({ step }) => step);
}

test('a short run keeps the first, the last three, and one for each epoch', () => {
  expect(trained(4, 1000)).toEqual([0, 10, 20, 30, 35, 40]);
});

test('a long run keeps evenly spaced epochs, and never more than 24 checkpoints', () => {
  const kept = trained(1000, 1000);
  expect(kept.length).toBeLessThanOrEqual(24);
  expect(kept.slice(-3)).toEqual([9990, 9995, 10000]);
  const gaps = new Set(kept.slice(0, -3).map((step, index, all) => (index === 0 ? 0 : step - all[index - 1])));
  expect([...gaps]).toEqual([0, 640]);
});

test('large checkpoints are thinned out more', () => {
  expect(trained(100, 100 * 1024 * 1024).length).toBeLessThanOrEqual(1 + 5 + 3);
  expect(trained(100, 4 * 1024 * 1024 * 1024).length).toBeLessThanOrEqual(1 + 1 + 3);
});

test('without epoch ends the first and the last three are kept', () => {
  const checkpoints = [1, 2, 3, 4, 5, 6].map((step) => ({
    step,
    epoch: 1,
    batchInEpoch: step,
    bytes: 1,
    createdAt: 0,
    kept: 0 as const,
  }));
  expect(superfluousCheckpoints(checkpoints)).toEqual([2, 3]);
});

test('the best checkpoint, and another number of last ones, are kept', () => {
  const checkpoints = [1, 2, 3, 4, 5, 6].map((step) => ({
    step,
    epoch: 1,
    batchInEpoch: step,
    bytes: 1,
    createdAt: 0,
    kept: 0 as const,
  }));
  expect(superfluousCheckpoints(checkpoints, { last: 1, best: 3 })).toEqual([2, 4, 5]);
});

test('a checkpoint that a person keeps stays', () => {
  const checkpoints = [1, 2, 3, 4, 5, 6].map((step) => ({
    ...{ step, epoch: 1, batchInEpoch: step, bytes: 1, createdAt: 0 },
    kept: step === 2 ? (1 as const) : (0 as const),
  }));
  expect(superfluousCheckpoints(checkpoints)).toEqual([3]);
});
