import {
  analyzeGraph,
  type DataDescription,
  type Diagnostic,
  type DrawnGraph,
  type GraphAnalysis,
  type GraphDocument,
  type GraphNode,
} from '#engine/graph/index.ts';
import { noteDuration } from './noteDuration.ts';

const NO_DATA: DataDescription = { inputs: [], targets: [] };
const known = new WeakMap<GraphDocument, WeakMap<DataDescription, GraphAnalysis>>();
/** The last analysis with each data description. */
const latest = new WeakMap<DataDescription, { readonly document: GraphDocument; readonly analysis: GraphAnalysis }>();
const documents = new WeakMap<GraphAnalysis, GraphDocument>();

/** The analysis of a document, cached by state. If nodes only moved, it is the same object. */
export function analysisOf(document: GraphDocument, data: DataDescription | undefined): GraphAnalysis {
  const byData = known.get(document) ?? new WeakMap<DataDescription, GraphAnalysis>();
  known.set(document, byData);
  const key = data ?? NO_DATA;
  const found = byData.get(key);
  if (found) return found;
  const last = latest.get(key);
  const analysis = last && isSameButForPlaces(last.document, document) ? last.analysis : analyze(document, data);
  byData.set(key, analysis);
  latest.set(key, { document, analysis });
  return analysis;
}

/** True if only positions of nodes, frames and comments differ, which do not affect training. */
function isSameButForPlaces(before: GraphDocument, after: GraphDocument): boolean {
  return (
    isSameBut(before, after, ['nodes', 'annotations']) &&
    before.nodes.length === after.nodes.length &&
    before.nodes.every((node, index) => isSameButForPlace(node, after.nodes[index]))
  );
}

export const isSameButForPlace = (before: GraphNode, after: GraphNode): boolean => isSameBut(before, after, ['position']);

/** Edits share unchanged parts by reference. */
function isSameBut<Whole extends object>(before: Whole, after: Whole, ignored: readonly string[]): boolean {
  if (before === after) return true;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Whole & string>;
  return [...keys].every((key) => before[key] === after[key] || ignored.includes(key));
}

function analyze(document: GraphDocument, data: DataDescription | undefined): GraphAnalysis {
  const started = performance.now();
  const analysis = analyzeGraph(document, data);
  noteDuration('analysis', started);
  documents.set(analysis, document);
  return analysis;
}

/** The analyzed document; it differs from the current one at most in node positions. */
export function analyzedDocument(analysis: GraphAnalysis): GraphDocument {
  const document = documents.get(analysis);
  if (!document) throw new Error('only what analysisOf returned is known here');
  return document;
}

/** Errors first, each group in its original order. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));
}

export function diagnosticsOfNode({ diagnostics }: DrawnGraph, nodeId: string): Diagnostic[] {
  return sortDiagnostics(diagnostics.filter((diagnostic) => diagnostic.nodeId === nodeId));
}

export function countErrors({ diagnostics }: GraphAnalysis): number {
  return diagnostics.filter(({ severity }) => severity === 'error').length;
}
