import type { RandomStream } from '../../engine/random/index.ts';
import { type Family, pick } from './families/index.ts';
import type { PlannedRun } from './plannedRun.ts';
import type { Task } from './tasks/tasks.ts';

/** A run that learns its task: layers, optimizer and batch are drawn. */
export function planHealthy(family: Family, task: Task, random: RandomStream): PlannedRun {
  const batchSize = pick(random, [16, 32, 48]);
  const epochs = Math.ceil((task.updates * batchSize) / 32 / (task.dataset.splits.train.length / 32));
  const isBinary = task.classes === 2 && random.below(2) === 0;
  const isOneNumber = isBinary || task.classes === undefined;
  const loss = task.classes === undefined ? 'mse' : isBinary ? 'binaryCrossEntropy' : 'crossEntropy';
  const { shape } = task.dataset.targets[0];
  return {
    family,
    task,
    dataset: task.dataset,
    body: family.draw(task, random),
    head: [
      { type: 'dense', params: { units: isOneNumber ? 1 : task.classes } },
      ...(isOneNumber ? [{ type: 'reshape', params: { targetShape: shape } }] : []),
    ],
    loss: { type: loss },
    target: { shape, ...(loss === 'crossEntropy' && { classes: task.classes }) },
    data: { dataset: task.name },
    training: {
      optimizer: pick(random, family.optimizers),
      batchSize,
      epochs,
      seed: random.below(1000),
      record: { gradientsEvery: 5 },
    },
  };
}
