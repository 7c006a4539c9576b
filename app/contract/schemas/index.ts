export type { Evaluation } from './base.ts';
export * from './datasets.ts';
export * from './graphs.ts';
export * from './lens.ts';
export * from './records.ts';
export * from './reference.ts';
export * from './runs.ts';
export * from './system.ts';
export * from './weights.ts';
