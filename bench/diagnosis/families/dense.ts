import type { Task } from '../tasks/tasks.ts';
import { ADAPTIVE, DESCENT, denseLayers, drawActivation, type Family, type PlannedLayer, pick, weightsFor } from './family.ts';

const EASY: readonly string[] = ['iris', 'digits'];

/** Fully connected layers. */
export const dense: Family = {
  name: 'dense',
  tasks: ['moons', 'circles', 'xor', 'sine', 'iris', 'digits'],
  optimizers: [...ADAPTIVE, DESCENT],
  draw(task, random) {
    const activation = drawActivation(random);
    const depth = EASY.includes(task.name) ? 1 + random.below(2) : 2 + random.below(2);
    // The noise of batch statistics is part of every prediction: quantities suffer from it, classes do not.
    const isNormalized = random.below(4) === 0 && task.classes !== undefined;
    const hidden = Array.from({ length: depth }, () => [
      { type: 'dense', params: { units: pick(random, [16, 24, 32]), kernelInitializer: weightsFor(activation) } },
      ...(isNormalized ? [{ type: 'batchNorm', params: { momentum: 0.9 } }] : []),
      { type: activation },
    ]).flat();
    return [...flattened(task), ...hidden];
  },
  stack: (task, hidden) => [...flattened(task), ...denseLayers(hidden)],
};

const flattened = ({ shape }: Task): PlannedLayer[] => (shape.length > 1 ? [{ type: 'flatten' }] : []);
