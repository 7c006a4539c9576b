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

/** A panel of a run: its tab, and the picture and attribute that say which steps are drawn. */
interface Panel {
  readonly tab: string;
  readonly picture: string;
  readonly steps: string;
}

const CURVES: Panel = { tab: 'Curves', picture: 'chart-loss', steps: 'lastStep' };
const GRADIENTS: Panel = { tab: 'Gradients', picture: 'flow-picture', steps: 'steps' };
const HISTORIES: Panel = { tab: 'Histories', picture: 'history-picture', steps: 'steps' };

interface Measured {
  readonly what: string;
  readonly bar: number;
  readonly median: number;
  readonly percentile95: number;
}

interface HistoriesResult {
  readonly times: readonly Measured[];
  readonly databaseBytes: number;
  readonly historyBytes: number;
}

/** Measures how long the window takes to open the curves, gradients and histories of a long run, and to zoom into these. */
export async function measureHistories(options: Options): Promise<void> {
  const result = await withApp(async (page, databaseFile): Promise<HistoriesResult> => {
    await trainOne(page);
    fillHistories(databaseFile, RUN);
    const [curves, gradients, opened, zoomed]: number[][] = [[], [], [], []];
    for (let round = 0; round < options.rounds; round++) {
      curves.push(await open(page, CURVES, HISTORIES));
      gradients.push(await open(page, GRADIENTS, HISTORIES));
      opened.push(await open(page, HISTORIES, CURVES));
      for (let zoom = 0; zoom < ZOOMS; zoom++) zoomed.push(await timeUntilDrawn(page, HISTORIES, '+'));
    }
    const times = [
      summarize('open the curves', BARS.open, curves),
      summarize('open the gradients', BARS.open, gradients),
      summarize('open the histories', BARS.open, opened),
      summarize('zoom into the histories', BARS.zoom, zoomed),
    ];
    return { times, ...sizesOf(databaseFile) };
  });
  report('histories', result, (format) => describe(result, format), options);
}

/** From the click on the panel, in a window that has just been loaded and showed another one. */
async function open(page: Page, panel: Panel, before: Panel): Promise<number> {
  await page.getByRole('tab', { name: before.tab }).click();
  await page.reload();
  await page.getByTestId('node-loss').waitFor();
  return timeUntilDrawn(page, panel, null);
}

/** Presses a key at the picture, or shows the panel, and waits until other steps are drawn: measured within the page. */
function timeUntilDrawn(page: Page, { tab, picture, steps }: Panel, key: string | null): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    const picture = () => document.querySelector('[data-testid="${picture}"]');
    const before = picture()?.dataset.${steps};
    const started = performance.now();
    const observer = new MutationObserver(() => {
      const steps = picture()?.dataset.${steps};
      if (!steps || steps === '0' || steps === before) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - started));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    const key = ${JSON.stringify(key)};
    if (key === null) [...document.querySelectorAll('[role="tab"]')].find((tab) => tab.textContent === '${tab}').click();
    else picture().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  })`);
}

function summarize(what: string, bar: number, times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  return { what, bar, median: median(sorted), percentile95: sorted[Math.ceil(0.95 * sorted.length) - 1] };
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
    times.map(({ what, bar, median: middle, percentile95 }) => [
      what,
      middle.toFixed(0),
      percentile95.toFixed(0),
      ...judge(middle, bar),
    ]),
  );
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  return `${table}

${RUN.steps.toLocaleString('en')} steps, ${RUN.parameters} parameters, made up and stored as those of training: values, gradients and updates every ${RUN.historiesEvery} steps.
The histories take ${megabytes(historyBytes)}; the database, with losses of each step and gradient norms of parameters and nodes every ${RUN.gradientsEvery}, ${megabytes(databaseBytes)}.`;
}
