export type { Executor, LoadedProgram, ModelState, Numbers, RunContext } from './executor.ts';
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
