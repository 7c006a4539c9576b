export type { NumberArray, StoredNumbers } from '../kernels/index.ts';
export { isStored } from '../kernels/index.ts';
export { baselineOf } from './baseline.ts';
export { bestEpochBy } from './bestEpoch.ts';
export { blocksOf, columnOf, valuesAt } from './blocks.ts';
export type { Control } from './control.ts';
export type { Column, Dataset } from './dataset.ts';
export { trainingData } from './dataset.ts';
export { countFeatures, type EncodedTable, encodeFields, type TableInMemory, unknownCategories } from './encodeFields.ts';
export { computesLike, ENGINE_VERSION } from './engineVersion.ts';
export { type EvaluateOptions, type EvaluateSamplesOptions, evaluate, evaluateSamples, type TestResult } from './evaluate.ts';
export { SATURATED_SLOPE } from './flow.ts';
export { type Fork, type ForkSource, forkFrom } from './fork.ts';
export { initializeParameters } from './initialize.ts';
export { Model, type ModelOptions } from './model.ts';
export { NonFiniteError } from './nonFiniteError.ts';
export { type ColumnStatistics, measureColumn, type Normalize, normalizeColumn } from './normalizeColumn.ts';
export { normalizeTargets, renormalizeTargets } from './normalizeTargets.ts';
export type { Origin, OriginCause, OriginInput, OriginKind, OriginOperation, PlainNumber } from './origin.ts';
export { shortNumber } from './originCause.ts';
export {
  BATCH_SIZE,
  type PlanPart,
  planEpochs,
  planSteps,
  positionAfter,
  type ScheduleTime,
  type TrainingPlan,
  updatesUpTo,
} from './plan.ts';
export { isTensor, nameAnswers, type PredictOptions, predict, type Tensor, toTensor } from './predict.ts';
export {
  bindPrepared,
  normalizationOf,
  type Preparation,
  type PreparedColumn,
  type PreparedField,
  type PreparedWindow,
  preparationOf,
  prepareSamples,
} from './preparation.ts';
export { fitFields, type MissingRule, MOST_TOKENS, numbersLike, type RawField, type RawTable } from './rawTable.ts';
export * from './recorder.ts';
export { type KnownEpoch, Replay, type ReplayOptions } from './replay.ts';
export { requireValuesFit, type ValuesOptions } from './requireValuesFit.ts';
export { bindInputs, readSamples, requireSameCount, type SampleBatch } from './samples.ts';
export { type HeldCondition, StepCondition, type Watch } from './stepCondition.ts';
export { Stepper } from './stepper.ts';
export type { Tokens } from './tokens.ts';
export { type TrainOptions, type TrainResult, train } from './train.ts';
export { listTrainingStep, requireTrainingMemory, samplesThatFit, type TrainingSizes, trainingSizes } from './trainingStep.ts';
