import type { LensProgress, LensWeights, Notice } from '#app/contract/index.ts';
import { type Datasets, openDatasets } from '#app/datasets/index.ts';
import { findRun, listCheckpoints, type ReadingConnection, withReading } from '#app/store/index.ts';
import type { DataSettings, GraphDocument } from '#engine/graph/index.ts';
import { message } from '#engine/messages/index.ts';
import { lensError } from './errors.ts';
import type { LensStart } from './lensTask.ts';
import { type Network, openDocument, openRun } from './network.ts';
import { Recent } from './recent.ts';
import { freshSubject, type Subject, subjectOfRun } from './subject.ts';

/** Kept in memory: data sets, graphs with their data, and weights, which are few steps of few runs. */
const MOST = { datasets: 2, networks: 3, subjects: 8 } as const;

interface SubjectsContext extends Pick<LensStart, 'databaseFile' | 'resourcesDirectory' | 'baseDirectory'> {
  readonly onProgress: (progress: LensProgress) => void;
}

/** What the lens looks at; the last ones stay loaded. */
export class Subjects {
  readonly #context: SubjectsContext;
  readonly #datasets: Datasets;
  readonly #loaded = new Recent<ReturnType<Datasets['load']>>(MOST.datasets);
  readonly #networks = new Recent<Network>(MOST.networks);
  readonly #subjects = new Recent<Subject>(MOST.subjects);

  constructor(context: SubjectsContext) {
    this.#context = context;
    const datasets = openDatasets({
      resourcesDirectory: context.resourcesDirectory,
      onProgress: ({ bytes, totalBytes }) => context.onProgress({ part: 'data', share: totalBytes > 0 ? bytes / totalBytes : 1 }),
    });
    const load = (settings: DataSettings, options: Parameters<Datasets['load']>[1]) =>
      this.#loaded.get(JSON.stringify([settings, options]), () => datasets.load(settings, options));
    this.#datasets = { ...datasets, load };
  }

  /**
   * The subject of a question.
   * @param refusal why its data must not be read, if so
   * @throws UserError graph.invalid, lens.noStep, weights.otherGraph
   */
  open(weights: LensWeights, refusal: Notice | undefined): Subject {
    return weights.kind === 'fresh' ? this.#openFresh(weights, refusal) : this.#openRun(weights, refusal);
  }

  #openFresh(weights: Extract<LensWeights, { kind: 'fresh' }>, refusal: Notice | undefined): Subject {
    const key = JSON.stringify([weights, refusal]);
    return this.#subjects.get(key, () => {
      const document = withSeed(weights.document, weights.seed);
      const open = () => openDocument(document, this.#context.baseDirectory, { datasets: this.#datasets, refusal });
      return freshSubject(this.#networks.get(key, open), weights);
    });
  }

  #openRun({ runId, step }: Extract<LensWeights, { kind: 'run' }>, refusal: Notice | undefined): Subject {
    // A run that is going on has a new last step each time.
    const wanted = step ?? this.#read((connection) => listCheckpoints(connection, runId).at(-1)?.step);
    return this.#subjects.get(JSON.stringify([runId, wanted, refusal]), () =>
      this.#read((connection) => {
        const run = findRun(connection, runId) ?? refuseUnknown(runId);
        const open = () => openRun(connection, run, { datasets: this.#datasets, refusal });
        const network = this.#networks.get(JSON.stringify([runId, refusal]), open);
        return subjectOfRun(connection, network, run, wanted);
      }),
    );
  }

  #read<Result>(work: (connection: ReadingConnection) => Result): Result {
    return withReading(this.#context.databaseFile, work);
  }
}

/** A run with this seed would begin with these weights, and draw these random numbers. */
function withSeed(document: GraphDocument, seed: number): GraphDocument {
  return { ...document, training: { ...document.training, seed } };
}

function refuseUnknown(runId: string): never {
  throw lensError('lens.noStep', message("The run '{{run}}' has been deleted", { run: runId }), {
    where: runId,
    expected: message('a stored run'),
    received: message('none'),
  });
}
