/** The duration of some work, in milliseconds. */
export function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Runs every piece of work once per round, so that all share the machine's fluctuations; returns each one's durations. */
export function interleave(rounds: number, pieces: readonly (() => number)[]): number[][] {
  const taken = pieces.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, piece] of pieces.entries()) taken[index].push(piece());
  }
  return taken;
}

/** The results of the items that can be measured; the others are reported. */
export function measureEach<Item extends { readonly name: string }, Result>(
  items: readonly Item[],
  measure: (item: Item) => Result,
): Result[] {
  return items.flatMap((item) => {
    try {
      return [measure(item)];
    } catch (error) {
      console.error(`${item.name}: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
}

/** The median, or the mean of the two middle values: robust against noise of a shared machine. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median ratio of `ours` to `theirs` by round. Both are measured right after each other, so a slow round does not count
 * against one of them.
 */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  const rounds = Math.min(ours.length, theirs.length);
  return median(Array.from({ length: rounds }, (_, round) => ours[round] / theirs[round]));
}
