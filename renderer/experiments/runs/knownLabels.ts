import type { RunSummary } from '#app/contract/index.ts';

/** The tags of any of some runs, to choose from. */
export const tagsOf = (runs: readonly RunSummary[] = []): string[] => [...new Set(runs.flatMap(({ tags }) => tags))].sort();

/** Their experiments. */
export const experimentsOf = (runs: readonly RunSummary[] = []): string[] =>
  [...new Set(runs.flatMap(({ experiment }) => experiment ?? []))].sort();
