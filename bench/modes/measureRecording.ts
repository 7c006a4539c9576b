import { HistoryWriter } from '../../app/store/index.ts';
import { checkGraph } from '../../engine/graph/index.ts';
import type { Executor } from '../../engine/kernels/index.ts';
import {
  type Dataset,
  type DistributionRecord,
  type GradientRecord,
  type Recorder,
  train,
  trainingData,
} from '../../engine/training/index.ts';
import { toColumns } from '../candidates/engine.ts';
import { EXECUTORS } from '../machine/executors.ts';
import { interleave, measureEach, medianRatio, timeOf } from '../results/rounds.ts';
import { describeVerdict, type TableFormat } from '../results/table.ts';
import { report } from '../results/writeDocument.ts';
import { toGraph, toParameters } from '../workloads/graphDocument.ts';
import { makeStart } from '../workloads/start.ts';
import type { Workload } from '../workloads/workloads.ts';
import type { Options } from './options.ts';

/** The default interval of the document's settings. */
const INTERVAL = 20;
const BAR = 0.05;
const ROUND_MS = 1000;
/** A long run: norms of nodes are recorded more often with its first entries. */
const FEWEST_ENTRIES = 50;

interface RecordingResult {
  readonly workload: string;
  /** The lost share of throughput. */
  readonly cost: number;
}

/** Trains alternately with gradient histories at the default interval and without. */
export function measureRecording(options: Options): void {
  const results = measureEach(options.workloads, (workload) => ({
    workload: workload.name,
    cost: costOf(workload, options.rounds),
  }));
  report('recording', results, (format) => tabulate(results, format), options);
}

function costOf(workload: Workload, rounds: number): number {
  const executor = EXECUTORS.wasm.create(1);
  const trainFor = (gradientsEvery: number, steps: number) => timeOf(() => trainSteps(workload, executor, gradientsEvery, steps));
  // Whole intervals, and long runs: what a run costs once does not count.
  let steps = INTERVAL * FEWEST_ENTRIES;
  while (trainFor(INTERVAL, steps) < ROUND_MS) steps *= 2;
  const [off, on] = interleave(rounds, [() => trainFor(0, steps), () => trainFor(INTERVAL, steps)]);
  return 1 - medianRatio(off, on);
}

function trainSteps(workload: Workload, executor: Executor, gradientsEvery: number, steps: number): void {
  const start = makeStart(workload);
  const columns = toColumns(workload, start);
  const batch = Uint32Array.from({ length: workload.batch * steps }, (_, index) => index % workload.batch);
  const none = batch.subarray(0, 0);
  const dataset: Dataset = {
    name: workload.name,
    inputs: [...columns.values()].slice(0, 1),
    targets: [...columns.values()].slice(1),
    splits: { train: batch, validation: none, test: none },
    fingerprint: '',
  };
  train({
    graph: checkGraph(toGraph(workload, { gradientsEvery })).bind(trainingData(dataset)),
    executor,
    recorder: new HoldingRecorder(),
    control: { next: () => 'continue', learningRate: () => undefined },
    clock: () => 0,
    initialParameters: toParameters(workload, start),
  });
}

/** Holds the last record, like a recorder that flushes later, and packs histories as they are stored. */
class HoldingRecorder implements Recorder {
  records: readonly GradientRecord[] = [];
  loss = Number.NaN;
  readonly #histories = new HistoryWriter();

  gradients(_step: number, records: readonly GradientRecord[]): void {
    this.records = records;
  }
  distributions(step: number, records: readonly DistributionRecord[]): void {
    this.#histories.add(step, records);
    this.#histories.take({ all: false });
  }
  step({ loss }: { readonly loss: number }): void {
    this.loss = loss;
  }
  epoch(): void {}
  checkpoint(): void {}
}

function tabulate(results: readonly RecordingResult[], format: TableFormat): string {
  return format(
    ['workload', 'cost of recording', 'at most', ''],
    results.map(({ workload, cost }) => [
      workload,
      `${(cost * 100).toFixed(1)} %`,
      `${BAR * 100} %`,
      describeVerdict(cost <= BAR),
    ]),
  );
}
