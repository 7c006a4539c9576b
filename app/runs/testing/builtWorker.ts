/**
 * The training worker as users run it. Started from its source, each thread would strip types through Node's own WebAssembly
 * module, which crashes the process once in a while where several threads do (docs/decisions/007).
 */
export const BUILT_WORKER = new URL('../../../dist/node/trainingWorker.js', import.meta.url);
