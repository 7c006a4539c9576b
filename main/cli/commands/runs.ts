import type { Command } from 'commander';
import { writeWhole } from '#app/files/index.ts';
import { describeDiagnosis } from '../format/describeDiagnosis.ts';
import { describeDifferences, describeRun, describeRuns } from '../format/describeRuns.ts';
import { formatBytes } from '../format/numbers.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { compareRuns } from '../runs/compareRuns.ts';
import { metricsCsv, metricsRows } from '../runs/metricsCsv.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions } from './options.ts';
import { withApp } from './withApp.ts';

interface RunsOptions extends CommonOptions, DatabaseOptions {}

interface ExportCsvOptions extends RunsOptions {
  readonly out?: string;
}

export function addRuns(program: Command, runner: Runner): void {
  const runs = program.command('runs').description('list, show, compare and remove runs');
  const add = (name: string, description: string, isDefault = false) =>
    addJson(addDatabase(runs.command(name, { isDefault }).description(description)));

  add('list', 'list all runs, the latest first (default)', true).action(runner.action(runList));
  add('show', 'show settings, results and epochs of a run').argument('<ID>', 'a run').action(runner.action(runShow));
  add('diff', 'show the differences between two runs')
    .argument('<A>', 'a run')
    .argument('<B>', 'another run')
    .action(runner.action(runDiff));
  add('diagnose', 'find the faults of a run, with evidence, cause and fixes')
    .argument('<ID>', 'a run')
    .action(runner.action(runDiagnose));
  add('remove', 'remove a run and all its recorded data').argument('<ID>', 'a run').action(runner.action(runRemove));
  add('export-csv', 'export the metrics of every step and epoch as CSV')
    .argument('<ID>', 'a run')
    .option('--out <FILE>', 'write to a file instead of standard output')
    .action(runner.action(runExportCsv));
}

async function runList(invocation: Invocation, options: RunsOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    const summaries = services.runs.list();
    invocation.reporter.result(summaries, () => describeRuns(summaries));
    return 0;
  });
}

async function runShow(invocation: Invocation, id: string, options: RunsOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    const run = services.runs.load(id);
    const { epochs } = services.runs.metrics(id);
    invocation.reporter.result({ ...run, metrics: { epochs } }, () => describeRun(run, epochs));
    return 0;
  });
}

async function runDiff(invocation: Invocation, a: string, b: string, options: RunsOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    const differences = compareRuns(services.runs.load(a), services.runs.load(b));
    invocation.reporter.result(differences, () => describeDifferences(differences, a, b));
    return 0;
  });
}

async function runDiagnose(invocation: Invocation, id: string, options: RunsOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    services.runs.load(id);
    const diagnosis = await services.background.diagnoseRun(id);
    invocation.reporter.result(diagnosis, () => describeDiagnosis(diagnosis));
    return 0;
  });
}

async function runRemove(invocation: Invocation, id: string, options: RunsOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    services.runs.remove(id);
    invocation.reporter.result({ removed: id }, () => `Removed run ${id}.`);
    return 0;
  });
}

async function runExportCsv(invocation: Invocation, id: string, options: ExportCsvOptions): Promise<ExitCode> {
  const { reporter, environment } = invocation;
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    const metrics = services.runs.metrics(id);
    if (options.out === undefined) {
      if (reporter.json) reporter.result(metricsRows(metrics), () => '');
      else environment.stdout.write(metricsCsv(metrics));
      return 0;
    }
    const text = metricsCsv(metrics);
    await writeWhole(options.out, text);
    const file = { path: options.out, bytes: Buffer.byteLength(text) };
    reporter.result({ files: [file] }, () => `Wrote ${file.path}: ${formatBytes(file.bytes)}.`);
    return 0;
  });
}
