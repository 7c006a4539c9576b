import type { Message } from '../../messages/index.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Wiring } from '../document/wiring.ts';
import type { TrainingConfiguration } from '../settings/training.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';

/** What is known of a graph. */
export interface GraphAnalysis {
  /** Whether the graph can be compiled and trained: no diagnostic is an error. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** How the data is read, where something had to be decided: a sentence each. */
  readonly notes: readonly Message[];
  /** Node ids, each after those that it depends on. */
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly wiring: Wiring;
  readonly parameters: number;
  /** The training settings; a default for each that is missing or invalid. */
  readonly configuration: TrainingConfiguration;
  /** The graph as it was drawn, where that is another: with blocks as nodes, and with what is bypassed. */
  readonly drawn?: DrawnGraph;
}

/** The nodes, wires and problems of a graph as it was drawn. */
export type DrawnGraph = Pick<GraphAnalysis, 'diagnostics' | 'nodes' | 'wiring' | 'parameters'>;

/** The graph as it was drawn: what the canvas shows. */
export function drawnGraph(analysis: GraphAnalysis): DrawnGraph {
  return analysis.drawn ?? analysis;
}
