import { message } from '../messages/index.ts';
import { bindColumns } from './analysis/bindColumns.ts';
import { type ColumnDescription, type DataDescription, dataNodes } from './analysis/dataDescription.ts';
import type { GraphAnalysis } from './analysis/graphAnalysis.ts';
import { describeNode, inferNode } from './analysis/inferNode.ts';
import type { NodeAnalysis } from './analysis/nodeAnalysis.ts';
import { resolveTies } from './analysis/resolveTies.ts';
import type { ValueContext } from './analysis/valueMismatch.ts';
import { duplicateId } from './blocks/blockProblems.ts';
import { drawGraph } from './blocks/drawGraph.ts';
import { type Expansion, expandBlocks, hasStructure } from './blocks/expandBlocks.ts';
import { mapToDrawn } from './blocks/mapToDrawn.ts';
import { diagnoseActivations } from './diagnoses/diagnoseActivations.ts';
import { diagnoseAugmentation } from './diagnoses/diagnoseAugmentation.ts';
import { diagnoseBatches } from './diagnoses/diagnoseBatches.ts';
import { diagnoseCondition } from './diagnoses/diagnoseCondition.ts';
import { diagnoseData } from './diagnoses/diagnoseData.ts';
import { diagnoseDistances } from './diagnoses/diagnoseDistances.ts';
import { diagnoseIndices, diagnoseNormalizedIndices } from './diagnoses/diagnoseIndices.ts';
import { diagnoseOperations } from './diagnoses/diagnoseOperations.ts';
import { diagnoseStatistics } from './diagnoses/diagnoseStatistics.ts';
import { diagnoseValues, noteLabels } from './diagnoses/diagnoseValues.ts';
import { diagnoseWhole, findUsed } from './diagnoses/diagnoseWhole.ts';
import type { Diagnostic } from './document/diagnostic.ts';
import type { GraphDocument } from './document/document.ts';
import { type Inside, insideOf } from './document/inside.ts';
import { orderNodes } from './document/order.ts';
import { indexNodes, readWiring } from './document/wiring.ts';
import { readTraining } from './settings/training.ts';

/**
 * Checks a graph and infers every shape, in time linear in nodes and wires. Nodes, order and wiring are those of the expanded
 * graph ({@link expandBlocks}); `drawn` holds them as shown on the canvas.
 * @param data the shapes and columns of the chosen data set, if known
 */
export function analyzeGraph(document: GraphDocument, data?: DataDescription): GraphAnalysis {
  return holdAgainst(inferGraph(document), data);
}

/** The analysis of a document without its data. */
export interface InferredGraph
  extends Pick<GraphAnalysis, 'diagnostics' | 'order' | 'nodes' | 'wiring' | 'parameters' | 'configuration'> {
  readonly document: GraphDocument;
  /** Undefined if the document has no blocks and no bypassed nodes. */
  readonly expansion: Expansion | undefined;

  readonly trainingDiagnostics: readonly Diagnostic[];
}

/** Expands blocks, infers the remaining shapes, and reads the training settings. */
export function inferGraph(document: GraphDocument): InferredGraph {
  const inside = insideOf(document);
  const expansion = hasStructure(document) ? expandBlocks(document, inside !== undefined) : undefined;
  const { configuration, diagnostics } = readTraining(document.training);
  return {
    document,
    expansion,
    ...inferNodes(expansion?.document ?? document, inside?.entering, expansion?.undecided),
    configuration,
    trainingDiagnostics: diagnostics,
  };
}

/** Completes an inferred graph with the diagnostics of its data and settings. */
export function holdAgainst(graph: InferredGraph, data: DataDescription | undefined): GraphAnalysis {
  const { document, expansion, nodes, order, wiring, parameters, configuration } = graph;
  const columns = data ? bindData(nodes, data) : new Map<string, ColumnDescription>();
  const context: ValueContext = { nodes, wiring, settings: document.data, hasOneTarget: data?.targets.length === 1 };
  const found = insideOf(document)
    ? graph.diagnostics
    : [...graph.diagnostics, ...diagnoseTraining(graph, context, data, columns)];
  const diagnostics = expansion ? mapToDrawn({ diagnostics: found }, expansion) : found;
  const ok = diagnostics.every(({ severity }) => severity !== 'error');
  const notes = noteLabels(context, columns);
  const named = withColumns(nodes, columns);
  const analysis = { ok, diagnostics, notes, order, nodes: named, wiring, parameters, configuration };
  return expansion ? { ...analysis, drawn: drawGraph(document, analysis, expansion) } : analysis;
}

