import type { ComparedParameter } from '#app/contract/index.ts';
import { findLastCheckpoint, type ReadingConnection, type StoredCheckpoint } from '#app/store/index.ts';

type Parameter = StoredCheckpoint['parameters'][number];

/** Norms and distances of the weights of several runs, of their last checkpoints; a run without one has none. */
export function compareWeights(connection: ReadingConnection, runIds: readonly string[]): ComparedParameter[] {
  const runs = runIds.map((id) => {
    const parameters = findLastCheckpoint(connection, id)?.parameters ?? [];
    return new Map(parameters.map((parameter) => [parameter.name, parameter]));
  });
  const names = [...new Set(runs.flatMap((run) => [...run.keys()]))];
  return names.map((name) => {
    const tensors = runs.map((run) => run.get(name));
    return { name, norms: tensors.map(norm), distances: tensors.map((tensor) => distance(tensors[0], tensor)) };
  });
}

function norm(tensor: Parameter | undefined): number | null {
  return tensor ? Math.sqrt(tensor.data.reduce((sum, value) => sum + value * value, 0)) : null;
}

function distance(a: Parameter | undefined, b: Parameter | undefined): number | null {
  if (!a || !b || a.shape.join() !== b.shape.join()) return null;
  return Math.sqrt(a.data.reduce((sum, value, index) => sum + (value - b.data[index]) ** 2, 0));
}
