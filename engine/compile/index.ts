export { type CompileOptions, compile } from './compile.ts';
export { costsOf, type GraphCosts, type NodeCosts, type TrainingMemory } from './costs/index.ts';
export {
  describeProgram,
  type ListedData,
  type ListedInput,
  type ListedKernel,
  type Phase,
  type Place,
  type ProgramListing,
} from './listing/index.ts';
export { declareParameters, type Normalization } from './lower.ts';
export { mergeSums } from './mergeSums.ts';
export type { ParameterDeclaration, Program, ProgramLoss, ProgramParameter } from './program.ts';
export type { Projection } from './projection.ts';
export { BEST_WEIGHTS, GRADIENT_SUM, slotsOf } from './slots.ts';
export { makeUpdateRule, type ProgramUpdate, type UpdateRule, UpdateScalars } from './updateRule.ts';
