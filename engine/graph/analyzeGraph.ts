import { diagnoseAugmentation } from './augmentation.ts';
import { diagnoseBatches } from './diagnoseBatches.ts';
import { type DataDescription, diagnoseData } from './diagnoseData.ts';
import { diagnoseIndices } from './diagnoseIndices.ts';
import { diagnoseWhole, findUsed } from './diagnoseWhole.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { GraphDocument, GraphNode } from './document.ts';
import { describeNode, inferNode } from './inferNode.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';
import { orderNodes } from './order.ts';
import { resolveTies } from './resolveTies.ts';
import { readTraining } from './training.ts';
import { indexNodes, readWiring, type Wiring } from './wiring.ts';

export interface GraphAnalysis {
  /** Whether the graph can be compiled and trained: no diagnostic is an error. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Node ids, each after those that it depends on. */
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, NodeAnalysis>;
  readonly wiring: Wiring;
  readonly parameters: number;
}

/**
 * Checks a graph and infers every shape, in time linear in nodes and wires.
 * @param data what the samples of the chosen data set look like, where it is known
 */
export function analyzeGraph(document: GraphDocument, data?: DataDescription): GraphAnalysis {
  const nodes = indexNodes(document);
  const wiring = readWiring(document, nodes);
  const { order, cycle } = orderNodes(nodes, wiring);
  const diagnostics: Diagnostic[] = [...diagnoseIds(document), ...wiring.diagnostics];
  if (cycle) diagnostics.push(describeCycle(cycle));

  const analyses = new Map<string, NodeAnalysis>();
  for (const id of nodes.keys()) analyses.set(id, describeNode(nodes.get(id) as GraphNode, diagnostics));
  const used = findUsed(analyses, wiring);
  // A node that is put down but not wired yet keeps nothing from being trained, once there is something to train.
  const mayBeOpen = (id: string) => used.size > 0 && !used.has(id);
  for (const id of order) {
    analyses.set(id, inferNode(analyses.get(id) as NodeAnalysis, { analyses, wiring, diagnostics, mayBeOpen: mayBeOpen(id) }));
  }

  const training = readTraining(document.training);
  diagnostics.push(
    ...resolveTies(analyses),
    ...diagnoseWhole(document, analyses, used),
    ...diagnoseIndices(document, analyses, wiring),
    ...training.diagnostics,
    ...diagnoseAugmentation(analyses, training.configuration.augment),
  );
  if (data) diagnostics.push(...diagnoseData(analyses, data));
  if (data?.trainingSamples) diagnostics.push(...diagnoseBatches(document.training, data.trainingSamples));
  let parameters = 0;
  for (const analysis of analyses.values()) parameters += analysis.parameters;
  const ok = diagnostics.every(({ severity }) => severity !== 'error');
  return { ok, diagnostics, order, nodes: analyses, wiring, parameters };
}

function diagnoseIds(document: GraphDocument): Diagnostic[] {
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const { id } of document.nodes) {
    if (seen.has(id)) {
      const message = `Two nodes have the id '${id}'; ids must be unique`;
      diagnostics.push({
        code: 'graph.duplicateId',
        severity: 'error',
        nodeId: id,
        message,
        expected: 'unique ids',
        received: `'${id}' twice`,
      });
    }
    seen.add(id);
  }
  return diagnostics;
}

function describeCycle(cycle: readonly string[]): Diagnostic {
  const route = [...cycle, cycle[0]].map((id) => `'${id}'`).join(' → ');
  const message = `The wires ${route} form a cycle; data must flow one way`;
  return { code: 'graph.cycle', severity: 'error', nodeId: cycle[0], message, expected: 'no cycle', received: route };
}
