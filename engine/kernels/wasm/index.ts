export { type HelperStart, TeamHelper, type TeamMessage, ThreadTeam } from './threadTeam.ts';
export { createWasmExecutor, WASM_EXECUTOR } from './wasmExecutor.ts';
