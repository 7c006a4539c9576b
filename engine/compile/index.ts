export { type CompileOptions, compile, declareParameters, requireValid } from './compile.ts';
export type { ParameterDeclaration, Program, ProgramLoss, ProgramParameter } from './program.ts';
