/** How long something takes, in milliseconds. */
export function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Does every piece of work once a round, so that all meet the same moods of the machine; gives what each took, round by round. */
export function interleave<Key>(rounds: number, pieces: ReadonlyMap<Key, () => number>): Map<Key, number[]> {
  const taken = new Map<Key, number[]>([...pieces.keys()].map((key) => [key, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [key, piece] of pieces) taken.get(key)?.push(piece());
  }
  return taken;
}
