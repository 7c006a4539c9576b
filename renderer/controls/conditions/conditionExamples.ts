import { type ConditionScope, readCondition } from '#engine/graph/index.ts';

/** Conditions of this graph to begin with. */
export function conditionExamples({ nodes, validationMetrics }: ConditionScope): string[] {
  const [metric] = validationMetrics;
  return [
    'loss < 0.1',
    ...(metric === 'accuracy' ? ['validation.accuracy > 0.9'] : ['validation.loss < 0.1']),
    'norm(delta) < 1e-7',
    'updateRatio > 0.1',
    'nonFinite',
    ...(nodes.some(({ canDie }) => canDie) ? ['dead > 0.5'] : []),
    'step >= 100',
  ].filter((example) => !readCondition(example, { nodes, validationMetrics, metrics: [] }).problem);
}
