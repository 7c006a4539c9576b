import { existsSync } from 'node:fs';
import { type App, openApp } from '#app/app.ts';
import type { Host } from '#app/host/host.ts';
import { backupOf } from '#app/store/index.ts';
import { english, message } from '#engine/messages/index.ts';
import { cliError } from '../invocation/errors.ts';
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

/** The same for work on runs that exist: a database that does not is not created. @throws UserError cli.noDatabase */
export async function withRuns<Result>(
  invocation: Invocation,
  options: DatabaseOptions,
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  if (options.db !== undefined && !exists(options.db)) throw noDatabase(options.db);
  return withApp(invocation, options, work);
}

/** A backup can be restored. */
const exists = (file: string): boolean => existsSync(file) || existsSync(backupOf(file));

function noDatabase(file: string) {
  return cliError('cli.noDatabase', message("There is no database '{{file}}'", { file }), {
    where: '--db',
    expected: message('the database that has the run'),
    received: message('no file'),
    fix: message('Correct the path, or omit --db for the database of the window.'),
  });
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
