import { type DiagnosedRun, measureRun, RunRecording } from '../../engine/diagnosis/index.ts';
import { checkGraph, type GraphDocument } from '../../engine/graph/index.ts';
import { createWasmExecutor } from '../../engine/kernels/index.ts';
import {
  initializeParameters,
  type NamedTensor,
  NonFiniteError,
  normalizeTargets,
  train,
  trainingData,
} from '../../engine/training/index.ts';
import { documentOf, type PlannedRun } from './plannedRun.ts';

/** Trains a planned run, to its end or for some steps, and describes it for a diagnosis. */
export function trainPlan(plan: PlannedRun, mostSteps?: number): DiagnosedRun {
  return trainDocument({ document: documentOf(plan), ...plan }, mostSteps);
}

interface TrainOptions extends Pick<PlannedRun, 'dataset' | 'initial'> {
  readonly document: GraphDocument;
}

/** Trains a graph on a data set, to its end or for some steps, and describes the run for a diagnosis. */
export function trainDocument(options: TrainOptions, mostSteps = Number.POSITIVE_INFINITY): DiagnosedRun {
  const { document, dataset, initial } = options;
  const checked = checkGraph(document);
  const graph = checked.bind(trainingData(normalizeTargets(checked.analysis, document, dataset)));
  const recording = new RunRecording();
  const executor = createWasmExecutor();
  let parameters: readonly NamedTensor[] = [];
  let failure: DiagnosedRun['failure'];
  let hasRestoredBest = false;
  let steps = 0;
  const recorder = {
    step: recording.step.bind(recording),
    epoch: recording.epoch.bind(recording),
    gradients: recording.gradients.bind(recording),
    checkpoint: (checkpoint: { readonly parameters: readonly NamedTensor[] }) => {
      parameters = checkpoint.parameters;
    },
  };
  try {
    const initialParameters = initial?.(initializeParameters(graph, graph.configuration.seed));
    const { restored } = train({
      graph,
      executor,
      recorder,
      ...(initialParameters && { initialParameters }),
      control: { next: () => (steps++ < mostSteps ? 'continue' : 'stop'), learningRate: () => undefined },
      clock: () => 0,
    });
    hasRestoredBest = restored !== undefined;
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    failure = { step: error.origin?.step ?? 0, ...(error.origin && { node: error.origin.node }) };
  }
  const measured = measureRun({ graph, parameters, executor: createWasmExecutor() });
  return { ...recording.describe(graph), failure, hasRestoredBest, measured };
}
