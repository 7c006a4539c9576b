export { findOptimizer, OPTIMIZERS } from './catalog.ts';
export { CLIPS, findClip } from './clips/catalog.ts';
export type { Clip } from './clips/clip.ts';
export type { Optimizer, UpdateContext, Updated, UpdateOperands } from './optimizer.ts';
