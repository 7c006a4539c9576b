import type { EpochRow } from '#app/contract/index.ts';
import { nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { formatMetric } from './formatMetric.ts';
import { formatCount, formatNumber } from './numbers.ts';

interface EpochColumn {
  readonly title: string;
  readonly width: number;
  readonly read: (row: EpochRow) => string;
}

/** The columns of a training's epochs, from its first one. Widths are fixed, since lines are printed one by one. */
function columnsOf(first: EpochRow): EpochColumn[] {
  const column = (title: string, read: EpochColumn['read']): EpochColumn => ({
    title,
    width: Math.max(title.length + 3, 11),
    read,
  });
  const metrics = stepMetricsIn([first.metrics]);
  return [
    { title: 'epoch', width: 7, read: ({ epoch }) => String(epoch) },
    { title: 'loss', width: 12, read: ({ loss }) => formatNumber(loss) },
    ...metrics.map((metric) => column(nameMetric(metric), (row) => formatMetric(metric, row.metrics))),
    ...(first.validation
      ? [
          column('validation loss', ({ validation }) => formatNumber(validation?.loss)),
          ...metrics.map((metric) =>
            column(`validation ${nameMetric(metric)}`, ({ validation }) => formatMetric(metric, validation?.metrics)),
          ),
        ]
      : []),
    { title: 'samples/s', width: 12, read: ({ samplesPerSecond }) => formatCount(samplesPerSecond) },
  ];
}

/** Prints the epochs of a training as they come, with a header before the first. */
export class EpochLines {
  #columns: readonly EpochColumn[] | undefined;

  next(row: EpochRow): string[] {
    const header = this.#columns
      ? []
      : [
          this.#begin(row)
            .map(({ title, width }) => title.padStart(width))
            .join(''),
        ];
    return [...header, (this.#columns ?? []).map(({ width, read }) => read(row).padStart(width)).join('')];
  }

  #begin(first: EpochRow): readonly EpochColumn[] {
    this.#columns = columnsOf(first);
    return this.#columns;
  }
}

/** All lines at once. */
export function epochLines(rows: readonly EpochRow[]): string[] {
  const lines = new EpochLines();
  return rows.flatMap((row) => lines.next(row));
}
