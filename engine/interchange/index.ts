export { FORMATS, isReadable, type ReadableFormat, recognizeFormat } from './catalog.ts';
export { type ChosenFormat, chooseFormat, describeFormats, type FormatChoice, type FormatDescription } from './chooseFormat.ts';
export { type FileContent, type Format, HEAD_BYTES, PARTS } from './format.ts';
export { compareParameters, matchParameters, type ParameterDifference, requireFinite } from './matchParameters.ts';
export type { ReadTraining, TrainedNetwork, TrainingOrigin, Verification, WeightsFile } from './network.ts';
export { describeContradictions, type TrainedOn, trainedOn } from './trainedOn.ts';
export { readWeightsJson, weightsJson, writeWeightsJson } from './weightsJson.ts';
