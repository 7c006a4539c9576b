import { type ReadingConnection, readEpochs, type StoredTrial } from '#app/store/index.ts';
import type { Report, Trial } from '#engine/sweeps/index.ts';
import { metricAfter } from './definition.ts';

/** A trial as `engine/sweeps` takes it, with the metric after each of its epochs. */
export type ReportedTrial = Trial & { readonly reports: readonly Report[] };

/** The metric of a sweep after each epoch of its runs; those of ended trials are read once. */
export class TrialReports {
  readonly #connection: ReadingConnection;
  readonly #metric: string;
  readonly #ended = new Map<number, readonly Report[]>();

  constructor(connection: ReadingConnection, metric: string) {
    this.#connection = connection;
    this.#metric = metric;
  }

  /** The reports of a run so far; none if it has been removed. */
  of(runId: string | null): Report[] {
    if (runId === null) return [];
    return readEpochs(this.#connection, runId).flatMap((record) => {
      const value = metricAfter(record, this.#metric);
      return value === undefined ? [] : [{ step: record.epoch, value }];
    });
  }

  complete(trials: readonly StoredTrial[]): ReportedTrial[] {
    return trials.map(({ number, choices, state, metric, prunedAfter, run }) => {
      const reports = this.#ended.get(number) ?? this.of(run).filter(({ step }) => step <= (prunedAfter ?? step));
      if (state !== 'running') this.#ended.set(number, reports);
      return { number, values: choices, state, reports, ...(metric !== null && { value: metric }) };
    });
  }
}
