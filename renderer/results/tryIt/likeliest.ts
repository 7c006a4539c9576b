import type { SamplePrediction } from '#app/contract/index.ts';

/** More bars are not read. */
const MOST_BARS = 10;

interface NamedValue {
  readonly name: string;
  readonly value: number;
  /** Its position among all. */
  readonly index: number;
}

/** The values with their names in order; of many probabilities, the largest. */
export function likeliest({ kind, names, values }: Pick<SamplePrediction, 'kind' | 'names' | 'values'>): NamedValue[] {
  const all = values.map((value, index) => ({ name: names[index % names.length], value: Number(value), index }));
  if (all.length <= MOST_BARS) return all;
  return kind === 'values' ? all.slice(0, MOST_BARS) : all.toSorted((a, b) => b.value - a.value).slice(0, MOST_BARS);
}
