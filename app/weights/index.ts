export {
  type ExportedWeights,
  type ExportOptions,
  type HeldWeights,
  openWeights,
  prepareRunWeights,
  type Weights,
  type WeightsContext,
  type WrittenWeights,
} from './weights.ts';
export type { WeightsSource } from './weightsSource.ts';
export { type PreparedWeights, type PrepareWeightsOptions, prepareWeights, readWeightsFile } from './writeWeights.ts';
