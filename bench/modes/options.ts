import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { findNamed } from '../../scripts/findNamed.ts';
import { CANDIDATES } from '../candidates/index.ts';
import type { Candidate } from '../workloads/candidate.ts';
import { WORKLOADS, type Workload } from '../workloads/workloads.ts';

/** Node counts of the canvas measurements. */
const CANVAS_SIZES = [100, 300, 1000, 3000];

export const USAGE = `npm run bench -- [options]

  --only NAMES       candidates, separated by commas: ${CANDIDATES.map(({ name }) => name).join(', ')}
  --workloads NAMES  of ${WORKLOADS.map(({ name }) => name).join(', ')}
  --rounds N         how often each is measured; the median counts (default 5)
  --threads LIST     numbers of threads, for those that can use several (default 1 and all of the machine's)
  --json             prints measurements as JSON, and nothing else
  --write            also writes the tables into docs/benchmarks.md
  --no-install       does not install the peers
  --compile          measures how long graphs take to become programs, instead
  --memory           counts the bytes that a program holds, instead
  --recording        measures what recording gradient histories costs, instead
  --epoch            measures how much of an epoch of MNIST kernels take, instead
  --canvas           measures the frame times of the canvas, in a browser, instead
  --lens             measures the lens, in a browser, and replays, instead
  --sweeps           compares the samplers of sweeps with that of Optuna, instead
  --diagnosis        diagnoses healthy and broken runs, 60 and as many more as rounds times 60, instead
  --runs             measures the frame times of a long table of runs, in a browser, instead
  --latency          measures how soon lists answer while two runs train, instead
  --histories        measures opening and zooming the histories of a run of a million steps, in a browser, instead
  --tables           measures what reading large tables takes, instead
  --sizes LIST       numbers of nodes on that canvas (default ${CANVAS_SIZES.join(',')})`;

const OTHER_MODES = [
  'help',
  'compile',
  'memory',
  'recording',
  'epoch',
  'canvas',
  'lens',
  'sweeps',
  'diagnosis',
  'runs',
  'latency',
  'histories',
  'tables',
] as const;
export type Mode = 'peers' | (typeof OTHER_MODES)[number];

export interface Options {
  readonly mode: Mode;
  readonly candidates: readonly Candidate[];
  readonly workloads: readonly Workload[];
  readonly rounds: number;
  readonly threads: readonly number[];
  readonly sizes: readonly number[];
  readonly json: boolean;
  readonly write: boolean;
  readonly install: boolean;
}

/** Parses the arguments. @throws Error that says what was expected */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      workloads: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      threads: { type: 'string' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      'no-install': { type: 'boolean', default: false },
      compile: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      recording: { type: 'boolean', default: false },
      epoch: { type: 'boolean', default: false },
      canvas: { type: 'boolean', default: false },
      lens: { type: 'boolean', default: false },
      sweeps: { type: 'boolean', default: false },
      diagnosis: { type: 'boolean', default: false },
      runs: { type: 'boolean', default: false },
      latency: { type: 'boolean', default: false },
      histories: { type: 'boolean', default: false },
      tables: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    mode: OTHER_MODES.find((name) => values[name]) ?? 'peers',
    candidates: values.only ? choose('--only', values.only, CANDIDATES) : CANDIDATES.filter(({ onRequest }) => !onRequest),
    workloads: values.workloads ? choose('--workloads', values.workloads, WORKLOADS) : WORKLOADS,
    rounds: readCount('--rounds', values.rounds),
    threads: values.threads ? readCounts('--threads', values.threads) : defaultThreads(),
    sizes: values.sizes ? readCounts('--sizes', values.sizes) : CANVAS_SIZES,
    json: values.json,
    write: values.write,
    install: !values['no-install'],
  };
}

function choose<Item extends { readonly name: string }>(option: string, list: string, known: readonly Item[]): Item[] {
  return list.split(',').map((name) => findNamed(option, known, name));
}

function readCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`${option}: expected a whole number from 1, found '${text}'`);
  return count;
}

function readCounts(option: string, list: string): number[] {
  return list.split(',').map((text) => readCount(option, text));
}

function defaultThreads(): number[] {
  return [...new Set([1, availableParallelism()])];
}
