import type { Page } from 'playwright-core';
import type { GraphDocument } from '../../engine/graph/index.ts';
import { type FrameTimes, recordFrames, summarize } from '../canvas/frames.ts';
import { GESTURES } from '../canvas/gestures.ts';
import { layeredGraph } from '../canvas/layeredGraph.ts';
import { measureEdits, measureLayout, openGraph } from '../canvas/timings.ts';
import { showAt } from '../canvas/view.ts';
import { withApp } from '../lens/withApp.ts';
import { median } from '../results/rounds.ts';
import { describeVerdict, judge, type TableFormat, toDigits } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { Options } from './options.ts';

/** Undefined fits as much of the graph as possible. */
const ZOOMS: readonly (number | undefined)[] = [undefined, 0.5, 1, 2];

/** Maximum median and 95th percentile of frame times in milliseconds, for the gestures of a bar. */
const FRAME_BARS: Readonly<Record<number, { readonly gestures: readonly string[]; readonly bar: Partial<FrameTimes> }>> = {
  1000: { gestures: ['drag', 'pan'], bar: { median: 16.7, percentile95: 33 } },
  3000: { gestures: Object.keys(GESTURES), bar: { percentile95: 50 } },
};
const TIMING_BARS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1000: { opening: 2000, validation: 30, costs: 200, layout: 3000 },
};
/** Frames come at the screen's 60 Hz: two of them are 33.3 ms, within a bar of 33. */
const FRAME_SLACK = 0.5;

interface GestureResult extends FrameTimes {
  readonly nodes: number;
  readonly zoom: string;
  readonly gesture: string;
}

interface TimingResult {
  readonly nodes: number;
  readonly timing: string;
  readonly milliseconds: number;
}

/** Measures the canvas: frame times during gestures, and durations of opening, checking and arranging. */
export async function measureCanvas(options: Options): Promise<void> {
  const { rounds, sizes } = options;
  const gestures: GestureResult[] = [];
  const timings: TimingResult[] = [];
  for (const size of sizes) {
    const document = layeredGraph(size);
    await withApp(async (page) => {
      timings.push(...(await measureTimings(page, document, rounds)));
      for (const zoom of ZOOMS) gestures.push(...(await measureGestures(page, document, zoom, rounds)));
    });
    console.error(`${size} nodes measured`);
  }
  report('canvas', { gestures, timings }, (format) => describe(gestures, timings, format), options);
}

async function measureTimings(page: Page, document: GraphDocument, rounds: number): Promise<TimingResult[]> {
  const nodes = document.nodes.length;
  const opening = await openGraph(page, document);
  await page.waitForTimeout(1000);
  await showAt(page, 1);
  let edits = { validation: [Number.NaN], costs: [Number.NaN] };
  const editFrames = await recordFrames(page, async () => {
    edits = await measureEdits(page, document, rounds);
  });
  let layout = Number.NaN;
  const frames = await recordFrames(page, async () => {
    layout = await measureLayout(page);
  });
  return [
    { nodes, timing: 'opening', milliseconds: opening },
    { nodes, timing: 'validation', milliseconds: median(edits.validation) },
    { nodes, timing: 'costs', milliseconds: median(edits.costs) },
    { nodes, timing: 'longest frame of an edit', milliseconds: summarize(editFrames).longest },
    { nodes, timing: 'layout', milliseconds: layout },
    { nodes, timing: 'longest frame of a layout', milliseconds: summarize(frames).longest },
  ];
}

async function measureGestures(
  page: Page,
  document: GraphDocument,
  zoom: number | undefined,
  rounds: number,
): Promise<GestureResult[]> {
  const taken = new Map<string, number[][]>(Object.keys(GESTURES).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, gesture] of Object.entries(GESTURES)) {
      await showAt(page, zoom);
      taken.get(name)?.push(await recordFrames(page, () => gesture(page, document)));
    }
  }
  return [...taken].map(([gesture, frames]) => {
    const summaries = frames.map(summarize);
    const middle = (key: keyof FrameTimes) => median(summaries.map((times) => times[key]));
    return {
      nodes: document.nodes.length,
      zoom: zoom === undefined ? 'all' : `${100 * zoom} %`,
      gesture,
      median: middle('median'),
      percentile95: middle('percentile95'),
      longest: middle('longest'),
    };
  });
}

function describe(gestures: readonly GestureResult[], timings: readonly TimingResult[], format: TableFormat): string {
  const frames = format(
    ['zoom', 'gesture', 'nodes', 'median, ms', '95 %, ms', 'longest, ms', 'at most, ms', ''],
    gestures.map((result) => [
      result.zoom,
      result.gesture,
      String(result.nodes),
      result.median.toFixed(1),
      result.percentile95.toFixed(1),
      result.longest.toFixed(0),
      ...judgeFrames(result),
    ]),
    2,
  );
  const rest = format(
    ['timing', 'nodes', 'ms', 'at most, ms', ''],
    timings.map(({ timing, nodes, milliseconds }) => [
      timing,
      String(nodes),
      toDigits(milliseconds),
      ...judge(milliseconds, TIMING_BARS[nodes]?.[timing]),
    ]),
  );
  return `${frames}\n\n${rest}`;
}

function judgeFrames(result: GestureResult): [bar: string, verdict: string] {
  const known = FRAME_BARS[result.nodes];
  if (!known?.gestures.includes(result.gesture)) return ['', ''];
  const { median: middle = Number.POSITIVE_INFINITY, percentile95 = Number.POSITIVE_INFINITY } = known.bar;
  const isMet = result.median <= middle + FRAME_SLACK && result.percentile95 <= percentile95 + FRAME_SLACK;
  return [Object.values(known.bar).join(' / '), describeVerdict(isMet)];
}
