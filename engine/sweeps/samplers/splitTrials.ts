import { byNumber, type Direction, type Trial, toLoss } from '../trials/trial.ts';

/** The good trials are a tenth of those that ended, at most 25. */
const GOOD_SHARE = 0.1;
const MOST_GOOD = 25;

export interface Split {
  /** In the order of their numbers. */
  readonly good: readonly Trial[];
  readonly bad: readonly Trial[];
}

/**
 * Divides trials into good ones and the rest. Complete trials come first, then pruned ones, those that got further before others. A
 * running trial counts as bad (the constant liar of Ginsbourger et al., "Kriging Is Well-Suited to Parallelize Optimization", 2010),
 * so that trials at the same time do not crowd together.
 */
export function splitTrials(trials: readonly Trial[], direction: Direction): Split {
  const ordered = byNumber(trials);
  const complete = ordered.filter(({ state }) => state === 'complete');
  const pruned = ordered.filter(({ state }) => state === 'pruned');
  const running = ordered.filter(({ state }) => state === 'running');
  const ended = [
    ...complete.sort((a, b) => compare(toLoss(direction, a.value), toLoss(direction, b.value))),
    ...pruned.sort((a, b) => comparePruned(a, b, direction)),
  ];
  const good = Math.min(Math.ceil(GOOD_SHARE * ended.length), MOST_GOOD);
  return { good: byNumber(ended.slice(0, good)), bad: byNumber([...ended.slice(good), ...running]) };
}

function comparePruned(a: Trial, b: Trial, direction: Direction): number {
  const [lastA, lastB] = [a.reports?.at(-1), b.reports?.at(-1)];
  const further = (lastB?.step ?? -1) - (lastA?.step ?? -1);
  return further || compare(toLoss(direction, lastA?.value), toLoss(direction, lastB?.value));
}

/** Like a − b, with infinite numbers. */
function compare(a: number, b: number): number {
  return a < b ? -1 : Number(a > b);
}
