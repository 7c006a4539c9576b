import type { TrainingSettings } from '../../engine/graph/index.ts';
import type { RandomStream } from '../../engine/random/index.ts';
import type { PlannedLayer, PlannedRun } from './plannedRun.ts';
import type { Task } from './tasks.ts';

/** One of some items. */
export function pick<Item>(random: RandomStream, items: readonly Item[]): Item {
  return items[random.below(items.length)];
}

/** A run that learns its task: depth, width, activation, optimizer and batch are drawn. */
export function planHealthy(task: Task, random: RandomStream): PlannedRun {
  const batchSize = pick(random, [16, 32, 48]);
  const epochs = Math.ceil((task.updates * batchSize) / 32 / (task.dataset.splits.train.length / 32));
  const isBinary = task.classes === 2 && random.below(2) === 0;
  const outputs = task.classes === undefined || isBinary ? 1 : task.classes;
  const loss = task.classes === undefined ? 'mse' : isBinary ? 'binaryCrossEntropy' : 'crossEntropy';
  return {
    task,
    dataset: task.dataset,
    layers: [
      ...(task.shape.length > 1 ? [{ type: 'flatten' }] : []),
      ...hiddenLayers(task, random),
      { type: 'dense', params: { units: outputs } },
      ...(isBinary || task.classes === undefined
        ? [{ type: 'reshape', params: { targetShape: task.dataset.targets[0].shape } }]
        : []),
    ],
    loss: { type: loss },
    target: { shape: task.dataset.targets[0].shape, ...(loss === 'crossEntropy' && { classes: task.classes }) },
    training: { optimizer: drawOptimizer(random), batchSize, epochs, seed: random.below(1000), record: { gradientsEvery: 5 } },
  };
}

export const weightsFor = (activation: string): string => (activation === 'relu' ? 'heNormal' : 'glorotUniform');

function hiddenLayers({ name, classes }: Task, random: RandomStream): PlannedLayer[] {
  const activation = pick(random, ['relu', 'relu', 'tanh', 'gelu', 'elu']);
  const depth = name === 'iris' || name === 'digits' ? 1 + random.below(2) : 2 + random.below(2);
  // The noise of batch statistics is part of every prediction: quantities suffer from it, classes do not.
  const isNormalized = random.below(4) === 0 && classes !== undefined;
  return Array.from({ length: depth }, () => [
    { type: 'dense', params: { units: pick(random, [16, 24, 32]), kernelInitializer: weightsFor(activation) } },
    ...(isNormalized ? [{ type: 'batchNorm', params: { momentum: 0.9 } }] : []),
    { type: activation },
  ]).flat();
}

function drawOptimizer(random: RandomStream): NonNullable<TrainingSettings['optimizer']> {
  return pick(random, [
    { type: 'adam', learningRate: 0.005 },
    { type: 'adam', learningRate: 0.01 },
    { type: 'adamW', learningRate: 0.01 },
    { type: 'sgd', learningRate: 0.05, momentum: 0.9 },
    { type: 'rmsprop', learningRate: 0.003 },
  ]);
}
