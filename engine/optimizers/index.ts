export { findOptimizer, OPTIMIZERS } from './catalog.ts';
export type { Optimizer, Updated, UpdateMoment, UpdateOperands } from './optimizer.ts';
