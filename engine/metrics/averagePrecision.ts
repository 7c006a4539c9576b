import { defineMetric } from './metric.ts';
import { meanArea, negativeSteps, type RankSteps, rankAnswers, startRanking, stepsOf } from './ranking.ts';
import { isClassification } from './task.ts';

/**
 * The area under the precision-recall curve, as a sum of rectangles: linear interpolation would be too optimistic. Binary: the
 * value for the positive class. Several classes or labels: the mean over those with samples. Undefined for a class without samples.
 */
export const averagePrecision = defineMetric({
  name: 'averagePrecision',
  label: 'Average precision',
  help: 'The area under the precision-recall curve: the mean of the precisions at each threshold, weighted by the gain in recall. Chance is the share of the class. Several classes: the mean over them (macro). Binary: the value for the positive class.',
  formula: '\\sum_t (R_t - R_{t-1})\\, P_t',
  direction: 'max',
  range: [0, 1],
  format: 'number',
  when: 'evaluation',
  pools: false,
  appliesTo: 'one loss over classes',
  applies: isClassification,
  start: startRanking,
  accumulate: rankAnswers,
  finish: (ranking) => meanArea(ranking, areaUnderPrecision),
  finishClasses(ranking) {
    const areas = stepsOf(ranking).map(areaUnderPrecision);
    return areas.length === 1 ? [areaUnderPrecision(negativeSteps(ranking)), areas[0]] : areas;
  },
  source: 'Davis and Goadrich, "The relationship between precision-recall and ROC curves" (2006)',
});

function areaUnderPrecision(steps: RankSteps | null): number | null {
  if (!steps || steps.positives === 0) return null;
  const { truePositives, falsePositives, positives } = steps;
  let area = 0;
  let before = 0;
  for (const [step, right] of truePositives.entries()) {
    area += ((right - before) / positives) * (right / (right + falsePositives[step]));
    before = right;
  }
  return area;
}
