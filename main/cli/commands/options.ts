import { type Command, Option } from 'commander';
import { DATA_FORMS } from '#app/datasets/index.ts';
import type { MissingDatabase } from '#app/store/index.ts';
import { english } from '#engine/messages/index.ts';

/** Options common to all commands. */
export interface CommonOptions {
  readonly json?: boolean;
}

export const GRAPH_HELP = 'a graph document (*.backwire.json)';
export const WEIGHTS_HELP = 'weights of this graph, in a format that export writes and reads';
export const DATA_HELP = `a built-in data set, ${english(DATA_FORMS)}; options follow, as in data.csv?target=species`;
export const INPUT_HELP = 'a JSON array of samples with raw values; for several inputs, an object from node id to such an array';
export const ROWS_HELP = `${INPUT_HELP}; or a data file such as rows.csv`;
export const TARGET_HELP = 'a JSON array of targets; for several, an object from node id to such an array';
export const PREPARED_HELP = 'the input is already normalized';
export const DATABASE_HELP = "the database of runs (default: backwire.sqlite in the user's data folder)";

export function addJson(command: Command): Command {
  return command.option('--json', 'print JSON and nothing else on standard output');
}

export interface DatabaseOptions {
  readonly db?: string;
  readonly restoreBackup?: boolean;
  readonly newDatabase?: boolean;
}

export function addDatabase(command: Command): Command {
  return command
    .option('--db <FILE>', DATABASE_HELP)
    .addOption(new Option('--restore-backup', 'restore the backup if the database is missing or empty').conflicts('newDatabase'))
    .option('--new-database', 'create a new database if it is missing or empty; its backup is kept under another name');
}

/** The user's choice for a database that is missing although it has a backup. */
export function missingDatabaseOf({ restoreBackup, newDatabase }: DatabaseOptions): MissingDatabase {
  if (restoreBackup) return 'restore';
  return newDatabase ? 'beginAnew' : 'refuse';
}
