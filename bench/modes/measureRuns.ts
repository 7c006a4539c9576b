import type { Page } from 'playwright-core';
import { type FrameTimes, recordFrames, summarize } from '../canvas/frames.ts';
import { withApp } from '../lens/withApp.ts';
import { median } from '../results/rounds.ts';
import { judge, type TableFormat } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import { fillRuns } from '../runs/fillRuns.ts';
import { trainOne } from '../runs/trainOne.ts';
import type { Options } from './options.ts';

const RUNS = 2000;
/** Milliseconds. Frames come at 60 Hz: two of them are 33.3 ms. */
const LONGEST_FRAME = 33.5;

/** What a person does with a long table of runs. */
const GESTURES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async scroll(page) {
    await page.locator('[data-run]').first().hover();
    for (let at = 0; at < 60; at++) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(16);
    }
  },
  async filter(page) {
    const search = page.getByTestId('search-runs');
    await search.fill('');
    await search.pressSequentially('loss < 0.3', { delay: 120 });
    await search.fill('');
  },
  async sort(page) {
    for (let at = 0; at < 4; at++) {
      await page.getByTestId('sort-loss').click();
      await page.waitForTimeout(200);
    }
  },
};

interface GestureFrames extends FrameTimes {
  readonly gesture: string;
}

/** Measures the frames of scrolling, filtering and sorting a table of 2,000 runs. */
export async function measureRuns(options: Options): Promise<void> {
  const results = await withApp(async (page, databaseFile) => {
    await trainOne(page);
    fillRuns(databaseFile, RUNS);
    await page.reload();
    await page.getByTestId('room-runs').click();
    await page.locator('[data-run]').first().waitFor();
    await page.waitForTimeout(2000);
    const measured: GestureFrames[] = [];
    for (const [gesture, act] of Object.entries(GESTURES)) measured.push(await measure(page, gesture, act, options.rounds));
    return measured;
  });
  report('runs', results, (format) => describe(results, format), options);
}

async function measure(page: Page, gesture: string, act: (page: Page) => Promise<void>, rounds: number): Promise<GestureFrames> {
  const taken: FrameTimes[] = [];
  for (let round = 0; round < rounds; round++) taken.push(summarize(await recordFrames(page, () => act(page))));
  const middle = (key: keyof FrameTimes) => median(taken.map((frames) => frames[key]));
  return { gesture, median: middle('median'), percentile95: middle('percentile95'), longest: middle('longest') };
}

function describe(results: readonly GestureFrames[], format: TableFormat): string {
  return format(
    ['gesture', 'runs', 'median, ms', '95 %, ms', 'longest, ms', 'at most, ms', ''],
    results.map(({ gesture, median: middle, percentile95, longest }) => [
      gesture,
      String(RUNS),
      middle.toFixed(1),
      percentile95.toFixed(1),
      longest.toFixed(0),
      ...judge(longest, LONGEST_FRAME),
    ]),
  );
}
