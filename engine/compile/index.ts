export { type CompileOptions, compile } from './compile.ts';
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
export type { ParameterDeclaration, Program, ProgramLoss, ProgramParameter } from './program.ts';
export type { Projection } from './projection.ts';
export { GRADIENT_SUM, makeUpdateRule, type ProgramUpdate, type UpdateRule, UpdateScalars } from './updateRule.ts';
