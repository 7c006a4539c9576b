/**
 * The training worker as built. From source, each thread would strip types through Node's own WebAssembly module, which
 * occasionally crashes the process with several threads (docs/decisions/007).
 */
export const BUILT_WORKER = new URL('../../../dist/node/trainingWorker.js', import.meta.url);
