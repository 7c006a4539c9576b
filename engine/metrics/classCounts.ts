import type { Answers } from './answers.ts';
import type { PerClass } from './metric.ts';
import { isClassification, type Task } from './task.ts';

/** True positives, samples and predictions of each class or label. */
export interface ClassCounts {
  readonly kind: Task['kind'];
  readonly right: number[];
  readonly wanted: number[];
  readonly given: number[];
}

/** A score of one class from its counts. */
type Score = (right: number, wanted: number, given: number) => number;

export function startCounts(task: Task): ClassCounts {
  const size = task.kind === 'multiclass' ? task.classes : task.kind === 'multilabel' ? task.labels : 2;
  const zeros = () => new Array<number>(size).fill(0);
  return { kind: task.kind, right: zeros(), wanted: zeros(), given: zeros() };
}

export function countAnswers({ kind, right, wanted, given }: ClassCounts, answers: Answers): void {
  const { wanted: classes, given: guesses } = answers;
  for (let index = 0; index < guesses.length; index++) {
    if (kind === 'multilabel') {
      const label = index % right.length;
      wanted[label] += classes[index];
      given[label] += guesses[index];
      right[label] += classes[index] * guesses[index];
    } else {
      wanted[classes[index]]++;
      given[guesses[index]]++;
      if (classes[index] === guesses[index]) right[guesses[index]]++;
    }
  }
}

/** A score per class; null for classes neither in the targets nor predicted. */
export function scoreClasses({ right, wanted, given }: ClassCounts, score: Score): PerClass {
  return right.map((count, index) => (wanted[index] + given[index] === 0 ? null : score(count, wanted[index], given[index])));
}

/**
 * The average score, as in scikit-learn: binary, that of the positive class; multilabel, the mean over all labels; multiclass,
 * the mean over the classes in targets or predictions (macro).
 */
export function averageScore(counts: ClassCounts, score: Score): number {
  const scores = scoreClasses(counts, score);
  if (counts.kind === 'binary') return scores[1] ?? 0;
  const counted = counts.kind === 'multilabel' ? scores.map((value) => value ?? 0) : scores.filter((value) => value !== null);
  return counted.reduce((total, value) => total + value, 0) / counted.length;
}

/** A ratio; 0 if the denominator is 0. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Common part of metrics with a score per class; their value is the average over the classes. */
export const scoredByClass = (score: Score) =>
  ({
    direction: 'max',
    range: [0, 1],
    format: 'share',
    when: 'epochs',
    pools: false,
    appliesTo: 'one loss over classes',
    applies: isClassification,
    start: startCounts,
    accumulate: countAnswers,
    finish: (counts: ClassCounts) => averageScore(counts, score),
    finishClasses: (counts: ClassCounts) => scoreClasses(counts, score),
  }) as const;
