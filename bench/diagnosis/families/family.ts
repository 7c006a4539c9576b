import type { TrainingSettings } from '../../../engine/graph/index.ts';
import type { RandomStream } from '../../../engine/random/index.ts';
import type { Task, TaskName } from '../tasks/tasks.ts';

export interface PlannedLayer {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Of a merging layer: its second input is the output so many layers before its first one. */
  readonly skips?: number;
}

/** A kind of network. */
export interface Family {
  readonly name: string;
  readonly tasks: readonly TaskName[];
  /** Those that take faults only. */
  readonly hardTasks?: readonly TaskName[];
  /** Optimizers that train it in a run of seconds. */
  readonly optimizers: readonly PlannedOptimizer[];
  /** Layers that learn a task; depth, width and activation are drawn. */
  readonly draw: (task: Task, random: RandomStream) => readonly PlannedLayer[];
  /** Hidden layers of one kind in a row, without what keeps gradients steady: neither normalization nor skip connections. */
  readonly stack: (task: Task, hidden: Hidden) => readonly PlannedLayer[];
}

export type PlannedOptimizer = NonNullable<TrainingSettings['optimizer']>;

/** Adam and its relatives train everything; plain gradient descent takes long for recurrent layers and attention. */
export const ADAPTIVE: readonly PlannedOptimizer[] = [
  { type: 'adam', learningRate: 0.005 },
  { type: 'adam', learningRate: 0.01 },
  { type: 'adamW', learningRate: 0.01 },
  { type: 'rmsprop', learningRate: 0.003 },
];
export const DESCENT: PlannedOptimizer = { type: 'sgd', learningRate: 0.05, momentum: 0.9 };

export interface Hidden {
  readonly depth: number;
  readonly units: number;
  readonly activation: string;
  /** Of the weights before each activation. */
  readonly initializer?: string;
}

/** One of some items. */
export function pick<Item>(random: RandomStream, items: readonly Item[]): Item {
  return items[random.below(items.length)];
}

export const drawActivation = (random: RandomStream): string => pick(random, ['relu', 'relu', 'tanh', 'gelu', 'elu']);

export const weightsFor = (activation: string): string => (activation === 'relu' ? 'heNormal' : 'glorotUniform');

/** Fully connected layers, each with its activation. */
export function denseLayers({ depth, units, activation, initializer = 'glorotUniform' }: Hidden): PlannedLayer[] {
  return Array.from({ length: depth }, () => [
    { type: 'dense', params: { units, kernelInitializer: initializer } },
    { type: activation },
  ]).flat();
}

/** Some hundred handwritten digits are few for a network that sees their shape. */
export const regularization = ({ name }: Task): PlannedLayer[] =>
  name === 'digits' || name === 'rows' ? [{ type: 'dropout', params: { rate: 0.3 } }] : [];

/** Different tokens in sequences of them. */
export const TOKENS = 8;

/** Vectors of some length at each timestep, of tokens or numbers. */
export function embed({ shape }: Task, units: number): PlannedLayer {
  return shape.length === 1
    ? { type: 'embedding', params: { inputDim: TOKENS, outputDim: units, embeddingsInitializer: 'glorotUniform' } }
    : { type: 'dense', params: { units } };
}
