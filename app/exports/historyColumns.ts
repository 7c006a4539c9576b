import { type HistoryPoint, listSeries, type ReadingConnection, readWholeHistory } from '#app/store/index.ts';

/** A recorded step of a series. */
interface HistoryRow {
  readonly name: string;
  readonly quantity: string;
  readonly point: HistoryPoint;
}

type ColumnType = 'STRING' | 'INT32' | 'DOUBLE';
type Cell = string | number | null;

/** The columns of histories, in files of every kind. */
export const HISTORY_COLUMNS: readonly {
  readonly name: string;
  readonly type: ColumnType;
  readonly cell: (row: HistoryRow) => Cell;
}[] = [
  { name: 'name', type: 'STRING', cell: ({ name }) => name },
  { name: 'quantity', type: 'STRING', cell: ({ quantity }) => quantity },
  { name: 'step', type: 'INT32', cell: ({ point }) => point.firstStep },
  { name: 'rms', type: 'DOUBLE', cell: ({ point }) => point.rms },
  { name: 'mean', type: 'DOUBLE', cell: ({ point }) => point.mean },
  { name: 'standardDeviation', type: 'DOUBLE', cell: ({ point }) => point.standardDeviation },
  { name: 'min', type: 'DOUBLE', cell: ({ point }) => point.min },
  ...['q05', 'q25', 'median', 'q75', 'q95'].map((name, index) => ({
    ...{ name, type: 'DOUBLE' as const },
    cell: ({ point }: HistoryRow) => point.quantiles[index],
  })),
  { name: 'max', type: 'DOUBLE', cell: ({ point }) => point.max },
  { name: 'nonFinite', type: 'INT32', cell: ({ point }) => point.nonFinite },
  { name: 'dead', type: 'DOUBLE', cell: ({ point }) => point.dead },
  { name: 'saturated', type: 'DOUBLE', cell: ({ point }) => point.saturated },
  { name: 'histogram', type: 'STRING', cell: ({ point }) => describeCounts(point.counts) },
];

/** The recorded steps of a run, series by series. */
export function* readRows(connection: ReadingConnection, runId: string): Generator<HistoryRow[]> {
  for (const { name, quantity } of listSeries(connection, runId)) {
    yield [...readWholeHistory(connection, runId, { name, quantity })].map((point) => ({ name, quantity, point }));
  }
}

/** `112:3 113:1`: three values in bin 112, one in bin 113. */
function describeCounts(counts: HistoryPoint['counts']): string {
  const bins: string[] = [];
  counts.forEach((count, bin) => {
    if (count > 0) bins.push(`${bin}:${count}`);
  });
  return bins.join(' ');
}
