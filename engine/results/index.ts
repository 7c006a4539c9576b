export { judgeClasses } from './judgeClasses.ts';
export { judgeNumbers, type OwnUnits } from './judgeNumbers.ts';
export { type OutputPrediction, predictionFrom } from './predictionFrom.ts';
export { PredictionModel, type TargetPrediction } from './predictionModel.ts';
export { type SamplePredictions, SamplesModel, type SamplesToPredict } from './samplesModel.ts';
