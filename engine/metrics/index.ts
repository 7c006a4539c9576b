export { Answers, argmax } from './answers.ts';
export { binProbabilities, confidenceOf, isCalibrated, startBins } from './calibrationBins.ts';
export { findMetric, METRICS } from './catalog.ts';
export { type ChanceLevel, findChanceLevel } from './chance.ts';
export * from './measure.ts';
export { type Baseline, defineMetric, type Guess, type Metric, nameMetric, type PerClass } from './metric.ts';
export { digitsOffBounds, percentage } from './percentage.ts';
export { type RankSteps, rankAnswers, startRanking, stepsOf } from './ranking.ts';
export { type Task, taskOf } from './task.ts';
