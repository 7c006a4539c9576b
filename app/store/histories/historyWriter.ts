import type { DistributionRecord } from '#engine/training/index.ts';
import { CHUNK_ENTRIES, Chunk, type SeriesChunk } from './chunk.ts';
import { pointOf } from './historyPoint.ts';

interface OpenChunk {
  readonly chunk: Chunk;
  readonly record: Pick<DistributionRecord, 'name' | 'quantity'>;
  /** Entries that were taken. */
  taken: number;
}

/** Collects the histories of a run into chunks. */
export class HistoryWriter {
  readonly #open = new Map<string, OpenChunk>();
  #full: SeriesChunk[] = [];

  add(step: number, records: readonly DistributionRecord[]): void {
    for (const record of records) {
      const { name, quantity } = record;
      const point = pointOf(step, record);
      if (!point) continue;
      const key = `${quantity} ${name}`;
      const series = this.#open.get(key) ?? { chunk: new Chunk(), record: { name, quantity }, taken: 0 };
      this.#open.set(key, series);
      series.chunk.add(point);
      if (series.chunk.entries < CHUNK_ENTRIES) continue;
      this.#full.push(rowOf(series));
      this.#open.delete(key);
    }
  }

  /**
   * The chunks to write: the full ones, once, and with `all` those that have grown, each in place of its former state. Steps that come
   * after it go into the same chunk.
   */
  take({ all }: { readonly all: boolean }): SeriesChunk[] {
    const rows = this.#full;
    this.#full = [];
    if (!all) return rows;
    for (const series of this.#open.values()) {
      if (series.chunk.entries === series.taken) continue;
      series.taken = series.chunk.entries;
      rows.push(rowOf(series));
    }
    return rows;
  }
}

const rowOf = ({ chunk, record }: OpenChunk): SeriesChunk => ({ ...chunk.row, ...record });
