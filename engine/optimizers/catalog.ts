import { adam } from './adam.ts';
import type { Optimizer } from './optimizer.ts';
import { sgd } from './sgd.ts';

/** Every optimizer. A new one is one file and one line here. */
export const OPTIMIZERS: readonly Optimizer[] = [sgd, adam];

const byType = new Map(OPTIMIZERS.map((optimizer) => [optimizer.type, optimizer]));

export function findOptimizer(type: string): Optimizer | undefined {
  return byType.get(type);
}
