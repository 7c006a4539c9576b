export type { Kernel, Schedule } from './fuse.ts';
export { fuse, KERNEL_LIMITS } from './fuse.ts';
export { groupUpdates, type UpdateGroup } from './groupUpdates.ts';
export { alignedBytes, layOutParameters, type MemoryPlan, type ParameterLayout, planMemory } from './planMemory.ts';
export { pinnedValues, type ScheduledProgram, scheduleProgram } from './scheduleProgram.ts';
export { simplify } from './simplify.ts';
