import { type Answers, logSumExp } from './answers.ts';
import { defineMetric, type PerClass } from './metric.ts';
import { isClassification } from './task.ts';

/** Maximum number of scores kept: 256 MiB. */
const MOST_SCORES = 2 ** 25;

interface Ranking {
  /** Per class or label: its scores in sample order, and whether each sample belongs to it. */
  readonly scores: number[][];
  readonly isWanted: (0 | 1)[][];
  count: number;
}

/**
 * The probability that a sample of a class has a larger score for it than a sample of another class, ties counting one half, from
 * score ranks. Multiclass: the mean over one-vs-rest, of probabilities. Undefined for classes that all samples belong to, or
 * none.
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
  start(task): Ranking {
    const size = task.kind === 'multiclass' ? task.classes : task.kind === 'multilabel' ? task.labels : 1;
    const empty = <Element>() => Array.from({ length: size }, (): Element[] => []);
    return { scores: empty(), isWanted: empty(), count: 0 };
  },
  accumulate(ranking, answers) {
    ranking.count += answers.prediction.length;
    if (ranking.count <= MOST_SCORES) keepScores(ranking, answers);
  },
  finish(ranking) {
    const areas = areasOf(ranking).filter((area) => area !== null);
    return areas.reduce((total, area) => total + area, 0) / areas.length;
  },
  // In a binary task both classes have the same value.
  finishClasses(ranking) {
    const areas = areasOf(ranking);
    return areas.length === 1 ? [areas[0], areas[0]] : areas;
  },
  source: 'Hanley and McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve" (1982)',
});

function keepScores({ scores, isWanted }: Ranking, { task, prediction, wanted }: Answers): void {
  const width = scores.length;
  for (let start = 0; start < prediction.length; start += width) {
    const shift = task.kind === 'multiclass' && task.scores === 'logits' ? logSumExp(prediction, start, width) : undefined;
    for (let index = 0; index < width; index++) {
      const score = prediction[start + index];
      // Rounded, so that probabilities that differ only by the order of a sum tie.
      scores[index].push(shift === undefined ? score : Math.fround(Math.exp(score - shift)));
      const isRight = task.kind === 'multiclass' ? wanted[start / width] === index : wanted[start + index] === 1;
      isWanted[index].push(isRight ? 1 : 0);
    }
  }
}

function areasOf({ scores, isWanted, count }: Ranking): PerClass {
  return scores.map((column, index) => (count > MOST_SCORES ? null : areaOf(column, isWanted[index])));
}

/** The Mann–Whitney statistic of the positives, with mean ranks for ties; null if one side is empty, or a score is no number. */
function areaOf(scores: readonly number[], isWanted: readonly (0 | 1)[]): number | null {
  if (scores.some(Number.isNaN)) return null;
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[a] - scores[b]);
  let positives = 0;
  let ranks = 0;
  for (let first = 0; first < order.length; ) {
    let end = first;
    let wanted = 0;
    for (; end < order.length && scores[order[end]] === scores[order[first]]; end++) wanted += isWanted[order[end]];
    positives += wanted;
    ranks += (wanted * (first + 1 + end)) / 2;
    first = end;
  }
  const pairs = positives * (order.length - positives);
  return pairs === 0 ? null : (ranks - (positives * (positives + 1)) / 2) / pairs;
}