/** Binds data columns to inputs and targets, by node id. */
export function bindData(
  nodes: ReadonlyMap<string, NodeAnalysis>,
  { inputs, targets }: DataDescription,
): Map<string, ColumnDescription> {
  return new Map([...bindColumns(dataNodes(nodes, 'input'), inputs), ...bindColumns(dataNodes(nodes, 'target'), targets)]);
}

/** The nodes, those that take data with the names of their columns. */
function withColumns(
  nodes: ReadonlyMap<string, NodeAnalysis>,
  columns: ReadonlyMap<string, ColumnDescription>,
): ReadonlyMap<string, NodeAnalysis> {
  if (columns.size === 0) return nodes;
  const named = new Map(nodes);
  for (const [id, { name, features, classes, isBuiltIn }] of columns) {
    const node = nodes.get(id);
    if (node) named.set(id, { ...node, column: { name, features, classes, isBuiltIn } });
  }
  return named;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * @param entering shapes at the block's inputs, if the document is the inside of a block
 * @param undecided nodes within blocks that have an invalid parameter
 */
function inferNodes(
  document: GraphDocument,
  entering: Inside['entering'] | undefined,
  undecided: ReadonlySet<string> = NONE,
): Pick<InferredGraph, 'diagnostics' | 'order' | 'nodes' | 'wiring' | 'parameters'> {
  const nodes = indexNodes(document);
  const wiring = readWiring(document, nodes);
  const { order, cycle } = orderNodes(nodes, wiring);
  const diagnostics: Diagnostic[] = [...diagnoseIds(document), ...wiring.diagnostics];
  if (cycle) diagnostics.push(describeCycle(cycle));

  const analyses = new Map<string, NodeAnalysis>();
  for (const [id, node] of nodes) {
    const described = describeNode(node, diagnostics);
    analyses.set(id, undecided.has(id) ? { ...described, hasInvalidParams: true } : described);
  }
  const used = findUsed(analyses, wiring);
  // An unconnected node does not prevent training once another path reaches a loss.
  const mayBeOpen = (id: string) => used.size > 0 && !used.has(id);
  for (const id of order) {
    const inference = { analyses, wiring, diagnostics, mayBeOpen: mayBeOpen(id), ...(entering && { entering }) };
    analyses.set(id, inferNode(analyses.get(id) as NodeAnalysis, inference));
  }

  diagnostics.push(
    ...resolveTies(analyses),
    ...diagnoseWhole(document, analyses, used),
    ...diagnoseIndices(analyses, wiring),
    ...diagnoseActivations(analyses, wiring),
    ...diagnoseOperations(analyses),
  );
  let parameters = 0;
  for (const analysis of analyses.values()) parameters += analysis.parameters;
  return { diagnostics, order, nodes: analyses, wiring, parameters };
}

/** Checks the settings and the data against the graph. */
function diagnoseTraining(
  { document, nodes, wiring, configuration, trainingDiagnostics }: InferredGraph,
  context: ValueContext,
  data: DataDescription | undefined,
  columns: ReadonlyMap<string, ColumnDescription>,
): Diagnostic[] {
  return [
    ...trainingDiagnostics,
    ...diagnoseAugmentation(nodes, configuration.augment),
    ...diagnoseCondition(nodes, configuration.stopWhen),
    ...(data ? diagnoseData(nodes, data, wiring, document.data) : []),
    ...diagnoseNormalizedIndices(document, { nodes, wiring }, columns),
    ...diagnoseValues(context, columns),
    ...diagnoseDistances(context, columns),
    ...(data?.trainingSamples ? diagnoseBatches(document.training, configuration, data.trainingSamples) : []),
    ...diagnoseStatistics(nodes, configuration, data?.trainingSamples),
  ];
}

function diagnoseIds(document: GraphDocument): Diagnostic[] {
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { id } of document.nodes) {
    if (seen.has(id)) diagnostics.push(duplicateId({ path: [] }, { id }));
    seen.add(id);
  }
  return diagnostics;
}

function describeCycle(cycle: readonly string[]): Diagnostic {
  const route = [...cycle, cycle[0]].map((id) => `'${id}'`).join(' → ');
  const text = message('The wires {{route}} form a cycle; data must flow one way', { route });
  return { code: 'graph.cycle', severity: 'error', nodeId: cycle[0], ...text, expected: message('no cycle'), received: route };
}
