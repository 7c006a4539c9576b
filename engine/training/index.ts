export type { Control } from './control.ts';
export { bindDataset, type Column, type Dataset } from './dataset.ts';
export { type EvaluateOptions, evaluate, type TestResult } from './evaluate.ts';
export { initializeParameters } from './initialize.ts';
export { Model, type ModelOptions } from './model.ts';
export { planSteps, type TrainingPlan } from './plan.ts';
export { type PredictOptions, predict } from './predict.ts';
export { type Preparation, type PreparedColumn, preparationOf } from './preparation.ts';
export type {
  Checkpoint,
  CourseState,
  EpochMetrics,
  Evaluation,
  GradientRecord,
  NamedTensor,
  Recorder,
  Restored,
  StepMetrics,
} from './recorder.ts';
export { readSamples, requireSameCount, type SampleBatch } from './samples.ts';
export { type Tensor, toTensor } from './tensor.ts';
export { type TrainOptions, type TrainResult, train } from './train.ts';
export { trainingData } from './trainingData.ts';
export { requireTrainingMemory, type TrainingSizes } from './trainingMemory.ts';
export { listTrainingStep } from './trainingStep.ts';
