import type { Datasets } from '#app/datasets/index.ts';
import { loadRunGraph } from '#app/replay/index.ts';
import {
  type FlowRows,
  findLastCheckpoint,
  type ReadingConnection,
  readEpochs,
  readFlow,
  readSteps,
  type StoredRun,
} from '#app/store/index.ts';
import { type DiagnosedRun, type FlowRecord, type Measurements, measureRun } from '#engine/diagnosis/index.ts';
import { analyzeGraph, type BoundGraph } from '#engine/graph/index.ts';
import type { Executor } from '#engine/kernels/index.ts';
import { UserError } from '#engine/messages/index.ts';
import type { Dataset } from '#engine/training/index.ts';

interface DescribeOptions {
  readonly connection: ReadingConnection;
  readonly datasets: Datasets;
  readonly executor: Executor;
}

/** A stored run as diagnoses read it; without measurements if its data has changed or is gone, or memory does not suffice. */
export function describeStoredRun(run: StoredRun, options: DescribeOptions): DiagnosedRun {
  const { connection } = options;
  const { id, step, origin, error, restoredEpoch } = run.summary;
  const graph = unlessRefused(() => loadRunGraph(options.datasets, run));
  const series = readSteps(connection, id);
  const isNotFinite = origin !== null || error?.code === 'training.nonFinite';
  return {
    document: run.document,
    analysis: graph?.analysis ?? analyzeGraph(run.document),
    epochs: readEpochs(connection, id).map(({ validation, ...epoch }) => ({ ...epoch, ...(validation && { validation }) })),
    steps: series.step.map((each, index) => ({ step: each, loss: series.loss[index], learningRate: series.learningRate[index] })),
    flow: toRecords(readFlow(connection, id)),
    ...(isNotFinite && { failure: { step: origin?.step ?? step, ...(origin && { node: origin.node }) } }),
    hasRestoredBest: restoredEpoch !== null,
    measured: graph && unlessRefused(() => measureStored(id, graph, options)),
  };
}

function measureStored(
  id: string,
  graph: BoundGraph<Dataset>,
  { connection, executor }: DescribeOptions,
): Measurements | undefined {
  const checkpoint = findLastCheckpoint(connection, id);
  return checkpoint && measureRun({ graph, parameters: checkpoint.parameters, executor });
}

/** Undefined where a user error says why it cannot be had: a diagnosis then tells what it can without. */
function unlessRefused<Result>(load: () => Result): Result | undefined {
  try {
    return load();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Rows by step, with the root mean squares of nodes. */
function toRecords({ nodes, parameters }: FlowRows): FlowRecord[] {
  const byStep = Map.groupBy(parameters, ({ step }) => step);
  return [...Map.groupBy(nodes, ({ step }) => step)]
    .sort(([a], [b]) => a - b)
    .map(([step, rows]) => ({
      step,
      nodes: rows.flatMap(({ node, gradient, elements, saturated }) =>
        gradient === null ? [] : [{ node, gradient: gradient / Math.sqrt(elements), ...(saturated !== null && { saturated }) }],
      ),
      parameters: (byStep.get(step) ?? []).flatMap(({ parameter, updateRatio }) =>
        updateRatio === null ? [] : [{ parameter, node: parameter.slice(0, parameter.lastIndexOf('.')), updateRatio }],
      ),
    }));
}
