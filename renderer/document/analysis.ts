import {
  analyzeGraph,
  type DataDescription,
  type Diagnostic,
  type DrawnGraph,
  type GraphAnalysis,
  type GraphDocument,
} from '#engine/graph/index.ts';
import { noteDuration } from './noteDuration.ts';

const NO_DATA: DataDescription = { inputs: [], targets: [] };
const known = new WeakMap<GraphDocument, WeakMap<DataDescription, GraphAnalysis>>();

/** What is known of a document, computed once for each state of it. */
export function analysisOf(document: GraphDocument, data: DataDescription | undefined): GraphAnalysis {
  const byData = known.get(document) ?? new WeakMap<DataDescription, GraphAnalysis>();
  known.set(document, byData);
  const key = data ?? NO_DATA;
  const analysis = byData.get(key) ?? analyze(document, data);
  byData.set(key, analysis);
  return analysis;
}

function analyze(document: GraphDocument, data: DataDescription | undefined): GraphAnalysis {
  const started = performance.now();
  const analysis = analyzeGraph(document, data);
  noteDuration('analysis', started);
  return analysis;
}

/** Errors first, each group in the order in which it was found. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
}

export function diagnosticsOfNode({ diagnostics }: DrawnGraph, nodeId: string): Diagnostic[] {
  return sortDiagnostics(diagnostics.filter((diagnostic) => diagnostic.nodeId === nodeId));
}

export function countErrors({ diagnostics }: GraphAnalysis): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}
