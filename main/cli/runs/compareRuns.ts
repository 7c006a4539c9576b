import { differingFacts, networkFacts, type RunDetails, type RunFacts, runFacts } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';

/** One difference between two runs; `null` if absent in one. */
export interface RunDifference {
  /** `graph.h.units`, `training.optimizer.learningRate`, `result.loss` */
  readonly field: string;
  readonly a: unknown;
  readonly b: unknown;
}

/** All differences between two runs: graph and parameters, data, settings and results, with defaults filled in. */
export function compareRuns(a: RunDetails, b: RunDetails): RunDifference[] {
  return compareFacts(runFacts(a), runFacts(b));
}

/** Differences between two networks: nodes, their parameters and wires. */
export function compareGraphs(a: GraphDocument, b: GraphDocument): RunDifference[] {
  return compareFacts(networkFacts(a), networkFacts(b));
}

function compareFacts(...facts: readonly [RunFacts, RunFacts]): RunDifference[] {
  return differingFacts(facts).map(({ field, values: [a, b] }) => ({ field, a, b }));
}
