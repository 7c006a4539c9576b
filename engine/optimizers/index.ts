export { findOptimizer, OPTIMIZERS } from './catalog.ts';
export { CLIPS, findClip } from './clips/catalog.ts';
export type { Clip } from './clips/clip.ts';
export type { Optimizer, Updated, UpdateMoment, UpdateOperands } from './optimizer.ts';
