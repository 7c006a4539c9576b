import type { Page } from 'playwright-core';
import type { GraphDocument } from '../../engine/graph/index.ts';
import { type FrameTimes, recordFrames, summarize } from '../canvas/frames.ts';
import { GESTURES } from '../canvas/gestures.ts';
import { layeredGraph } from '../canvas/layeredGraph.ts';
import { measureEdits, measureLayout, openGraph } from '../canvas/moments.ts';
import { withApp } from '../canvas/openApp.ts';
import { showAt } from '../canvas/view.ts';
import type { Options } from '../options.ts';
import { median } from '../statistics.ts';
import { toDigits, toMarkdown, toText } from '../table.ts';
import { writeDocument } from '../writeDocument.ts';

/** Undefined shows as much of the graph as the canvas can. */
const ZOOMS: readonly (number | undefined)[] = [undefined, 0.5, 1, 2];

/** At most so many milliseconds: a frame in the middle and the slowest of twenty, for the gestures of a bar. */
const FRAME_BARS: Readonly<Record<number, { readonly gestures: readonly string[]; readonly bar: Partial<FrameTimes> }>> = {
  1000: { gestures: ['drag', 'pan'], bar: { median: 16.7, percentile95: 33 } },
  3000: { gestures: Object.keys(GESTURES), bar: { percentile95: 50 } },
};
const MOMENT_BARS: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1000: { opening: 2000, validation: 30, costs: 200, layout: 3000 },
};
/** Frames come by the clock of a screen, 60 a second: two of them are 33.3 ms, which is what a bar of 33 means. */
const FRAME_SLACK = 0.5;

interface GestureResult extends FrameTimes {
  readonly nodes: number;
  readonly zoom: string;
  readonly gesture: string;
}

interface MomentResult {
  readonly nodes: number;
  readonly moment: string;
  readonly milliseconds: number;
}

/** Measures how the canvas keeps up with the hand: frames during gestures, and how long opening, checking and laying out take. */
export async function measureCanvas({ rounds, sizes, json, write }: Options): Promise<void> {
  const gestures: GestureResult[] = [];
  const moments: MomentResult[] = [];
  for (const size of sizes) {
    const document = layeredGraph(size);
    await withApp(async (page) => {
      moments.push(...(await measureMoments(page, document, rounds)));
      for (const zoom of ZOOMS) gestures.push(...(await measureGestures(page, document, zoom, rounds)));
    });
    console.error(`${size} nodes measured`);
  }
  if (json) console.log(JSON.stringify({ gestures, moments }, null, 2));
  else console.log(describe(gestures, moments, toText));
  if (write) writeDocument('canvas', describe(gestures, moments, toMarkdown));
}

async function measureMoments(page: Page, document: GraphDocument, rounds: number): Promise<MomentResult[]> {
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
    { nodes, moment: 'opening', milliseconds: opening },
    { nodes, moment: 'validation', milliseconds: median(edits.validation) },
    { nodes, moment: 'costs', milliseconds: median(edits.costs) },
    { nodes, moment: 'longest frame of an edit', milliseconds: summarize(editFrames).longest },
    { nodes, moment: 'layout', milliseconds: layout },
    { nodes, moment: 'longest frame of a layout', milliseconds: summarize(frames).longest },
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

function describe(gestures: readonly GestureResult[], moments: readonly MomentResult[], format: typeof toText): string {
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
    ['operation', 'nodes', 'ms', 'at most, ms', ''],
    moments.map(({ moment, nodes, milliseconds }) => {
      const bar = MOMENT_BARS[nodes]?.[moment];
      return [moment, String(nodes), toDigits(milliseconds), ...judge(bar, milliseconds)];
    }),
  );
  return `${frames}\n\n${rest}`;
}

function judge(bar: number | undefined, measured: number): [bar: string, verdict: string] {
  return bar === undefined ? ['', ''] : [String(bar), measured <= bar ? 'met' : 'not met'];
}

function judgeFrames(result: GestureResult): [bar: string, verdict: string] {
  const known = FRAME_BARS[result.nodes];
  if (!known?.gestures.includes(result.gesture)) return ['', ''];
  const { median: middle = Number.POSITIVE_INFINITY, percentile95 = Number.POSITIVE_INFINITY } = known.bar;
  const isMet = result.median <= middle + FRAME_SLACK && result.percentile95 <= percentile95 + FRAME_SLACK;
  return [Object.values(known.bar).join(' / '), isMet ? 'met' : 'not met'];
}
