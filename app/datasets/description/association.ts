/** The values of a column in some rows: quantities, or indices of categories. NaN for a missing value. */
export interface Variable {
  readonly isCategory: boolean;
  readonly values: Float64Array;
}

/**
 * How much of one column the other explains by itself, from 0 to 1: the squared correlation of two quantities (Pearson, 1895), the
 * correlation ratio η² of a quantity and categories (Fisher, 1925), or the square of Cramér's V of two categories (Cramér, 1946). Rows
 * in which either is missing do not count.
 * @returns undefined if one of them is constant
 */
export function association(a: Variable, b: Variable): number | undefined {
  const [first, second] = knownInBoth(a.values, b.values);
  if (isConstant(first) || isConstant(second)) return undefined;
  if (a.isCategory && b.isCategory) return cramersV(first, second) ** 2;
  if (a.isCategory) return correlationRatio(first, second);
  return b.isCategory ? correlationRatio(second, first) : correlation(first, second) ** 2;
}

function knownInBoth(a: Float64Array, b: Float64Array): readonly [Float64Array, Float64Array] {
  const [first, second] = [new Float64Array(a.length), new Float64Array(a.length)];
  let known = 0;
  for (let row = 0; row < a.length; row++) {
    if (Number.isNaN(a[row]) || Number.isNaN(b[row])) continue;
    first[known] = a[row];
    second[known++] = b[row];
  }
  return [first.subarray(0, known), second.subarray(0, known)];
}

const isConstant = (values: Float64Array): boolean => values.every((value) => value === values[0]);

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    products += (a[row] - meanA) * (b[row] - meanB);
    squaresA += (a[row] - meanA) ** 2;
    squaresB += (b[row] - meanB) ** 2;
  }
  return products / Math.sqrt(squaresA * squaresB);
}

/** The share of a quantity's variance that lies between the categories. */
function correlationRatio(categories: Float64Array, values: Float64Array): number {
  const mean = meanOf(values);
  const groups = new Map<number, { count: number; sum: number }>();
  let total = 0;
  values.forEach((value, row) => {
    const group = groups.get(categories[row]) ?? { count: 0, sum: 0 };
    groups.set(categories[row], { count: group.count + 1, sum: group.sum + value });
    total += (value - mean) ** 2;
  });
  let between = 0;
  for (const { count, sum } of groups.values()) between += count * (sum / count - mean) ** 2;
  return between / total;
}

function cramersV(a: Float64Array, b: Float64Array): number {
  const [countsA, countsB] = [countEach(a), countEach(b)];
  const pairs = new Map<string, number>();
  a.forEach((value, row) => {
    const pair = `${value} ${b[row]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  let chiSquare = -a.length;
  for (const [pair, count] of pairs) {
    const [first, second] = pair.split(' ').map(Number);
    chiSquare += (a.length * count * count) / ((countsA.get(first) ?? 1) * (countsB.get(second) ?? 1));
  }
  return Math.sqrt(chiSquare / a.length / (Math.min(countsA.size, countsB.size) - 1));
}

function countEach(values: Float64Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
