import { statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { withReading } from '../../app/store/index.ts';
import { fillHistories, type LongRun } from '../histories/fillHistories.ts';
import { withApp } from '../lens/withApp.ts';
import { median } from '../results/rounds.ts';
import { judge, type TableFormat } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import { trainOne } from '../runs/trainOne.ts';
import type { Options } from './options.ts';

const RUN: LongRun = { steps: 1_000_000, parameters: 60, gradientsEvery: 20, historiesEvery: 80 };
/** Notches from the whole run to a few hundred recorded steps. */
const ZOOMS = 20;
/** Milliseconds. */
const BARS = { open: 1000, zoom: 100 } as const;

interface Measured {
  readonly what: keyof typeof BARS;
  readonly median: number;
  readonly percentile95: number;
}

interface HistoriesResult {
  readonly times: readonly Measured[];
  readonly databaseBytes: number;
  readonly historyBytes: number;
}

/** Measures how long the window takes to open the histories of a long run, and to zoom into them. */
export async function measureHistories(options: Options): Promise<void> {
  const result = await withApp(async (page, databaseFile): Promise<HistoriesResult> => {
    await trainOne(page);
    fillHistories(databaseFile, RUN);
    const [opened, zoomed]: number[][] = [[], []];
    for (let round = 0; round < options.rounds; round++) {
      opened.push(await open(page));
      for (let zoom = 0; zoom < ZOOMS; zoom++) zoomed.push(await timeUntilDrawn(page, '+'));
    }
    return { times: [summarize('open', opened), summarize('zoom', zoomed)], ...sizesOf(databaseFile) };
  });
  report('histories', result, (format) => describe(result, format), options);
}

/** From the click on the panel, in a window that has just been loaded. */
async function open(page: Page): Promise<number> {
  await page.reload();
  await page.getByTestId('node-loss').waitFor();
  await page.getByRole('tab', { name: 'Curves' }).click();
  return timeUntilDrawn(page, null);
}

/** Presses a key at the picture, or shows the panel, and waits until other steps are drawn: measured within the page. */
function timeUntilDrawn(page: Page, key: string | null): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    const picture = () => document.querySelector('[data-testid="history-picture"]');
    const before = picture()?.dataset.steps;
    const started = performance.now();
    const observer = new MutationObserver(() => {
      const steps = picture()?.dataset.steps;
      if (!steps || steps === before) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - started));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    const key = ${JSON.stringify(key)};
    if (key === null) [...document.querySelectorAll('[role="tab"]')].find((tab) => tab.textContent === 'Histories').click();
    else picture().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  })`);
}

function summarize(what: Measured['what'], times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  return { what, median: median(sorted), percentile95: sorted[Math.ceil(0.95 * sorted.length) - 1] };
}

function sizesOf(databaseFile: string): Pick<HistoriesResult, 'databaseBytes' | 'historyBytes'> {
  const sizes = withReading(databaseFile, (connection) =>
    connection.get<{ readonly historyBytes: number }>('SELECT history_bytes FROM run_sizes'),
  );
  return { databaseBytes: statSync(databaseFile).size, historyBytes: sizes?.historyBytes ?? 0 };
}

function describe({ times, databaseBytes, historyBytes }: HistoriesResult, format: TableFormat): string {
  const table = format(
    ['', 'median, ms', '95 %, ms', 'at most, ms', ''],
    times.map(({ what, median: middle, percentile95 }) => [
      what,
      middle.toFixed(0),
      percentile95.toFixed(0),
      ...judge(middle, BARS[what]),
    ]),
  );
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  return `${table}

${RUN.steps.toLocaleString('en')} steps, ${RUN.parameters} parameters, made up and stored as those of training: values, gradients and updates every ${RUN.historiesEvery} steps.
The histories take ${megabytes(historyBytes)}; the database, with losses of each step and gradient norms every ${RUN.gradientsEvery}, ${megabytes(databaseBytes)}.`;
}
