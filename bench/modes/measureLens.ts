import type { Page } from 'playwright-core';
import type { GraphDocument } from '../../engine/graph/index.ts';
import { openGraph } from '../canvas/timings.ts';
import { NEAR, timeNearSteps } from '../lens/nearSteps.ts';
import { type PictureTimes, percentile95, timePictures } from '../lens/pictures.ts';
import { measureReplays, REPLAYED_STEPS } from '../lens/replays.ts';
import { withApp } from '../lens/withApp.ts';
import { median } from '../results/rounds.ts';
import { judge, type TableFormat, toDigits } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { Options } from './options.ts';

interface LensResult {
  readonly what: string;
  readonly median: number;
  readonly percentile95: number;
  /** The 95th percentile until the details stand, too. */
  readonly withDetails: number;
  readonly longestTask: number;
  /** Of the 95th percentile, in milliseconds. */
  readonly bar: number;
}

/** The window is never blocked for longer. */
const LONGEST_TASK_MS = 50;
const NEAR_STEP_MS = 150;
const SAMPLES = Array.from({ length: 40 }, (_, at) => (at * 37 + 11) % 900);

/** Measures the lens, from an input to its picture, steps of a run, and replays against training. */
export async function measureLens(options: Options): Promise<void> {
  const { training, replay } = measureReplays(options.rounds);
  console.error('replays measured');
  const results = [
    ...(await measureNetwork('784-128-64-10', [128, 64], { sample: 100, step: 50 })),
    ...(await measureNetwork('784-1930-1810-10 (5.03 M)', [1930, 1810], { sample: 1000, step: 1000 })),
    await measureNearSteps(),
  ];
  report('lens', { results, training, replay }, (format) => describe(results, { training, replay }, format), options);
}

async function measureNetwork(
  name: string,
  units: readonly number[],
  bars: { readonly sample: number; readonly step: number },
): Promise<LensResult[]> {
  return withApp(async (page) => {
    await openLens(page, denseNetwork(name, units));
    const samples = await timePictures(page, { field: 'lens-number', attribute: 'data-sample' }, SAMPLES);
    const last = Number(await page.locator('[data-testid="walk-bar"] input[type="range"]').getAttribute('max'));
    const positions = Array.from({ length: 2 * (last + 1) }, (_, at) => at % (last + 1));
    const steps = await timePictures(page, { field: 'walk-position', attribute: 'data-position' }, positions);
    console.error(`${name} measured`);
    return [
      summarize(`${name}: another sample`, samples, bars.sample),
      summarize(`${name}: a step of the walk`, steps, bars.step),
    ];
  });
}

/** Time travel. */
async function measureNearSteps(): Promise<LensResult> {
  const times = await withApp(timeNearSteps);
  console.error('steps of a run measured');
  return summarize(`mnist-mlp: a step of its run, within ${NEAR} of the one shown before`, times, NEAR_STEP_MS);
}

function summarize(what: string, { times, withDetails, longestTask }: PictureTimes, bar: number): LensResult {
  return {
    what,
    median: median([...times]),
    percentile95: percentile95(times),
    withDetails: percentile95(withDetails),
    longestTask,
    bar,
  };
}

async function openLens(page: Page, document: GraphDocument): Promise<void> {
  await openGraph(page, document);
  await page.keyboard.press('Alt+4');
  await page.getByTestId('lens-legend').waitFor({ timeout: 60_000 });
  // The first pictures compile the page's code.
  await timePictures(page, { field: 'lens-number', attribute: 'data-sample' }, [1, 2, 3]);
}

/** MNIST digits through dense layers with relu. */
function denseNetwork(name: string, units: readonly number[]): GraphDocument {
  const hidden = units.flatMap((count, at) => [
    { id: `n${at}`, type: 'dense', params: { units: count } },
    { id: `relu${at}`, type: 'relu' },
  ]);
  const chain = [
    { id: 'image', type: 'input', params: { shape: [784] } },
    ...hidden,
    { id: 'scores', type: 'dense', params: { units: 10 } },
  ];
  return {
    format: 'backwire-graph',
    version: 1,
    name,
    data: { dataset: 'mnist', validation: 0.1, normalize: 'unit' },
    nodes: [...chain, { id: 'digit', type: 'target', params: { shape: [], classes: 10 } }, { id: 'loss', type: 'crossEntropy' }],
    edges: [
      ...chain
        .slice(1)
        .map(({ id }, at) => ({ from: [chain[at].id, 'out'] as [string, string], to: [id, 'in'] as [string, string] })),
      { from: ['scores', 'out'], to: ['loss', 'prediction'] },
      { from: ['digit', 'out'], to: ['loss', 'target'] },
    ],
  };
}

function describe(
  results: readonly LensResult[],
  { training, replay }: { readonly training: number; readonly replay: number },
  format: TableFormat,
): string {
  const pictures = format(
    [
      'from input to picture',
      'median, ms',
      '95 %, ms',
      'at most, ms',
      '',
      'with the details, 95 %',
      'longest task, ms',
      'at most, ms',
      '',
    ],
    results.map(({ what, median: middle, percentile95: high, bar, withDetails, longestTask }) => [
      what,
      toDigits(middle),
      toDigits(high),
      ...judge(high, bar),
      toDigits(withDetails),
      toDigits(longestTask),
      ...judge(longestTask, LONGEST_TASK_MS),
    ]),
  );
  const replays = format(
    [`${REPLAYED_STEPS} steps of mnist-mlp`, 'ms', 'at most, ms', ''],
    [
      ['training', toDigits(training), '', ''],
      ['replay', toDigits(replay), ...judge(Math.round(replay), Math.round(training))],
    ],
  );
  return `${pictures}\n\n${replays}`;
}
