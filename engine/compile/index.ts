export { type CompileOptions, compile } from './compile.ts';
export { costsOf, type GraphCosts, type NodeCosts, type TrainingMemory } from './costs/index.ts';
export {
  describeProgram,
  type ListedData,
  type ListedInput,
  type ListedKernel,
  type MemoryLocation,
  type Phase,
  type ProgramListing,
} from './listing/index.ts';
export { declareParameters, type Normalization } from './lowering/lower.ts';
export { mergeSums } from './lowering/mergeSums.ts';
export type { ParameterDeclaration, Program, ProgramLoss, ProgramParameter } from './program/program.ts';
export type { Projection } from './program/projection.ts';
export { BEST_WEIGHTS, GRADIENT_SUM, slotsOf } from './program/slots.ts';
export { makeUpdateRule, type ProgramUpdate, type UpdateRule, UpdateScalars } from './program/updateRule.ts';
