import type { Message } from '../text/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import type { TrainingConfiguration } from './training.ts';
import type { Wiring } from './wiring.ts';

export interface GraphAnalysis {
  /** True if the graph can be compiled and trained: no diagnostic is an error. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Decisions made in reading the data, a sentence each. */
  readonly notes: readonly Message[];
  /** Node ids in topological order. */
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly wiring: Wiring;
  readonly parameters: number;
  /** The training settings, with defaults for missing and invalid ones. */
  readonly configuration: TrainingConfiguration;
  /** The unexpanded graph, if it differs: with block instances and bypassed nodes. */
  readonly drawn?: DrawnGraph;
}

/** The nodes, wires and problems of the unexpanded graph. */
export type DrawnGraph = Pick<GraphAnalysis, 'diagnostics' | 'nodes' | 'wiring' | 'parameters'>;

/** The graph as the canvas shows it. */
export function drawnGraph(analysis: GraphAnalysis): DrawnGraph {
  return analysis.drawn ?? analysis;
}
