import type { Runs } from '#app/runs/index.ts';
import {
  createRunId,
  findSweep,
  insertSweep,
  listSweeps,
  listTrials,
  type StoredSweep,
  type StoredTrial,
  saveTrial,
  type WritingConnection,
} from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { type Budget, nextNumber, reachedLimit, suggest, type Values } from '#engine/sweeps/index.ts';
import { defineSweep, parseDefinition, type SweepDefinition, type SweepSettings, sweepError } from './definition.ts';
import { trainTrial } from './trainTrial.ts';
import { type SweepTrial, TrialReports } from './trialReports.ts';

/** A sweep with its trials. */
export interface LoadedSweep {
  readonly id: string;
  readonly name: string;
  readonly definition: SweepDefinition;
  readonly trials: readonly StoredTrial[];
}

/** Why a sweep ended: a limit of its budget, a grid without further points, or a request. */
export type SweepEnd = keyof Budget | 'exhausted' | 'stopped';

interface RunSweepOptions {
  /** Stops the trial in training after a checkpoint; it goes on when the sweep does. */
  readonly signal: AbortSignal;
  /** Threads of each run. */
  readonly threads?: number | undefined;
  /** Replaces the limits of the sweep that it names: a sweep can be extended. */
  readonly budget?: Budget;
  /** A trial has begun, or ended. */
  readonly onTrial: (trial: StoredTrial) => void;
}

export interface SweepsContext {
  readonly connection: WritingConnection;
  readonly runs: Runs;
}

/**
 * Hyperparameter sweeps. What is known of one is in the database, and suggestions are a pure function of it: a sweep whose process was
 * killed goes on where it was, its last run from its last checkpoint.
 */
export class Sweeps {
  readonly #context: SweepsContext;

  constructor(context: SweepsContext) {
    this.#context = context;
  }

  /**
   * @param document the graph of its runs
   * @throws UserError space.*, setting.*, sweep.metric
   */
  create(settings: SweepSettings, document: GraphDocument): LoadedSweep {
    const definition = defineSweep(settings, document);
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

  /**
   * Trains one trial after the other, a begun one first, until the budget is spent.
   * @throws UserError sweep.notFound, sweep.metric
   */
  async run(id: string, options: RunSweepOptions): Promise<SweepEnd> {
    const { connection, runs } = this.#context;
    const reports = new TrialReports(connection, this.load(id).definition.metric);
    for (;;) {
      const sweep = this.load(id);
      const trial = sweep.trials.find(({ state }) => state === 'running') ?? this.#begin(sweep, reports, options.budget);
      if (typeof trial === 'string') return trial;
      if (options.signal.aborted) return 'stopped';
      const save = (changed: StoredTrial) => {
        saveTrial(connection, id, changed);
        options.onTrial(changed);
      };
      save(trial);
      const others = reports.complete(sweep.trials.filter(({ number }) => number !== trial.number));
      const isOver = await trainTrial({ runs, sweep, trial, others, reports, save, ...options });
      if (!isOver) return 'stopped';
    }
  }

  /** The next trial, or why there is none. */
  #begin({ definition, trials }: LoadedSweep, reports: TrialReports, budget: Budget = {}): StoredTrial | SweepEnd {
    const seconds = trials.reduce((sum, trial) => sum + trial.seconds, 0);
    const limit = reachedLimit({ ...definition.budget, ...budget }, { trials: trials.length, seconds });
    if (limit) return limit;
    const known: readonly SweepTrial[] = reports.complete(trials);
    const { space, direction, seed } = definition;
    const choices: Values | undefined = suggest(definition.sampler, { space, direction, seed, trials: known });
    if (!choices) return 'exhausted';
    return {
      number: nextNumber(known),
      choices,
      state: 'running',
      metric: null,
      prunedAfter: null,
      run: null,
      seconds: 0,
      error: null,
    };
  }

  #complete({ id, name, definition }: StoredSweep): LoadedSweep {
    return { id, name, definition: parseDefinition(definition), trials: listTrials(this.#context.connection, id) };
  }
}
