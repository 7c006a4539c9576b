export { type Executor, type LoadedProgram, type ModelState, type Numbers, type RunContext, slotsOf } from './executor.ts';
export { createReferenceExecutor, referenceExecutor } from './reference.ts';
export { createWasmExecutor } from './wasm/index.ts';
