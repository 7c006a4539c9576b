import { resolve } from 'node:path';
import { message, quoted } from '#engine/messages/index.ts';
import { Background } from './background/index.ts';
import type { Notice } from './contract/index.ts';
import type { Host } from './host/host.ts';
import { type AppRouter, createRouter } from './router.ts';
import { openRuns } from './runs/index.ts';
import { openServices, type Services } from './services.ts';
import { backUp, type MissingDatabase, openStore, rescueWhole, type WritingConnection } from './store/index.ts';
import type { MemoryLimits } from './threads/memoryLimits.ts';

export interface AppOptions {
  /** The SQLite file, created if missing. */
  readonly databaseFile: string;
  /** Action if the database is missing or empty but a backup exists. Default: refuse, so that a person decides. */
  readonly missingDatabase?: MissingDatabase | undefined;
  /** Folder of the examples and small data sets. */
  readonly resourcesDirectory: string;
  /** Module of training workers: app/runs/trainingWorker.ts as built. */
  readonly workerUrl: URL;
  /** Module of threads that read data: app/background/backgroundWorker.ts as built. Default: beside `workerUrl`. */
  readonly backgroundWorkerUrl?: URL;
  /** Module of the lens's thread: app/lens/lensWorker.ts as built. Default: beside `workerUrl`. */
  readonly lensWorkerUrl?: URL;
  /** Memory limits of threads that read data. Default: a share of the computer's memory. */
  readonly memoryLimits?: MemoryLimits;
  readonly host: Host;
  /** Product version. */
  readonly version: string;
  /** Base of relative data set paths. Default: the current directory. */
  readonly baseDirectory?: string;
  /** True to back up a changed database on close, which takes as long as a copy. Default true. */
  readonly backUpOnClose?: boolean;
  /** Logs the origin of bugs. Default: standard error. */
  readonly log?: (text: string) => void;
}

/** The application without a shell. */
export interface App {
  readonly services: Services;
  /** The contract, for a transport to serve. */
  readonly router: AppRouter;
  /** Recoveries at startup: a damaged database set aside, interrupted runs. */
  readonly notices: readonly Notice[];
  /** Stops running training after a checkpoint each, to be resumed later, and closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the application.
 * @throws UserError database.*
 */
export function openApp(options: AppOptions): App {
  const { resourcesDirectory, workerUrl, host, version, backUpOnClose = true, log = (text) => console.error(text) } = options;
  const { connection, notices: databaseNotices } = openStore(resolve(options.databaseFile), new Date(), options.missingDatabase);
  const baseDirectory = resolve(options.baseDirectory ?? '.');
  const threads = { resourcesDirectory, limits: options.memoryLimits, baseDirectory, log };
  const background = new Background({
    ...threads,
    workerUrl: options.backgroundWorkerUrl ?? new URL('./backgroundWorker.js', workerUrl),
    databaseFile: connection.file,
  });
  const training = openRuns({ ...threads, connection, workerUrl, host });
  const lensThread = { workerUrl: options.lensWorkerUrl ?? new URL('./lensWorker.js', workerUrl), limits: threads.limits, log };
  const { runs, queue } = training;
  const services = openServices({ connection, resourcesDirectory, baseDirectory, host, background, runs, queue, lensThread });
  const notices = [...databaseNotices, ...describeInterrupted(training.interrupted)];
  let closed: Promise<void> | undefined;
  const close = async () => {
    await Promise.all([services.sweepQueue.close(), training.close(), background.close(), services.lens.close()]);
    try {
      if (connection.loss) keepLost(connection, training.hasRescued(), log);
      else if (backUpOnClose) await backUp(connection, new Date(), log);
    } catch (error) {
      // The previous backup stays.
      log(`The database was not backed up: ${error instanceof Error ? error.message : error}`);
    } finally {
      connection.close();
    }
  };
  return {
    services,
    router: createRouter({ services, host, version, databaseFile: connection.file, notices, log }),
    notices,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

/** A database that was deleted, replaced or emptied while open never becomes a backup; it is kept beside it. */
function keepLost(connection: WritingConnection, isKept: boolean, log: (text: string) => void): void {
  if (isKept) return;
  const kept = rescueWhole(connection, new Date().toISOString().replaceAll(':', '-'));
  const end = kept === undefined ? 'It can no longer be read' : `What it held was kept in '${kept}'`;
  log(`The database '${connection.file}' was ${connection.loss} while it was open. ${end}`);
}

function describeInterrupted(names: readonly string[]): Notice[] {
  if (names.length === 0) return [];
  const runs = names.map(quoted);
  const text =
    names.length === 1
      ? message('{{run}} was interrupted when the program ended. Resume it from the last checkpoint', { run: runs[0] })
      : message('{{runs}} were interrupted when the program ended. Resume them from the last checkpoint', { runs });
  return [{ code: 'run.interrupted', ...text }];
}
