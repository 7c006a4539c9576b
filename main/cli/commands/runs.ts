import { type Command, Option } from 'commander';
import { differingFacts, LANGUAGE_CODES, type Language, reportOfRun, runFacts } from '#app/contract/index.ts';
import { writeParquet } from '#app/exports/index.ts';
import { writeWhole } from '#app/files/index.ts';
import { writeHtml } from '#engine/report/index.ts';
import { describeDiagnosis } from '../format/describeDiagnosis.ts';
import { describeComparison, describeDifferences, describeRun, describeRuns } from '../format/describeRuns.ts';
import { formatBytes } from '../format/numbers.ts';
import { readTranslations } from '../input/readTranslations.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { compareRuns } from '../runs/compareRuns.ts';
import { metricsColumns, metricsCsv, metricsRows } from '../runs/metricsCsv.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions } from './options.ts';
import { addRunStorage } from './runStorage.ts';
import { withApp, withRuns } from './withApp.ts';

interface RunsOptions extends CommonOptions, DatabaseOptions {}

interface ReportOptions extends RunsOptions {
  readonly html: string;
  readonly language: Language;
}

interface TagOptions extends RunsOptions {
  readonly remove?: readonly string[];
}

interface RemoveOptions extends RunsOptions {
  readonly erase?: boolean;
}

interface ExportCsvOptions extends RunsOptions {
  readonly out?: string;
  readonly histories?: string;
}

interface ExportParquetOptions extends ExportCsvOptions {
  readonly out: string;
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
  add('compare', 'show what differs between two or more runs: graph, data, settings, results and weights')
    .argument('<RUNS...>', 'the runs')
    .action(runner.action(runCompare));
  add('report', 'write what is known of a run as one HTML file, to share or to print')
    .argument('<ID>', 'a run')
    .requiredOption('--html <FILE>', 'the file to write')
    .addOption(new Option('--language <LANGUAGE>', 'language of the report').choices(LANGUAGE_CODES).default('en'))
    .action(runner.action(runReport));
  add('diagnose', 'find the faults of a run, with evidence, cause and fixes')
    .argument('<ID>', 'a run')
    .action(runner.action(runDiagnose));
  add('note', 'write a note on a run, or print it')
    .argument('<ID>', 'a run')
    .argument('[TEXT]', 'the note; "" removes it')
    .action(runner.action(runNote));
  add('tag', 'add and remove tags of a run, or print them')
    .argument('<ID>', 'a run')
    .argument('[TAGS...]', 'tags to add')
    .option('--remove <TAGS...>', 'tags to remove')
    .action(runner.action(runTag));
  add('remove', 'remove a run; it can be restored for 30 days')
    .argument('<ID>', 'a run')
    .option('--erase', 'delete it with all its recorded data, for good')
    .action(runner.action(runRemove));
  add('restore', 'restore a run that was removed').argument('<ID>', 'a run').action(runner.action(runRestore));
  addRunStorage(runs, runner);
  add('export-csv', 'export the metrics of every step and epoch as CSV')
    .argument('<ID>', 'a run')
    .option('--out <FILE>', 'write to a file instead of standard output')
    .option('--histories <FILE>', 'write the distributions of parameters and nodes instead, of every recorded step')
    .action(runner.action(runExportCsv));
  add('export-parquet', 'export the metrics of every step and epoch as Parquet')
    .argument('<ID>', 'a run')
    .requiredOption('--out <FILE>', 'the file to write')
    .option('--histories <FILE>', 'write the distributions of parameters and nodes as well, of every recorded step')
    .action(runner.action(runExportParquet));
}

async function runList(invocation: Invocation, options: RunsOptions): Promise<ExitCode> {
  return withApp<ExitCode>(invocation, options, async ({ services }) => {
    const summaries = services.runs.list();
    invocation.reporter.result(summaries, () => describeRuns(summaries));
    return 0;
  });
}

async function runShow(invocation: Invocation, id: string, options: RunsOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    const run = services.runs.load(id);
    const epochs = services.runs.epochs(id);
    invocation.reporter.result({ ...run, metrics: { epochs } }, () => describeRun(run, epochs));
    return 0;
  });
}

async function runDiff(invocation: Invocation, a: string, b: string, options: RunsOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    const differences = compareRuns(services.runs.load(a), services.runs.load(b));
    invocation.reporter.result(differences, () => describeDifferences(differences, a, b));
    return 0;
  });
}

