export type { TensorEncoding } from './tensorData.ts';
export { describeContradictions, type TrainedOn, trainedOn } from './trainedOn.ts';
export {
  addVerification,
  matchParameters,
  type ReadTraining,
  readWeightsJson,
  requireFinite,
  type TrainingOrigin,
  type Verification,
  type WeightsFile,
  type WriteWeightsOptions,
  writeWeightsJson,
} from './weightsJson.ts';
