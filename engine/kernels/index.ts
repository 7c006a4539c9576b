export {
  BEST_WEIGHTS,
  type Executor,
  type LoadedProgram,
  type ModelState,
  type Numbers,
  type RunContext,
  slotsOf,
} from './executor.ts';
export { createReferenceExecutor, referenceExecutor } from './reference.ts';
export type { SampleColumn, Selection } from './samples.ts';
export { gatherSamples } from './samples.ts';
export type { TensorStatistics } from './statistics.ts';
export {
  createWasmExecutor,
  type HelperStart,
  requireMemory,
  requireStateMemory,
  TeamHelper,
  type TeamMessage,
  ThreadTeam,
  WASM_EXECUTOR,
} from './wasm/index.ts';
