export { Answers, argmax } from './answers.ts';
export { findMetric, METRICS } from './catalog.ts';
export * from './measure.ts';
export { defineMetric, type Metric, nameMetric, type PerClass } from './metric.ts';
export { digitsOffBounds, percentage } from './percentage.ts';
export { type Task, taskOf } from './task.ts';
