import { type App, openApp } from '#app/app.ts';
import type { Host } from '#app/host/host.ts';
import { english } from '#engine/messages/index.ts';
import type { Invocation } from '../invocation/invocation.ts';
import { type DatabaseOptions, missingDatabaseOf } from './options.ts';

/** Opens the app on the chosen database while some work runs, and reports recoveries at startup. */
export async function withApp<Result>(
  { environment, reporter }: Invocation,
  options: DatabaseOptions,
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  const { databaseFile, resourcesDirectory, workerUrl, version } = environment;
  const app = openApp({
    databaseFile: options.db ?? databaseFile,
    missingDatabase: missingDatabaseOf(options),
    resourcesDirectory,
    workerUrl,
    version,
    host: COMMAND_LINE,
    log: (text) => reporter.log(text),
  });
  try {
    for (const notice of app.notices) reporter.note(english(notice));
    return await work(app);
  } finally {
    await app.close();
  }
}

/** The terminal as a host: commands name their output files, and show their own progress. */
const COMMAND_LINE: Host = {
  kind: 'commandLine',
  async saveFile(suggestedName) {
    throw new Error(`the command line has no dialog to save '${suggestedName}' with`);
  },
  showProgress() {},
  useLanguage() {},
};
