export { type CompileOptions, compile, declareParameters, requireValid } from './compile.ts';
export type { ParameterDeclaration, Program, ProgramLoss, ProgramParameter } from './program.ts';
export { GRADIENT_SUM, makeUpdateRule, type ProgramUpdate, type UpdateRule, updateScalars } from './updateRule.ts';
