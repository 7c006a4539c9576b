import type { Command } from 'commander';
import type { DatasetDescription, DatasetSummary } from '#app/contract/index.ts';
import { BUILT_INS, openDatasets, READERS } from '#app/datasets/index.ts';
import { english } from '#engine/messages/index.ts';
import { fieldsToData } from '#engine/params/index.ts';
import { describeOptions } from '../format/describeOptions.ts';
import { formatCount } from '../format/numbers.ts';
import { formatPairs, formatTable } from '../format/table.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addJson, type CommonOptions, DATA_HELP } from './options.ts';

export function addDatasets(program: Command, runner: Runner): void {
  const datasets = program.command('datasets').description('list and inspect data sets');
  const list = datasets.command('list', { isDefault: true }).description('list the built-in data sets (default)');
  addJson(list).action(runner.action(runList));
  const options = datasets.command('options').description('the options of data files and of built-in data sets');
  addJson(options).action(runner.action(runOptions));
  const inspect = datasets.command('inspect').description('show the contents of a data set').argument('<SPEC>', DATA_HELP);
  addJson(inspect).action(runner.action(runInspect));
}

async function runList({ environment, reporter }: Invocation, _options: CommonOptions): Promise<ExitCode> {
  const summaries = openDatasets(environment).list();
  reporter.result(summaries, () => describeList(summaries));
  return 0;
}

async function runOptions({ reporter }: Invocation, _options: CommonOptions): Promise<ExitCode> {
  const readers = READERS.map(({ name, options }) => [name, fieldsToData(options)]);
  const builtIns = BUILT_INS.map(({ spec, options }) => [spec, fieldsToData(options)]);
  reporter.result(Object.fromEntries([...readers, ...builtIns]), () => describeOptions(READERS, BUILT_INS));
  return 0;
}

async function runInspect({ environment, reporter }: Invocation, spec: string, _options: CommonOptions): Promise<ExitCode> {
  const datasets = openDatasets(environment);
  const settings = { dataset: spec };
  const description = datasets.describe(datasets.load(settings), settings);
  const said = { ...description, description: english(description.description), notes: description.notes.map(english) };
  reporter.result(said, () => describeDataset(said));
  return 0;
}

/** In English. */
type SaidDescription = Omit<DatasetDescription, 'description' | 'notes'> & {
  readonly description: string;
  readonly notes: readonly string[];
};

function describeList(summaries: readonly DatasetSummary[]): string {
  return formatTable(
    [{ title: 'spec' }, { title: 'samples', align: 'right' }, { title: 'description' }],
    summaries.map(({ spec, samples, description }) => [spec, formatCount(samples), description]),
  );
}

function describeDataset({ name, description, notes, inputs, targets, samples, fingerprint, preview }: SaidDescription): string {
  const columns = [
    ...inputs.map((column) => ['input', column.name, `[${column.shape.join(', ')}]`, '']),
    ...targets.map(({ name: title, shape, classes, classNames }) => [
      'target',
      title,
      `[${shape.join(', ')}]`,
      classNames ? `${classes}: ${classNames.join(', ')}` : `${classes ?? ''}`,
    ]),
  ];
  const samplesOfPreview = preview.map(({ inputs: given, targets: wanted }) => [
    given.map(describeNumbers).join('  '),
    wanted.map(describeNumbers).join('  '),
  ]);
  return [
    `${name}: ${description}`,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    formatTable([{ title: 'side' }, { title: 'column' }, { title: 'shape' }, { title: 'classes' }], columns),
    formatPairs([
      ['training samples', formatCount(samples.train)],
      ['validation samples', formatCount(samples.validation)],
      ['test samples', formatCount(samples.test)],
      ['SHA-256', fingerprint],
    ]),
    formatTable([{ title: 'input' }, { title: 'target' }], samplesOfPreview),
  ].join('\n\n');
}

const SHOWN_NUMBERS = 8;

function describeNumbers(numbers: readonly number[]): string {
  const shown = numbers.slice(0, SHOWN_NUMBERS).map((value) => String(Number(value.toPrecision(5))));
  return numbers.length > SHOWN_NUMBERS ? `${shown.join(' ')} … (${numbers.length})` : shown.join(' ');
}
