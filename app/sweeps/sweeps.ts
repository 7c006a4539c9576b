import { availableParallelism } from 'node:os';
import type { Runs } from '#app/runs/index.ts';
import {
  createRunId,
  deleteSweep,
  findSweep,
  insertSweep,
  listSweeps,
  listTrials,
  redefineSweep,
  type StoredSweep,
  type StoredTrial,
  saveTrial,
  type WritingConnection,
} from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { type Budget, nextNumber, suggest } from '#engine/sweeps/index.ts';
import { defineSweep, parseDefinition, type SweepDefinition, type SweepSettings, sweepError } from './definition.ts';
import { spentLimit } from './spentLimit.ts';
import { trainTrial } from './trainTrial.ts';
import { TrialReports } from './trialReports.ts';

/** A sweep with its trials. */
export interface LoadedSweep {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly definition: SweepDefinition;
  readonly trials: readonly StoredTrial[];
}

/** Why a sweep ended: a limit of its budget, a grid without further points, or a request. */
export type SweepEnd = keyof Budget | 'exhausted' | 'stopped';

interface RunSweepOptions {
  /** Stops the trials in training after a checkpoint; they go on when the sweep does. */
  readonly signal: AbortSignal;
  /** Threads of each run. Default: all cores, shared by parallel trials. */
  readonly threads?: number | undefined;
  /** A trial has begun, or ended. */
  readonly onTrial: (trial: StoredTrial) => void;
}

export interface SweepsContext {
  readonly connection: WritingConnection;
  readonly runs: Runs;
}

/**
 * Hyperparameter sweeps. What is known of one is in the database, and suggestions are a pure function of it: a sweep whose process was
 * killed goes on where it was, its last runs from their last checkpoints.
 */
export class Sweeps {
  readonly #context: SweepsContext;

  constructor(context: SweepsContext) {
    this.#context = context;
  }

  /**
   * @param document the graph of its runs
   * @param graphId the stored graph that it belongs to
   * @throws UserError space.*, setting.*, sweep.metric
   */
  create(settings: SweepSettings, document: GraphDocument, graphId: string | null = null): LoadedSweep {
    const definition = defineSweep(settings, document, graphId);
    const name = settings.name ?? document.name ?? 'sweep';
    const sweep = { id: createRunId(), name, definition, createdAt: Date.now() };
    insertSweep(this.#context.connection, sweep);
    return this.load(sweep.id);
  }

  /** Newest first. */
  list(): LoadedSweep[] {
    return listSweeps(this.#context.connection).map((stored) => this.#complete(stored));
  }

  /** @throws UserError sweep.notFound */
  load(id: string): LoadedSweep {
    const stored = findSweep(this.#context.connection, id);
    if (stored) return this.#complete(stored);
    throw sweepError('sweep.notFound', message("There is no sweep '{{sweep}}'", { sweep: id }), {
      where: id,
      expected: message('a sweep of this database'),
      received: id,
    });
  }

  /** Replaces the limits that are given. @throws UserError sweep.notFound */
  extend(id: string, budget: Budget): void {
    const { definition } = this.load(id);
    redefineSweep(this.#context.connection, id, { ...definition, budget: { ...definition.budget, ...budget } });
  }

  /** Deletes a sweep; its runs stay. @throws UserError sweep.notFound */
  remove(id: string): void {
    deleteSweep(this.#context.connection, this.load(id).id);
  }

  /**
   * Trains trials, so many at the same time as the sweep says, begun ones first, until the budget is spent.
   * @throws UserError sweep.notFound, sweep.metric
   */
  async run(id: string, options: RunSweepOptions): Promise<SweepEnd> {
    const { metric, parallel } = this.load(id).definition;
    const failure = new AbortController();
    const work: Work = {
      ...options,
      signal: AbortSignal.any([options.signal, failure.signal]),
      threads: options.threads ?? Math.max(1, Math.floor(availableParallelism() / parallel)),
      reports: new TrialReports(this.#context.connection, metric),
      claimed: new Set(),
    };
    const workers = Array.from({ length: parallel }, () =>
      this.#work(id, work).catch((error) => {
        failure.abort();
        throw error;
      }),
    );
    const ends = await Promise.allSettled(workers);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
    const reasons = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    return reasons.find((reason) => reason === 'stopped') ?? reasons[0];
  }

  /** Trains one trial after the other. */
  async #work(id: string, work: Work): Promise<SweepEnd> {
    const { connection, runs } = this.#context;
    const { signal, reports, claimed, onTrial } = work;
    const save = (changed: StoredTrial) => {
      saveTrial(connection, id, changed);
      onTrial(changed);
    };
    for (;;) {
      const sweep = this.load(id);
      const isLeft = ({ state, number }: StoredTrial) => state === 'running' && !claimed.has(number);
      const trial = sweep.trials.find(isLeft) ?? begin(sweep, reports);
      if (typeof trial === 'string') return trial;
      if (signal.aborted) return 'stopped';
      claimed.add(trial.number);
      save(trial);
      const others = () => reports.complete(listTrials(connection, id).filter(({ number }) => number !== trial.number));
      const isOver = await trainTrial({ ...work, runs, sweep, trial, others, save });
      if (!isOver) return 'stopped';
    }
  }

  #complete({ id, name, createdAt, definition }: StoredSweep): LoadedSweep {
    const trials = listTrials(this.#context.connection, id);
    return { id, name, createdAt, definition: parseDefinition(definition), trials };
  }
}

/** What the trials that train at the same time share. */
interface Work extends RunSweepOptions {
  readonly reports: TrialReports;
  /** Numbers of the trials that have been begun or continued here. */
  readonly claimed: Set<number>;
}

/** The next trial, or why there is none. */
function begin(sweep: LoadedSweep, reports: TrialReports): StoredTrial | SweepEnd {
  const limit = spentLimit(sweep);
  if (limit) return limit;
  const { sampler, space, direction, seed } = sweep.definition;
  const known = reports.complete(sweep.trials);
  const choices = suggest(sampler, { space, direction, seed, trials: known });
  if (!choices) return 'exhausted';
  return {
    ...{ number: nextNumber(known), choices, state: 'running' },
    ...{ metric: null, prunedAfter: null, run: null, seconds: 0, error: null },
  };
}
