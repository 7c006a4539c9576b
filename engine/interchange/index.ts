export type { TensorEncoding } from './tensorData.ts';
export {
  matchParameters,
  readWeightsJson,
  type TrainingOrigin,
  type Verification,
  type WeightsFile,
  type WriteWeightsOptions,
  writeWeightsJson,
} from './weightsJson.ts';
