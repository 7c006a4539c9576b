import { expect, test } from 'vitest';
import { Speedometer, Stopwatch } from './stopwatch.ts';

test('pauses do not count, earlier training time does', () => {
  let now = 100;
  const stopwatch = new Stopwatch(() => now, 1000);
  now += 10;
  stopwatch.pause();
  now += 500;
  expect(stopwatch.elapsed).toBe(1010);
  stopwatch.goOn();
  now += 5;
  expect(stopwatch.elapsed).toBe(1015);
});

test('the speed is measured over the last seconds', () => {
  const speedometer = new Speedometer();
  expect(speedometer.stepsPerSecond).toBe(0);
  speedometer.mark(0, 0);
  expect(speedometer.stepsPerSecond).toBe(0);
  speedometer.mark(10, 1000);
  expect(speedometer.stepsPerSecond).toBe(10);
  for (let second = 2; second <= 8; second++) speedometer.mark(10 + (second - 1) * 50, second * 1000);
  expect(speedometer.stepsPerSecond).toBe(50);
});
