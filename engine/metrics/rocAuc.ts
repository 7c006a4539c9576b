import { defineMetric } from './metric.ts';
import { meanArea, type RankSteps, rankAnswers, startRanking, stepsOf } from './ranking.ts';
import { isClassification } from './task.ts';

/**
 * The probability that a sample of a class has a larger score for it than a sample of another class, ties counting one half.
 * Multiclass: the mean over one-vs-rest, of probabilities. Undefined for classes that all samples belong to, or none.
 */
export const rocAuc = defineMetric({
  name: 'rocAuc',
  label: 'ROC AUC',
  help: 'The area under the ROC curve: the probability that a sample of a class gets a larger score for it than a sample of another class. 0.5 is chance. Several classes: the mean of each against the rest.',
  formula: '\\frac{1}{n_+ n_-} \\sum_{s \\in +} \\sum_{r \\in -} \\bigl([p_s > p_r] + \\tfrac12 [p_s = p_r]\\bigr)',
  direction: 'max',
  range: [0, 1],
  format: 'number',
  when: 'evaluation',
  pools: false,
  appliesTo: 'one loss over classes',
  applies: isClassification,
  start: startRanking,
  accumulate: rankAnswers,
  finish: (ranking) => meanArea(ranking, areaUnderRoc),
  // In a binary task both classes have the same value.
  finishClasses(ranking) {
    const areas = stepsOf(ranking).map(areaUnderRoc);
    return areas.length === 1 ? [areas[0], areas[0]] : areas;
  },
  source: 'Hanley and McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve" (1982)',
});

/** By trapezoids; null if all samples are of one side. */
function areaUnderRoc(steps: RankSteps | null): number | null {
  if (!steps || steps.positives === 0 || steps.negatives === 0) return null;
  const { truePositives, falsePositives, positives, negatives } = steps;
  let doubled = 0;
  let [right, wrong] = [0, 0];
  for (const [step, positive] of truePositives.entries()) {
    doubled += (falsePositives[step] - wrong) * (positive + right);
    [right, wrong] = [positive, falsePositives[step]];
  }
  return doubled / (2 * positives * negatives);
}
