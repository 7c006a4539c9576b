export { type Importance, importances } from './importance/pedAnova.ts';
export { SAMPLER_NAMES, type SamplerName, suggest } from './samplers/catalog.ts';
export { gridSize, gridValues } from './samplers/gridSampler.ts';
export { nextNumber, type Sampler, type Sweep } from './samplers/sampler.ts';
export {
  type ChoiceParameter,
  type Parameter,
  type ParameterValue,
  type RangeParameter,
  type SearchSpace,
  spaceSchema,
  type Values,
  valuesSchema,
} from './space/parameter.ts';
export type { SpaceProblem } from './space/problem.ts';
export { findSpaceProblems, readSpace } from './space/readSpace.ts';
export { isActive } from './space/values.ts';
export { type Asha, ashaSchema, DEFAULT_ASHA, shouldPrune } from './trials/asha.ts';
export { type BestSoFar, bestSoFar } from './trials/bestSoFar.ts';
export { type Budget, budgetSchema, reachedLimit, type Spent } from './trials/budget.ts';
export type { Direction, Report, Trial } from './trials/trial.ts';