async function runCompare(invocation: Invocation, ids: readonly string[], options: RunsOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services: { runs, background } }) => {
    const differences = differingFacts(ids.map((id) => runFacts(runs.load(id))));
    const weights = await background.compareWeights(ids);
    invocation.reporter.result({ runs: ids, differences, weights }, () => describeComparison(ids, differences, weights));
    return 0;
  });
}

async function runReport(invocation: Invocation, id: string, options: ReportOptions): Promise<ExitCode> {
  const { html: file, language, ...common } = options;
  const say = await readTranslations(invocation.environment, language);
  return withRuns<ExitCode>(invocation, common, async ({ services: { runs } }) => {
    await writeWhole(file, writeHtml(reportOfRun(runs.load(id), runs.curves(id)), { language, say }));
    invocation.reporter.result({ file }, () => `Written to ${file}`);
    return 0;
  });
}

async function runDiagnose(invocation: Invocation, id: string, options: RunsOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    services.runs.load(id);
    const diagnosis = await services.background.diagnoseRun(id);
    invocation.reporter.result(diagnosis, () => describeDiagnosis(diagnosis));
    return 0;
  });
}

async function runNote(invocation: Invocation, id: string, text: string | undefined, options: RunsOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services: { runs } }) => {
    if (text !== undefined) runs.label([id], { note: text });
    const { note } = runs.load(id);
    invocation.reporter.result({ run: id, note }, () => note || 'The run has no note.');
    return 0;
  });
}

async function runTag(invocation: Invocation, id: string, added: readonly string[], options: TagOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services: { runs } }) => {
    runs.label([id], { addTags: [...added], removeTags: [...(options.remove ?? [])] });
    const { tags } = runs.load(id);
    invocation.reporter.result({ run: id, tags }, () => tags.join(', ') || 'The run has no tags.');
    return 0;
  });
}

async function runRemove(invocation: Invocation, id: string, { erase = false, ...options }: RemoveOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services: { runs } }) => {
    if (!erase || !runs.list({ removed: true }).some((run) => run.id === id)) runs.remove(id);
    if (erase) runs.erase([id]);
    invocation.reporter.result({ removed: id }, () =>
      erase ? `Erased run ${id}.` : `Removed run ${id}; runs restore ${id} restores it.`,
    );
    return 0;
  });
}

async function runRestore(invocation: Invocation, id: string, options: RunsOptions): Promise<ExitCode> {
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    services.runs.restore([id]);
    invocation.reporter.result({ restored: id }, () => `Restored run ${id}.`);
    return 0;
  });
}

async function runExportCsv(invocation: Invocation, id: string, options: ExportCsvOptions): Promise<ExitCode> {
  const { reporter, environment } = invocation;
  return withRuns<ExitCode>(invocation, options, async ({ services }) => {
    const metrics = services.runs.metrics(id);
    if (options.histories !== undefined) {
      const path = options.histories;
      reportFiles(invocation, [{ path, bytes: await services.background.exportHistories(id, { path, format: 'csv' }) }]);
    } else if (options.out !== undefined) {
      const text = metricsCsv(metrics);
      await writeWhole(options.out, text);
      reportFiles(invocation, [{ path: options.out, bytes: Buffer.byteLength(text) }]);
    } else if (reporter.json) reporter.result(metricsRows(metrics), () => '');
    else environment.stdout.write(metricsCsv(metrics));
    return 0;
  });
}

async function runExportParquet(invocation: Invocation, id: string, options: ExportParquetOptions): Promise<ExitCode> {
  const { out, histories, ...common } = options;
  return withRuns<ExitCode>(invocation, common, async ({ services }) => {
    const content = Buffer.concat([...writeParquet([metricsColumns(services.runs.metrics(id))])]);
    await writeWhole(out, content);
    const files: WrittenFile[] = [{ path: out, bytes: content.length }];
    if (histories !== undefined) {
      const bytes = await services.background.exportHistories(id, { path: histories, format: 'parquet' });
      files.push({ path: histories, bytes });
    }
    reportFiles(invocation, files);
    return 0;
  });
}

interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
}

function reportFiles({ reporter }: Invocation, files: readonly WrittenFile[]): void {
  reporter.result({ files }, () => files.map(({ path, bytes }) => `Wrote ${path}: ${formatBytes(bytes)}.`).join('\n'));
}
