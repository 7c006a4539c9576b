import type { Notice, SweepChange, SweepDetails, SweepSummary } from '#app/contract/index.ts';
import { noticeOf } from '#app/threads/errorData.ts';
import { message, UserError } from '#engine/messages/index.ts';
import { sweepError } from './definition.ts';
import { describe, summarize } from './summarize.ts';
import type { LoadedSweep, Sweeps } from './sweeps.ts';

interface LiveSweep {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
  isRunning: boolean;
}

/** Sweeps that train in the background of this process: one after the other, in the order in which they were started. */
export class SweepQueue {
  readonly #sweeps: Pick<Sweeps, 'list' | 'load' | 'run' | 'remove'>;
  readonly #live = new Map<string, LiveSweep>();
  /** Why sweeps ended that are stopped. */
  readonly #errors = new Map<string, Notice>();
  readonly #watchers = new Set<(change: SweepChange) => void>();
  #last: Promise<void> = Promise.resolve();

  constructor(sweeps: Pick<Sweeps, 'list' | 'load' | 'run' | 'remove'>) {
    this.#sweeps = sweeps;
  }

  /** Calls back at every change of a sweep. */
  watch(onChange: (change: SweepChange) => void): void {
    this.#watchers.add(onChange);
  }

  /** Newest first. */
  list(): SweepSummary[] {
    return this.#sweeps.list().map((sweep) => this.#summarize(sweep));
  }

  /** @throws UserError sweep.notFound */
  load(id: string): SweepDetails {
    const sweep = this.#sweeps.load(id);
    return describe(sweep, this.#stateOf(id));
  }

  /** Puts a sweep at the end of the queue, unless it is in it. @throws UserError sweep.notFound */
  start(id: string): SweepSummary {
    const sweep = this.#sweeps.load(id);
    if (!this.#live.has(id)) this.#enqueue(id);
    return this.#summarize(sweep);
  }

  /** Resolves when the trials have stopped after a checkpoint. */
  async stop(id: string): Promise<void> {
    const live = this.#live.get(id);
    if (!live) return;
    live.controller.abort();
    if (live.isRunning) await live.ended;
    else this.#leave(id);
  }

  /** Removes a sweep that does not train. @throws UserError sweep.notFound, sweep.active */
  remove(id: string): void {
    const { name } = this.#sweeps.load(id);
    if (this.#live.has(id)) throw active(id, name);
    this.#sweeps.remove(id);
    this.#errors.delete(id);
    this.#tell({ id, summary: null });
  }

  /** Stops all sweeps; they continue on request. */
  async close(): Promise<void> {
    for (const { controller } of this.#live.values()) controller.abort();
    await this.#last;
  }

  #enqueue(id: string): void {
    const controller = new AbortController();
    const ended = this.#last.then(() => this.#train(id, controller.signal));
    this.#live.set(id, { controller, ended, isRunning: false });
    this.#last = ended;
    this.#errors.delete(id);
    this.#announce(id);
  }

  /** Never rejects. */
  async #train(id: string, signal: AbortSignal): Promise<void> {
    const live = this.#live.get(id);
    if (!live || live.controller.signal !== signal || signal.aborted) return;
    live.isRunning = true;
    this.#announce(id);
    try {
      await this.#sweeps.run(id, { signal, onTrial: () => this.#announce(id) });
    } catch (error) {
      this.#errors.set(id, noticeOf(error instanceof UserError ? error : crashed(error)));
    }
    this.#leave(id);
  }

  #leave(id: string): void {
    this.#live.delete(id);
    this.#announce(id);
  }

  #stateOf(id: string) {
    const live = this.#live.get(id);
    const state = live && (live.isRunning ? 'running' : 'waiting');
    return { state, error: this.#errors.get(id) ?? null } as const;
  }

  #summarize(sweep: LoadedSweep): SweepSummary {
    return summarize(sweep, this.#stateOf(sweep.id));
  }

  #announce(id: string): void {
    this.#tell({ id, summary: this.#summarize(this.#sweeps.load(id)) });
  }

  #tell(change: SweepChange): void {
    for (const onChange of this.#watchers) onChange(change);
  }
}

function active(id: string, name: string) {
  return sweepError('sweep.active', message("'{{sweep}}' is still being trained", { sweep: name }), {
    where: id,
    expected: message('a sweep that was stopped or has finished'),
    fix: message('Stop it first'),
  });
}

function crashed(error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  return sweepError('sweep.crashed', message('The sweep ended unexpectedly: {{reason}}', { reason }), {
    received: reason,
    fix: message('Its trials are kept; continue it'),
  });
}
