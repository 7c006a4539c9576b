import type {
  QueuedRun,
  QueuedStart,
  QueueMove,
  RunPriority,
  RunQueueState,
  StartedOrQueued,
  StartedRun,
} from '#app/contract/index.ts';
import {
  createRunId,
  deleteQueuedRun,
  insertQueuedRun,
  listQueuedRuns,
  orderQueuedRuns,
  type StoredQueuedRun,
  saveQueuedRun,
  type WritingConnection,
} from '#app/store/index.ts';
import { checkGraph, readTraining } from '#engine/graph/index.ts';
import { noticeOf, toErrorData } from './errors.ts';
import type { LiveRuns } from './liveRuns.ts';
import { movedTo, placedBy } from './queueOrder.ts';
import { notQueued } from './refusals.ts';
import { runLimit, setRunLimit, USUAL_LIMIT } from './runLimit.ts';
import type { Runs } from './runs.ts';

interface RunQueueContext {
  readonly connection: WritingConnection;
  readonly runs: Runs;
  readonly live: LiveRuns;
  /** Logs messages for developers. */
  readonly log: (text: string) => void;
}

/**
 * Runs that wait until fewer are in training. The first one starts whenever a run ends or pauses; its thread takes it out of the queue
 * as it writes it into the database, so that it is in one of both, whatever happens.
 */
export class RunQueue {
  readonly #context: RunQueueContext;
  readonly #starting = new Set<string>();
  readonly #listeners: ((state: RunQueueState) => void)[] = [];

  constructor(context: RunQueueContext) {
    this.#context = context;
    context.live.whenFree(() => this.#fillAndTell());
  }

  get state(): RunQueueState {
    const { connection, live } = this.#context;
    const queued = this.#waiting().map(describe);
    return { queued, training: live.running, limit: runLimit(connection), usualLimit: USUAL_LIMIT };
  }

  subscribe(listener: (state: RunQueueState) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Starts a run, or puts it behind the queued ones of its priority if as many as allowed are in training.
   * @throws UserError graph.invalid and, if it starts, what {@link Runs.start} throws
   */
  async start(start: QueuedStart, priority: RunPriority = 'normal'): Promise<StartedOrQueued> {
    const { connection, live, runs } = this.#context;
    if (live.running < runLimit(connection)) {
      const run = await runs.startFrom(start);
      this.#tell();
      return { kind: 'started', run };
    }
    checkGraph(start.document);
    const queued = { id: createRunId(), priority, start, addedAt: Date.now(), error: null };
    connection.transaction(() => {
      insertQueuedRun(connection, queued);
      this.#reorder((waiting) => placedBy(waiting, queued.id));
    });
    this.#tell();
    const place = 1 + this.#waiting().findIndex(({ id }) => id === queued.id);
    return { kind: 'queued', queued: describe(queued), place };
  }

  /** @throws UserError run.notQueued, and what {@link Runs.start} throws */
  async startNow(id: string): Promise<StartedRun> {
    const queued = this.#find(id);
    this.#starting.add(id);
    try {
      return await this.#context.runs.startFrom(queued.start, { queued: id, isUrgent: true });
    } finally {
      this.#starting.delete(id);
      this.#tell();
    }
  }

  /** Starts queued runs while fewer than allowed are in training. */
  fill(): void {
    const { connection, live } = this.#context;
    for (const queued of this.#waiting()) {
      if (live.running >= runLimit(connection)) return;
      if (queued.error === null) void this.#startQueued(queued);
    }
  }

  /** Of a database that is lost or damaged, there is nothing to start. */
  #fillAndTell(): void {
    try {
      this.fill();
      this.#tell();
    } catch (error) {
      this.#context.log(`The queue could not be read: ${error}`);
    }
  }

  /** @throws UserError run.notQueued */
  move(id: string, to: QueueMove): void {
    this.#find(id);
    this.#reorder((waiting) => movedTo(waiting, id, to));
    this.#tell();
  }

  /** Changes the priority of a run, and puts it behind the others of that priority. @throws UserError run.notQueued */
  prioritize(id: string, priority: RunPriority): void {
    saveQueuedRun(this.#context.connection, { ...this.#find(id), priority });
    this.#reorder((waiting) => placedBy(waiting, id));
    this.#tell();
  }

  /** @throws UserError run.notQueued */
  remove(id: string): void {
    if (!deleteQueuedRun(this.#context.connection, id)) throw notQueued(id);
    this.#tell();
  }

  /** @param limit runs that train at once; null for the usual number */
  setLimit(limit: number | null): void {
    setRunLimit(this.#context.connection, limit);
    this.fill();
    this.#tell();
  }

  async #startQueued(queued: StoredQueuedRun): Promise<void> {
    const { connection, runs } = this.#context;
    this.#starting.add(queued.id);
    try {
      await runs.startFrom(queued.start, { queued: queued.id });
    } catch (error) {
      saveQueuedRun(connection, { ...queued, error: noticeOf(toErrorData(error)) });
    } finally {
      this.#starting.delete(queued.id);
      this.#tell();
    }
  }

  /** Without those that are about to start. */
  #waiting(): StoredQueuedRun[] {
    return listQueuedRuns(this.#context.connection).filter(({ id }) => !this.#starting.has(id));
  }

  #find(id: string): StoredQueuedRun {
    const queued = this.#waiting().find((one) => one.id === id);
    if (!queued) throw notQueued(id);
    return queued;
  }

  #reorder(order: (waiting: readonly StoredQueuedRun[]) => readonly StoredQueuedRun[]): void {
    const { connection } = this.#context;
    orderQueuedRuns(
      connection,
      order(this.#waiting()).map(({ id }) => id),
    );
  }

  #tell(): void {
    const { state } = this;
    for (const listener of this.#listeners) listener(state);
  }
}

function describe({ id, priority, start, addedAt, error }: StoredQueuedRun): QueuedRun {
  const { document, graphId = null } = start;
  const { epochs } = readTraining(document.training).configuration;
  const graphName = document.name?.trim() || 'Untitled';
  return { id, priority, graphId, graphName, dataset: document.data?.dataset ?? '', epochs, addedAt, error };
}
