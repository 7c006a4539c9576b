import type { RunHistory } from '#app/contract/index.ts';
import { type HistoryRange, type ReadingConnection, readHistory } from '#app/store/index.ts';

/** A range of a history to plot, with the counts of those bins that hold anything. */
export function readRunHistory(connection: ReadingConnection, runId: string, range: HistoryRange): RunHistory {
  const points = readHistory(connection, runId, range);
  const lowest = points.map(({ counts }) => counts.findIndex((count) => count > 0));
  const highest = points.map(({ counts }) => counts.findLastIndex((count) => count > 0));
  const [firstBin, end] = [Math.min(...lowest), Math.max(...highest) + 1];
  if (points.length === 0) return { firstBin: 0, points: [] };
  return {
    firstBin,
    points: points.map(({ counts, quantiles, ...point }) => ({
      ...point,
      quantiles: [...quantiles],
      counts: [...counts.subarray(firstBin, end)],
    })),
  };
}
