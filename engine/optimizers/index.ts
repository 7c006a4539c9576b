export { findOptimizer, OPTIMIZERS } from './catalog.ts';
export type { Optimizer, UpdateSite } from './optimizer.ts';
