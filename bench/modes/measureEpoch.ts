import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatasets } from '../../app/datasets/index.ts';
import { checkGraph, type GraphDocument, readGraph } from '../../engine/graph/index.ts';
import type { Executor, LoadedProgram } from '../../engine/kernels/index.ts';
import { type Dataset, type Recorder, train, trainingData } from '../../engine/training/index.ts';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import { EXECUTORS } from '../machine/executors.ts';
import { median } from '../results/rounds.ts';
import { describeVerdict, formatCount, type TableFormat } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import type { Options } from './options.ts';

const EXAMPLE = 'mnist-mlp';
const BAR = 0.9;

interface EpochResult {
  readonly threads: number;
  readonly samplesPerSecond: number;
  /** The share of time spent in kernels: gathering, forward, backward, update, validation. */
  readonly inKernels: number;
}

/** Trains an epoch of MNIST as in the app, including histories and validation, and measures the share of kernels. */
export function measureEpoch(options: Options): void {
  const resourcesDirectory = join(ROOT, 'resources');
  const { document } = readGraph(readFileSync(join(resourcesDirectory, 'examples', `${EXAMPLE}.backwire.json`), 'utf8'));
  if (!document.data) throw new Error(`the example '${EXAMPLE}' names no data`);
  const dataset = openDatasets({ resourcesDirectory }).load(document.data);
  const results = options.threads.map((count) => measureOn(count, document, dataset, options.rounds));
  report('epoch', results, (format) => tabulate(results, format), options);
}

function measureOn(threads: number, document: GraphDocument, dataset: Dataset, rounds: number): EpochResult {
  const stopwatch = new KernelStopwatch(EXECUTORS.wasm.create(threads));
  const ends: { readonly at: number; readonly inKernels: number }[] = [];
  const recorder: Recorder = {
    step() {},
    gradients() {},
    checkpoint() {},
    epoch: () => ends.push({ at: performance.now(), inKernels: stopwatch.milliseconds }),
  };
  train({
    graph: checkGraph({ ...document, training: { ...document.training, epochs: rounds + 1 } }).bind(trainingData(dataset)),
    executor: stopwatch.executor,
    recorder,
    control: { next: () => 'continue', learningRate: () => undefined },
    clock: () => performance.now(),
  });
  // The first epoch includes the start: compiling the graph, loading samples into memory.
  const epochs = ends.slice(1).map(({ at, inKernels }, index) => ({
    milliseconds: at - ends[index].at,
    inKernels: inKernels - ends[index].inKernels,
  }));
  return {
    threads,
    samplesPerSecond: median(epochs.map(({ milliseconds }) => (1000 * dataset.splits.train.length) / milliseconds)),
    inKernels: median(epochs.map(({ milliseconds, inKernels }) => inKernels / milliseconds)),
  };
}

/** An executor that adds up the run time of its programs. */
class KernelStopwatch {
  milliseconds = 0;
  readonly executor: Executor;

  constructor(executor: Executor) {
    this.executor = {
      name: executor.name,
      createState: (...given) => executor.createState(...given),
      load: (program, state) => this.#timed(executor.load(program, state)),
    };
  }

  #timed(loaded: LoadedProgram): LoadedProgram {
    return {
      program: loaded.program,
      bytes: loaded.bytes,
      select: (selection) => loaded.select(selection),
      dataOf: (nodeId) => loaded.dataOf(nodeId),
      read: (value) => loaded.read(value),
      describe: (value) => loaded.describe(value),
      norm: (value) => loaded.norm(value),
      shareBelow: (value, of, factor) => loaded.shareBelow(value, of, factor),
      run: (context) => {
        const start = performance.now();
        loaded.run(context);
        this.milliseconds += performance.now() - start;
      },
    };
  }
}

function tabulate(results: readonly EpochResult[], format: TableFormat): string {
  return format(
    ['example', 'threads', 'samples/s', 'time in kernels', 'at least', ''],
    results.map(({ threads, samplesPerSecond, inKernels }) => [
      EXAMPLE,
      String(threads),
      formatCount(samplesPerSecond),
      `${(100 * inKernels).toFixed(1)} %`,
      `${100 * BAR} %`,
      describeVerdict(inKernels >= BAR),
    ]),
  );
}
