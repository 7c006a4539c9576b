import { type Message, message } from '#engine/messages/index.ts';
import type { PreparedWindow } from '#engine/training/index.ts';
import type { Series } from '../base/source.ts';
import { findColumns } from './assignRoles.ts';
import type { FeatureReading } from './featureColumn.ts';
import type { ColumnNames } from './matchRoles.ts';
import { groupColumn, timeColumn } from './splitColumns.ts';

/** Collects the order of the rows of time series. */
export class SeriesColumns {
  readonly #window: PreparedWindow;
  readonly #stride: number;
  readonly #time: ReturnType<typeof timeColumn>;
  readonly #group: ReturnType<typeof groupColumn> | undefined;

  constructor(window: PreparedWindow, { names, where }: ColumnNames, reading: FeatureReading) {
    const { time = '', group = '' } = window;
    const find = (name: string) => (name === '' ? undefined : findColumns([name], names, where)[0]);
    const groupIndex = find(group);
    this.#window = window;
    this.#stride = reading.options.stride;
    this.#time = timeColumn(find(time), time, reading);
    this.#group = groupIndex === undefined ? undefined : groupColumn(groupIndex);
  }

  add(cells: readonly string[], line: number): void {
    for (const column of [this.#time, this.#group]) column?.add(cells[column.index ?? 0], line);
  }

  /** What becomes a sample, in a sentence. */
  get note(): Message {
    const { rows, horizon } = this.#window;
    if (horizon === 0)
      return message('Each sample is a window of {{rows}} rows, with the target of its last row. No window crosses two splits.', {
        rows,
      });
    if (horizon === 1)
      return message('Each sample is a window of {{rows}} rows, with the target of the next row. No window crosses two splits.', {
        rows,
      });
    const values = { rows, horizon };
    return message(
      'Each sample is a window of {{rows}} rows, with the target of the row {{horizon}} rows later. No window crosses two splits.',
      values,
    );
  }

  /** The rows, one series after the other, each in the order of time. */
  finish(rows: number): Series {
    const { times } = this.#time.finish(rows);
    const groups = this.#group?.finish(rows).groups ?? new Uint32Array(rows);
    const order = Uint32Array.from({ length: rows }, (_, row) => row);
    order.sort((a, b) => groups[a] - groups[b] || times[a] - times[b] || a - b);
    return { window: this.#window, stride: this.#stride, order, groups };
  }
}
