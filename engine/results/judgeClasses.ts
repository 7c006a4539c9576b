import {
  type Answers,
  binProbabilities,
  isCalibrated,
  type MetricValues,
  measureAnswers,
  type PerClass,
  rankAnswers,
  startBins,
  startRanking,
  stepsOf,
} from '../metrics/index.ts';
import { precisionRecallCurve, rocCurve, thinCurve } from './rankCurves.ts';

/** Curves of more classes are not told apart. */
const MOST_CURVES = 50;
/** A larger confusion matrix takes too long to send: a million counts. */
const MOST_ROWS = 1000;

/** One class against the others; null where it has no samples, or no others. */
export interface ClassCurves {
  readonly class: number;
  readonly roc: { x: number[]; y: number[] } | null;
  readonly precisionRecall: { x: number[]; y: number[] } | null;
}

/** Predictions whose probability is within a range. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Their mean probability; null without predictions. */
  readonly confidence: number | null;
  /** The share that came true. */
  readonly share: number | null;
}

/** Predictions of classes or labels, judged. */
export interface ClassResults {
  readonly metrics: MetricValues;
  readonly perClass: Readonly<Record<string, PerClass>>;
  /** `[true class][predicted class]`; null for labels, and for many classes. */
  readonly matrix: number[][] | null;
  /** Of a binary task, only that of class 1. Empty for many classes. */
  readonly curves: readonly ClassCurves[];
  /** Null if scores are no probabilities. */
  readonly calibration: readonly ReliabilityBin[] | null;
}

/** @param answers all predictions of a classification */
export function judgeClasses(answers: Answers): ClassResults {
  const { metrics, perClass, matrices } = measureAnswers(answers);
  const { confusionMatrix: matrix } = matrices;
  return {
    metrics,
    perClass,
    matrix: matrix && matrix.length <= MOST_ROWS ? matrix : null,
    curves: curvesOf(answers),
    calibration: isCalibrated(answers.task) ? reliabilityOf(answers) : null,
  };
}

function curvesOf(answers: Answers): ClassCurves[] {
  const ranking = startRanking(answers.task);
  if (ranking.scores.length > MOST_CURVES) return [];
  rankAnswers(ranking, answers);
  const isBinary = answers.task.kind === 'binary';
  return stepsOf(ranking).map((steps, index) => {
    const [roc, precisionRecall] = steps ? [rocCurve(steps), precisionRecallCurve(steps)] : [null, null];
    return {
      class: isBinary ? 1 : index,
      roc: roc && thinCurve(roc),
      precisionRecall: precisionRecall && thinCurve(precisionRecall),
    };
  });
}

function reliabilityOf(answers: Answers): ReliabilityBin[] {
  const bins = startBins();
  binProbabilities(bins, answers);
  return bins.map(({ count, confidence, right }, index) => ({
    from: index / bins.length,
    to: (index + 1) / bins.length,
    count,
    confidence: count > 0 ? confidence / count : null,
    share: count > 0 ? right / count : null,
  }));
}
