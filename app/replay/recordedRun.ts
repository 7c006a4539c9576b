import type { RateChange, StepSeries } from '#app/contract/index.ts';
import {
  findCheckpointBefore,
  listCheckpoints,
  listRateChanges,
  type ReadingConnection,
  readEpochs,
  readSteps,
  requireRun,
  type StoredRun,
} from '#app/store/index.ts';
import type { Checkpoint, KnownEpoch } from '#engine/training/index.ts';
import { afterLast, beforeFirst, noCheckpoint, onlyImported } from './errors.ts';

/** What the database holds of a run that is replayed, read anew each time: the run may still be in training. */
export class RecordedRun {
  readonly #connection: ReadingConnection;
  readonly #id: string;

  constructor(connection: ReadingConnection, id: string) {
    this.#connection = connection;
    this.#id = id;
  }

  /** @throws UserError run.notFound */
  find(): StoredRun {
    return requireRun(this.#connection, this.#id);
  }

  /** The first and the last step that can be rebuilt. @throws UserError run.notFound, replay.noCheckpoint */
  get range(): { readonly first: number; readonly last: number } {
    const run = this.find();
    const first = this.#firstStep(run);
    return { first, last: run.summary.importedFrom ? first : run.summary.step };
  }

  /** @throws UserError run.notFound, replay.noCheckpoint, replay.beforeFirst, replay.stepRange, replay.imported */
  requireStep(step: number): StoredRun {
    const run = this.find();
    const first = this.#firstStep(run);
    const { importedFrom, step: last } = run.summary;
    if (importedFrom && step !== first) throw onlyImported(run, { step, own: first });
    if (step < first) throw beforeFirst(run, { step, first });
    if (!importedFrom && step > last) throw afterLast(run, { step, last });
    return run;
  }

  rateChanges({ key }: StoredRun): RateChange[] {
    return listRateChanges(this.#connection, key);
  }

  /** The steps with a checkpoint, in order. */
  checkpointSteps(): readonly number[] {
    return listCheckpoints(this.#connection, this.#id).map(({ step }) => step);
  }

  /** The last checkpoint up to a step. */
  checkpointBefore(step: number): Checkpoint | undefined {
    return findCheckpointBefore(this.#connection, this.#id, step);
  }

  /** The epoch that ended with a step. */
  epoch(step: number): KnownEpoch | undefined {
    return readEpochs(this.#connection, this.#id, step, step)[0];
  }

  /** The metrics of the steps after a given one, up to another. */
  steps(after: number, to: number): StepSeries {
    return readSteps(this.#connection, this.#id, after, to);
  }

  #firstStep(run: StoredRun): number {
    const [first] = this.checkpointSteps();
    if (first === undefined) throw noCheckpoint(run);
    return first;
  }
}
