import { dirname, join } from 'node:path';
import { openAllowedFiles } from './allowedFiles.ts';
import type { Background } from './background/index.ts';
import { UPLOADS } from './contract/index.ts';
import { openDatasets } from './datasets/index.ts';
import { openBlocks, openExamples, openGraphs, openTemplates } from './graphs/index.ts';
import type { Host } from './host/host.ts';
import { openImports } from './imports/index.ts';
import { Lens, type LensContext } from './lens/index.ts';
import { refusalsOf } from './lensData.ts';
import type { RunQueue, Runs } from './runs/index.ts';
import { openRunWeights } from './runWeights.ts';
import { loadSetting, saveSetting, type WritingConnection } from './store/index.ts';
import { SweepQueue, Sweeps } from './sweeps/index.ts';
import { openWeights } from './weights/index.ts';

export interface ServicesContext {
  readonly connection: WritingConnection;
  readonly resourcesDirectory: string;
  /** Base of relative data set paths. */
  readonly baseDirectory: string;
  readonly host: Host;
  readonly background: Background;
  readonly runs: Runs;
  readonly queue: RunQueue;
  readonly lensThread: Pick<LensContext, 'workerUrl' | 'limits' | 'log'>;
}

/** The folder of imported files. */
const IMPORTED = 'imported';

export type Services = ReturnType<typeof openServices>;

/** What the contract and the command line call. */
export function openServices({
  connection,
  resourcesDirectory,
  baseDirectory,
  host,
  background,
  runs,
  queue,
  lensThread,
}: ServicesContext) {
  const examples = openExamples(resourcesDirectory);
  const graphs = openGraphs(connection, examples, host);
  const allowedFiles = openAllowedFiles(connection, baseDirectory);
  const weights = openWeights(background, host);
  const sweeps = new Sweeps({ connection, runs });
  return {
    graphs,
    templates: openTemplates(connection, examples),
    blocks: openBlocks(connection),
    datasets: openDatasets({ resourcesDirectory }),
    /** Files without a path of their own, kept beside the database. */
    imports: openImports({ folder: join(dirname(connection.file), IMPORTED), limit: UPLOADS.limit }),
    allowedFiles,
    background,
    runs,
    queue,
    sweeps,
    /** Sweeps of the window, which train in the background. */
    sweepQueue: new SweepQueue(sweeps),
    weights,
    runWeights: openRunWeights(connection, { allowedFiles, background, graphs, runs, weights }),
    lens: new Lens({
      ...{ ...lensThread, resourcesDirectory, baseDirectory, databaseFile: connection.file },
      refusalOf: refusalsOf(allowedFiles, runs),
    }),
    /** The window's last session, as any JSON; undefined if never saved. */
    session: {
      load: () => loadSetting(connection, 'session'),
      save: (session: unknown) => saveSetting(connection, 'session', session),
    },
  };
}
