import { compile, declareParameters, slotsOf } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import { requireMemory, requireStateMemory } from '../kernels/index.ts';
import { EVALUATION_BATCH } from './evaluate.ts';
import { stepOptions, type TrainingSizes } from './trainingStep.ts';

/**
 * Checks that the fast executor can hold the training programs, without allocating.
 * @throws UserError memory.tooLarge
 */
export function requireTrainingMemory(graph: CheckedGraph, { batchSize, validation = 0, targets }: TrainingSizes): void {
  const { analysis, configuration } = graph;
  const slots = slotsOf(configuration);
  requireStateMemory(declareParameters(analysis), slots);
  const programs = [stepOptions(batchSize, configuration)];
  if (validation > 0) programs.push({ goal: 'evaluate', batch: Math.min(EVALUATION_BATCH, validation) });
  for (const options of programs) requireMemory(compile(graph, { ...options, targets }), slots);
}
