export { fuse } from './fuse.ts';
export type { Kernel, Schedule } from './kernel.ts';
export { type MemoryPlan, planMemory } from './planMemory.ts';
export { simplify } from './simplify.ts';
