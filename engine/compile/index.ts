export { type CompileOptions, compile } from './compile.ts';
export { costsOf } from './costs/costsOf.ts';
export * from './costs/graphCosts.ts';
export { describeProgram } from './listing/describeProgram.ts';
export * from './listing/programListing.ts';
export { declareParameters, type Normalization, SAMPLE_WEIGHTS } from './lowering/lower.ts';
export { mergeSums } from './lowering/mergeSums.ts';
export { dependentPart, forwardPart, keepingAll } from './program/dependentPart.ts';
export type { InnerValue, ParameterDeclaration, Program, ProgramLoss, ProgramParameter } from './program/program.ts';
export type { Projection } from './program/projection.ts';
export {
  BEST_WEIGHTS,
  GRADIENT_SUM,
  makeUpdateRule,
  type ProgramUpdate,
  slotsOf,
  type UpdateRule,
  UpdateScalars,
} from './program/updateRule.ts';
