import { outputOf, type Workload } from '../workloads/workloads.ts';
import { OnnxGraph, writeModel } from './graph.ts';
import { writeTrainingStep } from './trainingStep.ts';
import type { Carried } from './update.ts';

/** A model that trains any number of steps per call. */
export interface TrainingModel {
  readonly bytes: Uint8Array;
  /** Inputs `<name>Start` and, after the steps, outputs `<name>Final`. */
  readonly carried: readonly Carried[];
}

/**
 * Writes a model with the inputs `steps`, the batch `x` (channels first) and `y` (one-hot rows, or values), and the carried
 * tensors: the loss, the parameters, optimizer state.
 */
export function writeTrainingModel(workload: Workload): TrainingModel {
  const { body, carried } = writeTrainingStep(workload);
  const graph = new OnnxGraph('training');
  graph.input({ name: 'steps', type: 'int64', shape: [] });
  graph.input({ name: 'always', type: 'bool', shape: [] });
  graph.input({ name: 'x', type: 'float', shape: shapeOfInputs(workload) });
  graph.input({ name: 'y', type: 'float', shape: shapeOfTargets(workload) });
  const started = carried.map(({ name, shape }) => graph.input({ name: `${name}Start`, type: 'float', shape }));
  const finished = carried.map(({ name }) => `${name}Final`);
  graph.rename('Loop', ['steps', 'always', ...started], finished, { body });
  for (const { name, shape } of carried) graph.output({ name: `${name}Final`, type: 'float', shape });
  return { bytes: writeModel(graph), carried };
}

export function shapeOfInputs({ batch, input }: Workload): number[] {
  const [height, width, channels] = input;
  return channels === undefined ? [batch, ...input] : [batch, channels, height, width];
}

export function shapeOfTargets(workload: Workload): number[] {
  return [workload.batch, ...outputOf(workload)];
}
