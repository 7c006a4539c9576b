export { fuse, KERNEL_LIMITS } from './fuse.ts';
export { groupUpdates, type UpdateGroup } from './groupUpdates.ts';
export type { Kernel, Schedule } from './kernel.ts';
export { layOutParameters, type ParameterLayout } from './parameterLayout.ts';
export { alignedBytes, type MemoryPlan, planMemory } from './planMemory.ts';
export { pinnedValues, type ScheduledProgram, scheduleProgram } from './scheduleProgram.ts';
export { simplify } from './simplify.ts';
