import { adadelta } from './adadelta.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamW } from './adamW.ts';
import { amsgrad } from './amsgrad.ts';
import { lion } from './lion.ts';
import { nadam } from './nadam.ts';
import type { Optimizer } from './optimizer.ts';
import { rmsprop } from './rmsprop.ts';
import { sgd } from './sgd.ts';

/** All optimizers. A new one is one file and one line here. */
export const OPTIMIZERS: readonly Optimizer[] = [sgd, adam, adamW, nadam, amsgrad, rmsprop, adagrad, adadelta, lion];

const byType = new Map(OPTIMIZERS.map((optimizer) => [optimizer.type, optimizer]));

export function findOptimizer(type: string): Optimizer | undefined {
  return byType.get(type);
}
