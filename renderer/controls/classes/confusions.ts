/** Counts of samples: `[true class][predicted class]`. */
export type Confusions = readonly (readonly number[])[];

/** A matrix of classes in the order of its rows and columns. */
export interface ShownConfusions {
  /** Indices of the classes. */
  readonly classes: readonly number[];
  /** Classes in one more row and column, the last; 0 without it. */
  readonly others: number;
  /** `[true][predicted]` */
  readonly counts: Confusions;
}

/** Samples of class `wanted` that were predicted as another class. */
export interface ConfusedPair {
  readonly wanted: number;
  readonly predicted: number;
  readonly count: number;
}

/** More rows and columns would not be read. */
export const MOST_CLASSES = 30;

/** Indices of the classes whose names contain a text, in any case. */
export function findClasses(names: readonly string[], query: string): number[] {
  const wanted = query.trim().toLowerCase();
  return names.flatMap((name, index) => (name.toLowerCase().includes(wanted) ? [index] : []));
}

/**
 * Few classes in their own order. Of many, the classes found by a search, then those confused with them, the most confused first;
 * all others are added up.
 */
export function showConfusions(matrix: Confusions, found: readonly number[]): ShownConfusions {
  const all = matrix.map((_, index) => index);
  if (matrix.length <= MOST_CLASSES) return { classes: all, others: 0, counts: matrix };
  const classes = rankClasses(matrix, found).slice(0, MOST_CLASSES);
  const shown = new Set(classes);
  const groups = [...classes.map((index) => [index]), all.filter((index) => !shown.has(index))];
  return { classes, others: matrix.length - classes.length, counts: addUp(matrix, groups) };
}

/** The most confused pairs that have one of some classes, the most samples first. */
export function confusedPairs(matrix: Confusions, found: readonly number[], most: number): ConfusedPair[] {
  const of = new Set(found);
  const pairs = matrix.flatMap((counts, wanted) =>
    counts.flatMap((count, predicted) =>
      count > 0 && wanted !== predicted && (of.has(wanted) || of.has(predicted)) ? [{ wanted, predicted, count }] : [],
    ),
  );
  return pairs.sort((a, b) => b.count - a.count).slice(0, most);
}

/** The found classes by their errors, then the classes confused with them. */
function rankClasses(matrix: Confusions, found: readonly number[]): number[] {
  const all = matrix.map((_, index) => index);
  const isFound = new Set(found);
  const errors = countErrors(matrix, all);
  const errorsWithFound = countErrors(matrix, found);
  const related = all.filter((index) => !isFound.has(index) && errorsWithFound[index] > 0);
  return [...found.toSorted((a, b) => errors[b] - errors[a]), ...related.sort((a, b) => errorsWithFound[b] - errorsWithFound[a])];
}

/** Of each class, the samples confused with one of some classes, in either direction. */
function countErrors(matrix: Confusions, others: readonly number[]): number[] {
  return matrix.map((counts, index) =>
    others.reduce((sum, other) => (other === index ? sum : sum + counts[other] + matrix[other][index]), 0),
  );
}

/** The matrix of groups of classes. */
function addUp(matrix: Confusions, groups: readonly (readonly number[])[]): number[][] {
  return groups.map((rows) =>
    groups.map((columns) => rows.reduce((sum, row) => columns.reduce((part, column) => part + matrix[row][column], sum), 0)),
  );
}
