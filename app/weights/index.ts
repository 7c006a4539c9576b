export { type ExportOptions, type HeldWeights, openWeights, prepareRunWeights, type WrittenWeights } from './weights.ts';
export type { WeightsSource } from './weightsSource.ts';
export { type PreparedWeights, prepareWeights, readWeightsFile } from './writeWeights.ts';
