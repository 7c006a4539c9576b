import type { ConditionScope, ScopeNode } from '../../conditions/index.ts';
import { applyMetrics, type Task } from '../../metrics/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { canDie } from './canDie.ts';
import type { NodeAnalysis } from './nodeAnalysis.ts';

/** The names that conditions know in a graph: those of the expanded one, without bypassed nodes. */
export function conditionScope(nodes: ReadonlyMap<string, NodeAnalysis>): ConditionScope {
  const all = [...nodes.values()];
  const metrics = applyMetrics(
    all.flatMap(({ layer, inputs }) => (layer?.loss ? [taskOf(layer.loss.decision, inputs.prediction)] : [])),
  )
    .map(({ metric }) => metric)
    .filter(({ finish }) => finish);
  return {
    nodes: all.map(scopeNode),
    metrics: metrics.filter(({ when }) => when === 'steps').map(({ name }) => name),
    validationMetrics: metrics.filter(({ when }) => when !== 'evaluation').map(({ name }) => name),
  };
}

function scopeNode(analysis: NodeAnalysis): ScopeNode {
  const { node, layer, output, weights, tiedTo, params } = analysis;
  const isData = layer?.type === 'input' || layer?.type === 'target';
  const isFrozen = params.trainable === false;
  const own = tiedTo === undefined ? Object.entries(weights) : [];
  return {
    id: node.id,
    label: node.label,
    shape: output,
    isHidden: !isData && layer?.loss === undefined,
    canDie: canDie(analysis),
    weights: Object.fromEntries(
      own.map(([name, { shape, trainable = true }]) => [name, { shape, isTrained: trainable && !isFrozen }]),
    ),
  };
}

/** As far as metrics depend on it: scores and thresholds are those of the compiled loss. */
function taskOf(decision: 'argmax' | 'threshold' | 'number' | undefined, prediction: readonly number[] = []): Task | undefined {
  switch (decision) {
    case 'argmax':
      return { kind: 'multiclass', classes: prediction.at(-1) ?? 0, scores: 'logits' };
    case 'threshold':
      return sizeOf(prediction) === 1
        ? { kind: 'binary', threshold: 0 }
        : { kind: 'multilabel', labels: sizeOf(prediction), threshold: 0 };
    case 'number':
      return { kind: 'regression', outputs: sizeOf(prediction), units: [1] };
    case undefined:
      return undefined;
  }
}
