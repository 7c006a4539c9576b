export { createWasmExecutor } from './wasmExecutor.ts';
