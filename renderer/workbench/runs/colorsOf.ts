import { RUN_COLORS, type RunColor, type RunSummary } from '#app/contract/index.ts';

/** The colors of runs beside each other, by id: those that people have chosen, and for the others the first that are free. */
export function colorsOf(runs: readonly Pick<RunSummary, 'id' | 'color'>[]): ReadonlyMap<string, RunColor> {
  const taken = new Set(runs.flatMap(({ color }) => color ?? []));
  const free = RUN_COLORS.filter((color) => !taken.has(color));
  const others = free.length > 0 ? free : RUN_COLORS;
  let next = 0;
  return new Map(runs.map(({ id, color }) => [id, color ?? others[next++ % others.length]]));
}
