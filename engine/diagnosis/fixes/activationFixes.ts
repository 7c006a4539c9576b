import type { Fix, GraphEdit } from '../../graph/index.ts';
import { message } from '../../messages/index.ts';
import type { DiagnosedRun } from '../run/diagnosedRun.ts';
import { insertBehind } from './insertNode.ts';
import { initializeWeights } from './trainingFixes.ts';

/** Activations between layers: not those right before a loss. */
export function hiddenActivations({ analysis }: Pick<DiagnosedRun, 'analysis'>): string[] {
  const { nodes, order, wiring } = analysis;
  return order.filter((id) => {
    const feedsLoss = wiring.outgoing.get(id)?.some(({ to }) => nodes.get(to[0])?.layer?.loss);
    return nodes.get(id)?.layer?.ui.category === 'activation' && !feedsLoss;
  });
}

/** The layers with weights right before some nodes. */
export function layersBefore({ analysis }: Pick<DiagnosedRun, 'analysis'>, nodes: readonly string[]): string[] {
  const sources = nodes.flatMap((id) => analysis.wiring.incoming.get(id)?.get('in')?.from[0] ?? []);
  return sources.filter((id) => Object.keys(analysis.nodes.get(id)?.weights ?? {}).length > 0);
}

/** Replaces activations by ReLU, whose slope is 1, with weights that start at the size it needs. */
export function replaceByRelu(run: DiagnosedRun, activations: readonly string[]): Fix {
  const edits = activations.map((nodeId) => ({ type: 'setType', nodeId, nodeType: 'relu' }) as const);
  return {
    label: message('Use ReLU between the layers'),
    edits: [...edits, ...initializeWeights(run, layersBefore(run, activations), 'heNormal')],
  };
}

/** Puts a batch normalization before each of some activations; undefined if none can take one. */
export function normalizeBefore(run: DiagnosedRun, activations: readonly string[]): Fix | undefined {
  let edits: GraphEdit[] = [];
  for (const id of new Set(layersBefore(run, activations))) {
    edits = [...edits, ...insertBehind(run.document, id, { type: 'batchNorm' })];
  }
  if (edits.length === 0) return undefined;
  return { label: message('Put a batch normalization before each activation'), edits };
}
