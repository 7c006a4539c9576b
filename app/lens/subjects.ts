import type { ForkPreview, LensProgress, LensWeights, Notice, RunResults } from '#app/contract/index.ts';
import { type Datasets, keepDatasets, openDatasets } from '#app/datasets/index.ts';
import { documentAt, previewFork, type Replayed, Replayer, type StepRange, searchSteps } from '#app/replay/index.ts';
import { findRun, listCheckpoints, listRateChanges, ReadingConnection, type StoredRun } from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { bestEpoch } from './bestEpoch.ts';
import { conditionOf, describeHeld } from './conditionOf.ts';
import type { LensStart, RunRange, SearchedPart } from './lensTask.ts';
import { type Network, openDocument, openRun } from './network.ts';
import { Recent } from './recent.ts';
import { freshSubject, type Subject, subjectOfRun } from './subject.ts';

/** Kept in memory: graphs with their data, and weights, which are few steps of few runs. */
const MOST = { networks: 3, replayers: 2, subjects: 8 } as const;

/** Memory for states of nearby steps, in bytes, for each of the replayers. */
const MOST_KEPT_BYTES = 128 * 1024 * 1024;

/** Other questions wait no longer for a search. */
const SEARCH_MS = 150;

interface SubjectsContext extends Pick<LensStart, 'databaseFile' | 'resourcesDirectory' | 'baseDirectory'> {
  readonly onProgress: (progress: LensProgress) => void;
  /** True once the present task shall be given up. */
  readonly isCanceled: () => boolean;
}

/** What the lens looks at; the last ones stay loaded. */
export class Subjects {
  readonly #context: SubjectsContext;
  readonly #datasets: Datasets;
  readonly #networks = new Recent<Network>(MOST.networks);
  readonly #replayers = new Recent<Replayer>(MOST.replayers);
  #connection: ReadingConnection | undefined;
  readonly #subjects = new Recent<Subject>(MOST.subjects);

  constructor(context: SubjectsContext) {
    this.#context = context;
    const datasets = openDatasets({
      resourcesDirectory: context.resourcesDirectory,
      onProgress: ({ bytes, totalBytes }) => context.onProgress({ part: 'data', share: totalBytes > 0 ? bytes / totalBytes : 1 }),
    });
    this.#datasets = keepDatasets(datasets);
  }

  /**
   * The subject of a question.
   * @param refusal why its data must not be read, if so
   * @throws UserError graph.invalid, replay.*, dataset.*, weights.otherGraph
   */
  open(weights: LensWeights, refusal: Notice | undefined): Subject {
    return weights.kind === 'fresh' ? this.#openFresh(weights, refusal) : this.#openRun(weights, refusal);
  }

  #openFresh(weights: Extract<LensWeights, { kind: 'fresh' }>, refusal: Notice | undefined): Subject {
    const { baseDirectory } = this.#context;
    const key = JSON.stringify([weights, refusal, refusal ? undefined : this.#stampOf(weights.document)]);
    return this.#subjects.get(key, () => {
      const document = withSeed(weights.document, weights.seed);
      const open = () => openDocument(document, baseDirectory, { datasets: this.#datasets, refusal });
      return freshSubject(this.#networks.get(key, open), weights);
    });
  }

  /** Changes with the files of the data. */
  #stampOf({ data }: GraphDocument): string | undefined {
    const { baseDirectory } = this.#context;
    return data && this.#datasets.quickStampOf(data.dataset, { baseDirectory });
  }

  #openRun({ runId, step }: Extract<LensWeights, { kind: 'run' }>, refusal: Notice | undefined): Subject {
    const connection = this.#connect();
    // A run that is going on has a new last step each time, and one that is resumed can take another course.
    const wanted = step ?? listCheckpoints(connection, runId).at(-1)?.step ?? 0;
    const stored = this.#find(runId);
    const rates = listRateChanges(connection, stored.key);
    const { settingChanges } = stored.summary;
    return this.#subjects.get(JSON.stringify([runId, wanted, refusal, rates, settingChanges]), () => {
      // A pass is that of the next step.
      const run = { ...stored, document: documentAt(stored, wanted + 1) };
      const replayed = this.#replay(connection, runId, wanted);
      const open = () => openRun(connection, run, { datasets: this.#datasets, refusal });
      const key = JSON.stringify([runId, refusal, settingChanges.filter(({ step }) => step <= wanted + 1)]);
      return subjectOfRun(this.#networks.get(key, open), run, replayed);
    });
  }

  /** The last step of the run that weights belong to, if they do. */
  lastStep(weights: LensWeights): number | undefined {
    return weights.kind === 'run' ? this.#find(weights.runId).summary.step : undefined;
  }

  /** The epoch of a run with the best validation; null without validation. */
  bestEpoch(runId: string): RunResults['best'] {
    return bestEpoch(this.#connect(), runId, this.#find(runId).document);
  }

  #find(runId: string): StoredRun {
    const run = findRun(this.#connect(), runId);
    if (!run) throw new Error('the run has been deleted meanwhile');
    return run;
  }

  /** @throws UserError replay.*, dataset.* */
  #replay(connection: ReadingConnection, runId: string, step: number): Replayed {
    return this.#replayerOf(connection, runId).at(step, {
      onProgress: (share) => this.#context.onProgress({ part: 'replay', share }),
      isCanceled: this.#context.isCanceled,
    });
  }

  #replayerOf(connection: ReadingConnection, runId: string): Replayer {
    return this.#replayers.get(runId, () => new Replayer(connection, this.#datasets, runId, { mostKeptBytes: MOST_KEPT_BYTES }));
  }

  /** The steps of a run that can be seen. @throws UserError replay.noCheckpoint */
  rangeOf(runId: string): RunRange {
    const replayer = this.#replayerOf(this.#connect(), runId);
    return { ...replayer.range, lastSearched: replayer.lastSearched };
  }

  /** Searches steps of a run for a moment. @throws UserError condition.*, replay.*, dataset.*, memory.* */
  search(runId: string, text: string, range: StepRange): SearchedPart {
    const { isCanceled, onProgress } = this.#context;
    const replayer = this.#replayerOf(this.#connect(), runId);
    const condition = conditionOf(this.#find(runId), text);
    const end = performance.now() + SEARCH_MS;
    const { held, next } = searchSteps(replayer, condition, range, {
      isCanceled,
      isInterrupted: () => isCanceled() || performance.now() > end,
      onProgress: (share) => onProgress({ part: 'replay', share }),
    });
    return { ...(held && { held: describeHeld(held) }), ...(next !== undefined && { next }) };
  }

  /** @throws UserError replay.*, graph.invalid */
  previewFork(runId: string, step: number, document: GraphDocument): ForkPreview {
    return previewFork(this.#connect(), { runId, step }, document);
  }

  /** Makes the steps around one ready, so that a scrubber moves without waiting. */
  keepNear(runId: string, step: number): void {
    this.#replayerOf(this.#connect(), runId).keepNear(step, { isCanceled: this.#context.isCanceled });
  }

  #connect(): ReadingConnection {
    this.#connection ??= ReadingConnection.open(this.#context.databaseFile);
    return this.#connection;
  }
}

/** A run with this seed would begin with these weights, and draw these random numbers. */
function withSeed(document: GraphDocument, seed: number): GraphDocument {
  return { ...document, training: { ...document.training, seed } };
}
