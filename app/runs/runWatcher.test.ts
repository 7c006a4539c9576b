import { expect, test } from 'vitest';
import type { RunEvent } from '#app/contract/index.ts';
import { RunWatcher } from './runWatcher.ts';

const progress = { status: 'running', epoch: 1, epochs: 2, step: 0, steps: 9, samplesPerSecond: 0, secondsLeft: null } as const;

/** An event with the steps from `first` to `last`. */
function stepsEvent(first: number, last: number): RunEvent {
  const step = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const steps = { step, epoch: step, loss: step, learningRate: step, metrics: { accuracy: step }, time: step };
  return { runId: 'r', progress: { ...progress, step: last }, steps, gradients: [{ step: last, parameter: 'w', norm: 1 }] };
}

const watcherAfter = (afterStep?: number) => new RunWatcher(() => {}, afterStep);

test('a waiting watcher is notified at once; then the events end', async () => {
  const watcher = watcherAfter();
  const asked = watcher.next();
  watcher.push(stepsEvent(1, 2));
  expect((await asked).value?.steps?.step).toEqual([1, 2]);
  watcher.push(stepsEvent(3, 3));
  watcher.end();
  watcher.push(stepsEvent(4, 4));
  expect((await watcher.next()).value?.steps?.step).toEqual([3]);
  expect(await watcher.next()).toEqual({ done: true, value: undefined });
});

test('events are merged until the watcher asks, with the newest progress', async () => {
  const watcher = watcherAfter();
  watcher.push({ runId: 'r', progress });
  watcher.push({ ...stepsEvent(1, 2), epochs: [{ epoch: 1, step: 2, loss: 1, metrics: {}, samplesPerSecond: 1 }] });
  watcher.push(stepsEvent(3, 4));
  const { value } = await watcher.next();
  expect(value?.steps?.step).toEqual([1, 2, 3, 4]);
  expect(value?.progress.step).toBe(4);
  expect(value?.epochs).toHaveLength(1);
  expect(value?.gradients?.map(({ step }) => step)).toEqual([2, 4]);
});

test('known steps are not repeated to a watcher', async () => {
  const watcher = watcherAfter(5);
  watcher.push(stepsEvent(3, 7));
  watcher.push(stepsEvent(6, 8));
  watcher.push(stepsEvent(8, 8));
  const { value } = await watcher.next();
  expect(value?.steps?.step).toEqual([6, 7, 8]);
  expect(value?.steps?.time).toEqual([6, 7, 8]);
  expect(value?.gradients?.map(({ step }) => step)).toEqual([7, 8]);
});

test('a watcher that never asks holds at most a few thousand steps, including the last', async () => {
  const watcher = watcherAfter();
  for (let step = 1; step <= 100_000; step += 10) watcher.push(stepsEvent(step, step + 9));
  const { value } = await watcher.next();
  expect(value?.steps?.step.length).toBeLessThanOrEqual(4096);
  expect(value?.steps?.step.length).toBeGreaterThan(1000);
  expect(value?.steps?.step.at(-1)).toBe(100_000);
  expect(value?.gradients?.length).toBeLessThanOrEqual(4096);
});

test('a watcher can leave while it waits', async () => {
  let left = 0;
  const watcher = new RunWatcher(() => left++);
  const asked = watcher.next();
  await watcher.return();
  expect(await asked).toEqual({ done: true, value: undefined });
  watcher.push(stepsEvent(1, 1));
  expect((await watcher.next()).done).toBe(true);
  expect(left).toBe(1);
});
