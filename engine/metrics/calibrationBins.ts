import { type Answers, argmax, logSumExp } from './answers.ts';
import type { Task } from './task.ts';

/** As in Guo et al. (2017). */
const BINS = 15;

/** The predictions whose probability is in a bin: (b/15, (b+1)/15], the first one with 0. */
export interface CalibrationBin {
  count: number;
  /** The sum of their probabilities. */
  confidence: number;
  /** How many came true. */
  right: number;
}

/** True if the scores of a task are probabilities of exclusive classes. */
export function isCalibrated(task: Task): boolean {
  return task.kind === 'multiclass' || (task.kind === 'binary' && !task.isMargin);
}

export function startBins(): CalibrationBin[] {
  return Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
}

/** Adds a batch, in place. A score that is no number is left out. */
export function binProbabilities(bins: CalibrationBin[], answers: Answers): void {
  const { task, given, wanted } = answers;
  for (let row = 0; row < given.length; row++) {
    const probability = confidenceOf(answers, row);
    const bin = bins[Math.min(BINS - 1, Math.max(0, Math.ceil(probability * BINS) - 1))];
    if (!bin) continue;
    bin.count++;
    bin.confidence += probability;
    bin.right += (task.kind === 'binary' ? wanted[row] === 1 : wanted[row] === given[row]) ? 1 : 0;
  }
}

/** The probability of the predicted class; of a binary task, that of class 1. Rounded to float32. */
export function confidenceOf({ task, prediction }: Answers, row: number): number {
  if (task.kind === 'multiclass') {
    const start = row * task.classes;
    const score = prediction[start + argmax(prediction, start, task.classes)];
    return Math.fround(task.scores === 'logits' ? Math.exp(score - logSumExp(prediction, start, task.classes)) : score);
  }
  const isLogit = (task.kind === 'binary' || task.kind === 'multilabel') && task.threshold === 0;
  return Math.fround(isLogit ? 1 / (1 + Math.exp(-prediction[row])) : prediction[row]);
}

/** The expected calibration error. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(right - confidence), 0) / total;
}
