import type { Page } from 'playwright-core';

/** Times in milliseconds from an input to its picture, and the longest task of the window meanwhile. */
export interface PictureTimes {
  /** Until the network is on the screen. */
  readonly times: readonly number[];
  /** Until the panel beside it is, too, which follows the network. */
  readonly withDetails: readonly number[];
  readonly longestTask: number;
}

interface LensWatch {
  longTasks?: number[];
}

/** An input in the lens: what is set in which field, and the attribute of the canvas that then tells it is drawn. */
export interface LensInput {
  readonly field: 'lens-number' | 'lens-step' | 'walk-position';
  readonly attribute: 'data-sample' | 'data-position' | 'data-step';
}

/** Sets a field of the lens to each of some values, one after the other, and waits for each picture. */
export async function timePictures(
  page: Page,
  { field, attribute }: LensInput,
  values: readonly number[],
): Promise<PictureTimes> {
  await page.evaluate(() => {
    const watch = window as LensWatch;
    if (watch.longTasks) return;
    const tasks: number[] = [];
    watch.longTasks = tasks;
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const before = await page.evaluate(() => (window as LensWatch).longTasks?.length ?? 0);
  const measured: (readonly [number, number])[] = [];
  for (const value of values) {
    measured.push(
      await page.evaluate(
        ([testId, name, wanted]) =>
          new Promise<readonly [number, number]>((resolve, reject) => {
            const input = document.querySelector<HTMLInputElement>(
              testId === 'walk-position' ? '[data-testid="walk-bar"] input[type="range"]' : `[data-testid="${testId}"]`,
            );
            const canvas = () => document.querySelector('[data-testid="lens-canvas"]');
            const isBusy = (part: Element | null) => part?.matches('[aria-busy="true"], :has([aria-busy="true"])') ?? false;
            if (!input) return reject(new Error(`there is no field ${testId}`));
            const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
            const started = performance.now();
            setValue?.call(input, wanted);
            input.dispatchEvent(new Event('input', { bubbles: true }));
            const passed = () => performance.now() - started;
            // What a frame finds drawn is on the screen with the next one.
            let picture: number | undefined;
            let [isDrawn, areDetailsDrawn] = [false, false];
            const look = () => {
              if (passed() > 60_000) return reject(new Error(`${name} never became ${wanted}`));
              if (isDrawn) picture ??= passed();
              if (picture !== undefined && areDetailsDrawn) return resolve([picture, passed()]);
              isDrawn ||= canvas()?.getAttribute(name) === wanted && !isBusy(canvas());
              areDetailsDrawn = isDrawn && !isBusy(document.querySelector('[data-testid="lens-details"]'));
              requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
        [field, attribute, String(value)] as const,
      ),
    );
    await page.waitForTimeout(60);
  }
  const tasks = await page.evaluate((first) => ((window as LensWatch).longTasks ?? []).slice(first), before);
  const [times, withDetails] = [0, 1].map((at) => measured.map((each) => each[at]));
  return { times, withDetails, longestTask: Math.max(0, ...tasks) };
}

export function percentile95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(0.95 * sorted.length) - 1)];
}
