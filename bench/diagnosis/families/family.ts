import type { RandomStream } from '../../../engine/random/index.ts';
import type { PlannedLayer } from '../plannedRun.ts';
import type { Task, TaskName } from '../tasks.ts';

/** A kind of network. */
export interface Family {
  readonly name: string;
  readonly tasks: readonly TaskName[];
  /** Layers that learn a task; depth, width and activation are drawn. */
  readonly draw: (task: Task, random: RandomStream) => readonly PlannedLayer[];
  /** Hidden layers of one kind in a row, without what keeps gradients steady: neither normalization nor skip connections. */
  readonly stack: (task: Task, hidden: Hidden) => readonly PlannedLayer[];
}

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

/** Different tokens in sequences of them. */
export const TOKENS = 8;

/** Vectors of some length at each timestep, of tokens or numbers. */
export function embed({ shape }: Task, units: number): PlannedLayer {
  return shape.length === 1
    ? { type: 'embedding', params: { inputDim: TOKENS, outputDim: units, embeddingsInitializer: 'glorotUniform' } }
    : { type: 'dense', params: { units } };
}
