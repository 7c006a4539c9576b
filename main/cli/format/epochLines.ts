import type { EpochRow } from '#app/contract/index.ts';
import { formatCount, formatNumber, formatShare } from './numbers.ts';

interface EpochColumn {
  readonly title: string;
  readonly width: number;
  /** Undefined where the training has no such number. */
  readonly read: (row: EpochRow) => string | undefined;
}

const ifThere = (value: number | undefined, format: (value: number) => string) =>
  value === undefined ? undefined : format(value);

const COLUMNS: readonly EpochColumn[] = [
  { title: 'epoch', width: 7, read: ({ epoch }) => String(epoch) },
  { title: 'loss', width: 12, read: ({ loss }) => formatNumber(loss) },
  { title: 'accuracy', width: 11, read: ({ accuracy }) => ifThere(accuracy, formatShare) },
  { title: 'validation loss', width: 18, read: ({ validation }) => ifThere(validation?.loss, formatNumber) },
  { title: 'validation accuracy', width: 22, read: ({ validation }) => ifThere(validation?.accuracy, formatShare) },
  { title: 'samples/s', width: 12, read: ({ samplesPerSecond }) => formatCount(samplesPerSecond) },
];

/** The heads of the columns that an epoch of this training has. The widths are fixed: lines come one by one. */
export function epochHeader(first: EpochRow): string {
  return COLUMNS.filter(({ read }) => read(first) !== undefined)
    .map(({ title, width }) => title.padStart(width))
    .join('');
}

export function epochLine(row: EpochRow): string {
  return COLUMNS.map(({ width, read }) => read(row)?.padStart(width) ?? '').join('');
}
