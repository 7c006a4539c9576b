import type { Page } from 'playwright-core';
import { median } from '../results/rounds.ts';

/** Frame durations, in milliseconds. */
export interface FrameTimes {
  readonly median: number;
  readonly percentile95: number;
  readonly longest: number;
}

interface Recorder {
  recorded?: number[];
}

/** Records the browser's frames during some work. */
export async function recordFrames(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const recorder = window as Recorder;
    const times: number[] = [];
    recorder.recorded = times;
    const tick = (time: number) => {
      times.push(time);
      if (recorder.recorded === times) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  const times = await page.evaluate(() => {
    const recorder = window as Recorder;
    const { recorded = [] } = recorder;
    delete recorder.recorded;
    return recorded;
  });
  return times.slice(1).map((time, index) => time - times[index]);
}

export function summarize(frames: readonly number[]): FrameTimes {
  const sorted = frames.toSorted((a, b) => a - b);
  return {
    median: median(sorted),
    percentile95: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))],
    longest: sorted[sorted.length - 1],
  };
}
