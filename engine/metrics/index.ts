export { Answers } from './answers.ts';
export { argmax } from './argmax.ts';
export { findMetric, METRICS } from './catalog.ts';
export * from './measure.ts';
export { defineMetric, type Metric, nameMetric, type PerClass } from './metric.ts';
export { type Task, taskOf } from './task.ts';
