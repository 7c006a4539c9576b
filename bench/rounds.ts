/** The duration of some work, in milliseconds. */
export function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Runs every piece of work once per round, so that all share the machine's fluctuations; returns durations by round. */
export function interleave<Key>(rounds: number, pieces: ReadonlyMap<Key, () => number>): Map<Key, number[]> {
  const taken = new Map<Key, number[]>([...pieces.keys()].map((key) => [key, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [key, piece] of pieces) taken.get(key)?.push(piece());
  }
  return taken;
}
