import { type Answers, logSumExp } from './answers.ts';
import type { Task } from './task.ts';

/** Maximum number of scores kept: 128 MiB. */
const MOST_SCORES = 2 ** 24;

/** Per class or label: its scores in sample order, and whether each sample belongs to it. Of a binary task, only class 1. */
export interface Ranking {
  readonly scores: number[][];
  readonly isWanted: (0 | 1)[][];
  count: number;
}

/** The counts of positives and negatives with at least a certain score, for each distinct score from the largest on. */
export interface RankSteps {
  readonly truePositives: readonly number[];
  readonly falsePositives: readonly number[];
  readonly positives: number;
  readonly negatives: number;
}

export function startRanking(task: Task): Ranking {
  const size = task.kind === 'multiclass' ? task.classes : task.kind === 'multilabel' ? task.labels : 1;
  const empty = <Element>() => Array.from({ length: size }, (): Element[] => []);
  return { scores: empty(), isWanted: empty(), count: 0 };
}

/** Adds a batch, in place. Several classes are ranked by their probabilities. */
export function rankAnswers(ranking: Ranking, { task, prediction, wanted }: Answers): void {
  ranking.count += prediction.length;
  if (ranking.count > MOST_SCORES) return;
  const { scores, isWanted } = ranking;
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

/** Sorting takes longer than all else: a ranking is sorted once for its value, its classes and its curves. */
const known = new WeakMap<Ranking, { readonly count: number; readonly steps: readonly (RankSteps | null)[] }>();

/** The steps of each class or label; null if a score is no number, or if there were too many to keep. */
export function stepsOf(ranking: Ranking): readonly (RankSteps | null)[] {
  const { scores, isWanted, count } = ranking;
  const sorted = known.get(ranking);
  if (sorted?.count === count) return sorted.steps;
  const steps = scores.map((column, index) => (count > MOST_SCORES ? null : rankSteps(column, isWanted[index])));
  known.set(ranking, { count, steps });
  return steps;
}

/** The steps of class 0 of a binary task: scores and classes in reverse. */
export function negativeSteps({ scores: [scores], isWanted: [isWanted], count }: Ranking): RankSteps | null {
  if (count > MOST_SCORES) return null;
  return rankSteps(
    scores.map((score) => -score),
    isWanted.map((wanted) => (wanted === 1 ? 0 : 1)),
  );
}

function rankSteps(scores: readonly number[], isWanted: readonly (0 | 1)[]): RankSteps | null {
  if (scores.some(Number.isNaN)) return null;
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]);
  const [truePositives, falsePositives]: [number[], number[]] = [[], []];
  let positives = 0;
  for (const [rank, sample] of order.entries()) {
    positives += isWanted[sample];
    if (rank + 1 < order.length && scores[order[rank + 1]] === scores[sample]) continue;
    truePositives.push(positives);
    falsePositives.push(rank + 1 - positives);
  }
  return { truePositives, falsePositives, positives, negatives: order.length - positives };
}

/** The mean of an area under a curve over the classes that have one; NaN without any. */
export function meanArea(ranking: Ranking, areaUnder: (steps: RankSteps | null) => number | null): number {
  const areas = stepsOf(ranking)
    .map(areaUnder)
    .filter((area) => area !== null);
  return areas.reduce((total, area) => total + area, 0) / areas.length;
}
