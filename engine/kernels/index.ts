export type { Executor, LoadedProgram, ModelState, Numbers, RunContext } from './executor/executor.ts';
export { setScalars } from './executor/executor.ts';
export type { NumberArray, SampleColumn, Selection, StoredNumbers } from './executor/samples.ts';
export { gatherSamples, isStored } from './executor/samples.ts';
export type { Distribution, TensorStatistics } from './executor/statistics.ts';
export { requireMemory, requireStateMemory } from './memory/requireMemory.ts';
export {
  type ComputedOperation,
  createReferenceExecutor,
  type OperationWatcher,
  referenceExecutor,
} from './reference/reference.ts';
export { type HelperStart, TeamHelper, type TeamMessage, ThreadTeam } from './wasm/threadTeam.ts';
export { createWasmExecutor, WASM_EXECUTOR } from './wasm/wasmExecutor.ts';
