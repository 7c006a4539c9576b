import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPause } from './afterPause.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('work waits for a pause, but not forever', () => {
  const work = vi.fn();
  const pause = afterPause(work, { quiet: 100, latest: 350 });
  pause.plan();
  vi.advanceTimersByTime(99);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
  expect(pause.isPlanned).toBe(false);
  // Changes without a pause.
  for (let passed = 0; passed < 800; passed += 50) {
    pause.plan();
    vi.advanceTimersByTime(50);
  }
  expect(work).toHaveBeenCalledTimes(3);
});

test('canceled work is not done', () => {
  const work = vi.fn();
  const pause = afterPause(work, { quiet: 100, latest: 350 });
  pause.plan();
  expect(pause.isPlanned).toBe(true);
  pause.cancel();
  vi.advanceTimersByTime(1000);
  expect(pause.isPlanned).toBe(false);
  expect(work).not.toHaveBeenCalled();
});
