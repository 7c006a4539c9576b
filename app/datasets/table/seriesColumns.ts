import { type Message, message } from '#engine/messages/index.ts';
import type { PreparedWindow } from '#engine/training/index.ts';
import type { Series } from '../base/source.ts';
import { findColumns } from './assignRoles.ts';
import type { FeatureReading } from './featureColumn.ts';
import type { ColumnNames } from './matchRoles.ts';
import { NumberList } from './numberList.ts';
import { groupColumn, timeColumn } from './splitColumns.ts';

/** Collects the order of the rows of time series. A row that is dropped ends a series: the next row begins another one. */
export class SeriesColumns {
  readonly #window: PreparedWindow;
  readonly #stride: number;
  readonly #time: ReturnType<typeof timeColumn>;
  readonly #group: ReturnType<typeof groupColumn> | undefined;
  /** The number of each row among the kept ones; NaN for one that is dropped. */
  readonly #kept = new NumberList();
  #keptRows = 0;

  constructor(window: PreparedWindow, { names, where }: ColumnNames, reading: FeatureReading) {
    const { time = '', group = '' } = window;
    const find = (name: string) => (name === '' ? undefined : findColumns([name], names, where)[0]);
    const groupIndex = find(group);
    this.#window = window;
    this.#stride = reading.options.stride;
    this.#time = timeColumn(find(time), time, reading);
    this.#group = groupIndex === undefined ? undefined : groupColumn(groupIndex);
  }

  /** @param isKept false for a row that is dropped */
  add(cells: readonly string[], line: number, isKept: boolean): void {
    for (const column of [this.#time, this.#group]) column?.add(cells[column.index ?? 0], line);
    this.#kept.push(isKept ? this.#keptRows++ : Number.NaN);
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

  /** The kept rows, one series after the other, each in the order of time. */
  finish(): Series {
    const kept = this.#kept.takeArray();
    const { times } = this.#time.finish(kept.length);
    const groups = this.#group?.finish(kept.length).groups ?? new Uint32Array(kept.length);
    const all = Uint32Array.from(kept.keys()).sort((a, b) => groups[a] - groups[b] || times[a] - times[b] || a - b);
    const series = { order: new Uint32Array(this.#keptRows), groups: new Uint32Array(this.#keptRows) };
    let [position, current] = [0, 0];
    for (const [index, row] of all.entries()) {
      const isGap = Number.isNaN(kept[row]);
      if (isGap || (index > 0 && groups[row] !== groups[all[index - 1]])) current++;
      if (isGap) continue;
      series.order[position++] = kept[row];
      series.groups[kept[row]] = current;
    }
    return { window: this.#window, stride: this.#stride, ...series };
  }
}
