import { type Command, Option } from 'commander';
import type { RunStorage, Thinning } from '#app/contract/index.ts';
import { MONITORS } from '#engine/graph/index.ts';
import { formatBytes } from '../format/numbers.ts';
import { formatTable, numbers, texts } from '../format/table.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions } from './options.ts';
import { withRuns } from './withApp.ts';

interface StorageOptions extends CommonOptions, DatabaseOptions, Thinning {}

/** Adds `runs sizes`, `runs keep` and `runs thin`. */
export function addRunStorage(runs: Command, runner: Runner): void {
  const add = (name: string, description: string) =>
    addJson(addDatabase(runs.command(name).description(description)))
      .option('--last <N>', 'last checkpoints of a run that thinning keeps', wholeNumber({ min: 1, max: 100 }), 1)
      .addOption(
        new Option('--best <METRIC>', 'metric by which thinning keeps the best').choices(MONITORS).default('validationLoss'),
      );
  add('sizes', 'list what runs take in the database, and what thinning would free').action(runner.action(runSizes));
  addJson(addDatabase(runs.command('keep').description('keep the last checkpoint of a run, whatever is thinned out')))
    .argument('<ID>', 'a run')
    .action(runner.action(runKeep));
  add('thin', 'delete checkpoints that every step of a run can be rebuilt without')
    .argument('[IDS...]', 'the runs (default: all that are not in training)')
    .action(runner.action(runThin));
}

async function runSizes(invocation: Invocation, { last, best, ...options }: StorageOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    const storage = await services.background.readStorage({ last, best });
    invocation.reporter.result(storage, () => describeStorage(storage));
    return 0;
  });
}

async function runThin(
  invocation: Invocation,
  ids: readonly string[],
  { last, best, ...options }: StorageOptions,
): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services: { runs, background } }) => {
    const all = async () =>
      (await background.readStorage({ last, best })).runs.filter(({ canBeThinned, isRemoved }) => canBeThinned && !isRemoved);
    const chosen = ids.length > 0 ? ids : (await all()).map(({ id }) => id);
    const freedBytes = runs.thin(chosen, { last, best });
    invocation.reporter.result({ runs: chosen, freedBytes }, () => `Freed ${formatBytes(freedBytes)}.`);
    return 0;
  });
}

async function runKeep(invocation: Invocation, id: string, options: CommonOptions & DatabaseOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    const step = services.runs.keepCheckpoint(id);
    invocation.reporter.result({ run: id, step }, () => `The checkpoint of step ${step} is kept.`);
    return 0;
  });
}

function describeStorage({ databaseBytes, runs }: RunStorage): string {
  const columns = [
    ...texts('run', 'name', 'graph'),
    ...numbers('checkpoints', 'size', 'history', 'thinning frees'),
    ...texts(''),
  ];
  const rows = runs.map((run) => [
    ...[run.id, run.name, run.graphName, `${run.checkpoints}`, formatBytes(run.checkpointBytes)],
    ...[formatBytes(run.historyBytes), formatBytes(run.superfluousBytes), run.isRemoved ? 'removed' : ''],
  ]);
  return [formatTable(columns, rows), `The database has ${formatBytes(databaseBytes)}.`].join('\n');
}
