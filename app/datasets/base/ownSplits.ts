import type { Source } from './source.ts';
import { SPLIT_NAMES } from './splitRule.ts';

/** How many samples a data set itself has for training, validation and test, in this order. */
export type SplitCounts = Readonly<Record<(typeof SPLIT_NAMES)[number], number>>;

/** The splits of a data set whose samples are those for training, then those for validation, then those for the test. */
export function ownSplits(counts: SplitCounts): Pick<Source, 'testFrom' | 'split'> {
  const { train, validation, test } = counts;
  const own = test > 0 ? { testFrom: train + validation } : {};
  if (validation === 0) return own;
  const splits = Uint8Array.from(SPLIT_NAMES.flatMap((name, code) => new Array<number>(counts[name]).fill(code)));
  return { ...own, split: { by: 'column', splits } };
}
