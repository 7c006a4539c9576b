export type { Code, F32, I32, Local, Statement, V128, ValueType } from './code.ts';
export * from './host.ts';
export { atomic, block, drop, f32, f32x4, f64x2, i32, i32x4, i64x2, repeatWhile, v128, when } from './instructions.ts';
export { FunctionBuilder, ModuleBuilder } from './module.ts';
