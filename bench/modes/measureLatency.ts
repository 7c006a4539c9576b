import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ListedAt, MOST_SUMMARIES, type RunListChanges } from '../../app/contract/index.ts';
import { startServer } from '../../scripts/start/serverProcess.ts';
import { type Connected, connectTo } from '../latency/connectTo.ts';
import { judge, type TableFormat, toDigits } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import { fillRuns } from '../runs/fillRuns.ts';
import type { Options } from './options.ts';

const RUNS = 2000;
const GRAPHS = 300;
const TRAINING = 2;
/** Calls of each kind in a round. */
const CALLS = 200;
/** A person's pace between two of them. */
const PAUSE_MS = 20;
/** Milliseconds, of 99 % of the calls. */
const SLOWEST = 50;

type Client = Connected['client'];

/** The calls with which a window reads its lists: of the runs at first parts of all, then those that have changed. */
const LISTS: Readonly<Record<string, (client: Client) => () => Promise<number>>> = {
  'runs, the latest': (client) => async () => {
    const { ids, changed } = await client.runs.listSince({ at: null });
    JSON.parse(changed);
    return ids.length;
  },
  'runs, a part of the others': (client) => {
    let others: readonly string[] | undefined;
    return async () => {
      others ??= (await client.runs.listSince({ at: null })).others;
      return JSON.parse(await client.runs.summaries({ runIds: others.slice(0, MOST_SUMMARIES) })).length;
    };
  },
  'runs, what has changed': (client) => {
    let at: ListedAt | null = null;
    return async () => {
      const answer: RunListChanges = await client.runs.listSince({ at });
      JSON.parse(answer.changed);
      at = answer.at;
      return answer.ids.length;
    };
  },
  graphs: (client) => async () => (await client.graphs.list()).length,
};

interface Latency {
  readonly list: string;
  readonly entries: number;
  /** Milliseconds. */
  readonly median: number;
  readonly percentile99: number;
}

/** Measures how soon lists of runs and graphs answer while runs train at full speed. */
export async function measureLatency(options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'backwire-bench-'));
  const databaseFile = join(folder, 'backwire.sqlite');
  try {
    await withServer(databaseFile, fill);
    fillRuns(databaseFile, RUNS);
    const results = await withServer(databaseFile, (client) => measureLists(client, options.rounds));
    report('latency', results, (format) => tabulate(results, format), options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withServer<Result>(databaseFile: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const server = await startServer(databaseFile);
  const { client, close } = await connectTo(server.address);
  try {
    return await work(client);
  } finally {
    close();
    await server.stop();
  }
}

/** Graphs, and the run that is copied. */
async function fill(client: Client): Promise<void> {
  for (let count = 0; count < GRAPHS; count++) await client.graphs.createFromExample({ id: 'mnist-mlp' });
  const { id } = await client.runs.start({ document: await example(client, 'iris', 1) });
  while ((await client.runs.load({ runId: id })).status !== 'completed') await sleep(100);
}

async function example(client: Client, id: string, epochs: number) {
  const { document } = await client.graphs.createFromExample({ id });
  return { ...document, training: { ...document.training, epochs } };
}

async function measureLists(client: Client, rounds: number): Promise<Latency[]> {
  const document = await example(client, 'mnist-mlp', 10_000);
  const started = await Promise.all(Array.from({ length: TRAINING }, () => client.runs.start({ document })));
  await sleep(3000);
  const results: Latency[] = [];
  for (const [list, call] of Object.entries(LISTS)) results.push({ list, ...(await measure(call(client), rounds * CALLS)) });
  for (const { id } of started) await client.runs.stop({ runId: id });
  return results;
}

async function measure(call: () => Promise<number>, count: number) {
  const times: number[] = [];
  let entries = 0;
  for (let done = 0; done < count; done++) {
    const start = performance.now();
    entries = await call();
    times.push(performance.now() - start);
    await sleep(PAUSE_MS);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(count - 1, Math.floor(share * count))];
  return { entries, median: at(0.5), percentile99: at(0.99) };
}

function tabulate(results: readonly Latency[], format: TableFormat): string {
  return format(
    ['list', 'entries', 'median, ms', '99 %, ms', 'at most, ms', ''],
    results.map(({ list, entries, median, percentile99 }) => [
      list,
      String(entries),
      toDigits(median),
      toDigits(percentile99),
      ...judge(percentile99, SLOWEST),
    ]),
  );
}
