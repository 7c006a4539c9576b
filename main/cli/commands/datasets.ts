import type { Command } from 'commander';
import type { DatasetDescription, DatasetSummary, TableDescription } from '#app/contract/index.ts';
import { BUILT_INS, type Datasets, formOf, openDatasets, READERS, type Reader } from '#app/datasets/index.ts';
import { english, UserError } from '#engine/messages/index.ts';
import { ALL_COLUMNS, type ByColumn, choiceFor, type Field, type Fields, fieldsToData } from '#engine/params/index.ts';
import { formatCount, formatNumber } from '../format/numbers.ts';
import { formatPairs, formatTable, numbers, texts } from '../format/table.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addJson, type CommonOptions, DATA_HELP } from './options.ts';
import { addPrepare } from './prepareData.ts';

export function addDatasets(program: Command, runner: Runner): void {
  const datasets = program.command('datasets').alias('data').description('list, inspect and prepare data sets');
  const list = datasets.command('list', { isDefault: true }).description('list the built-in data sets (default)');
  addJson(list).action(runner.action(runList));
  const options = datasets.command('options').description('the options of data files and of built-in data sets');
  addJson(options).action(runner.action(runOptions));
  const inspect = datasets.command('inspect').description('show the contents of a data set').argument('<SPEC>', DATA_HELP);
  addJson(inspect).action(runner.action(runInspect));
  addPrepare(datasets, runner);
}

async function runList({ environment, reporter }: Invocation, _options: CommonOptions): Promise<ExitCode> {
  const summaries = openDatasets(environment).list();
  reporter.result(summaries, () => describeList(summaries));
  return 0;
}

async function runOptions({ reporter }: Invocation, _options: CommonOptions): Promise<ExitCode> {
  const readers = READERS.map(({ name, options }) => [name, fieldsToData(options)]);
  const builtIns = BUILT_INS.map(({ spec, options }) => [spec, fieldsToData(options)]);
  reporter.result(Object.fromEntries([...readers, ...builtIns]), () => describeAllOptions());
  return 0;
}

async function runInspect({ environment, reporter }: Invocation, spec: string, _options: CommonOptions): Promise<ExitCode> {
  const datasets = openDatasets(environment);
  const description = inspect(datasets, spec, reporter);
  const said = { ...description, description: english(description.description), notes: description.notes.map(english) };
  reporter.result(said, () => describeDataset(said));
  return 0;
}

/** Of a table that is refused, the columns are told: what is missing where, and what each holds. */
function inspect(datasets: Datasets, dataset: string, reporter: Invocation['reporter']): DatasetDescription {
  try {
    return datasets.inspect({ dataset });
  } catch (error) {
    const table = error instanceof UserError ? datasets.survey({ dataset }) : undefined;
    if (table) reporter.say(describeColumns(table));
    throw error;
  }
}

function describeDefault({ kind, default: initial }: Field): string {
  return kind === 'byColumn' ? choiceFor(initial as ByColumn, ALL_COLUMNS) : [initial].flat().join(', ');
}

/** In English. */
type SaidDescription = Omit<DatasetDescription, 'description' | 'notes'> & {
  readonly description: string;
  readonly notes: readonly string[];
};

function describeList(summaries: readonly DatasetSummary[]): string {
  return formatTable(
    [...texts('spec'), ...numbers('samples'), ...texts('description')],
    summaries.map(({ spec, samples, description }) => [spec, formatCount(samples), description]),
  );
}

function describeDataset({
  name,
  description,
  notes,
  inputs,
  targets,
  samples,
  fingerprint,
  table,
  preview,
}: SaidDescription): string {
  const columns = [
    ...inputs.map(({ name: title, shape, features }) => [
      'input',
      title,
      `[${shape.join(', ')}]`,
      '',
      (features ?? []).join(', '),
    ]),
    ...targets.map(({ name: title, shape, classes, classNames }) => [
      'target',
      title,
      `[${shape.join(', ')}]`,
      classNames ? `${classes}: ${classNames.join(', ')}` : `${classes ?? ''}`,
      '',
    ]),
  ];
  const samplesOfPreview = preview.map(({ inputs: given, targets: wanted }) => [
    given.map(describeNumbers).join('  '),
    wanted.map(describeNumbers).join('  '),
  ]);
  return [
    `${name}: ${description}`,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    formatTable(texts('side', 'column', 'shape', 'classes', 'features'), columns),
    formatPairs([
      ['training samples', formatCount(samples.train)],
      ['validation samples', formatCount(samples.validation)],
      ['test samples', formatCount(samples.test)],
      ['SHA-256', fingerprint],
    ]),
    table ? describeTable(table) : formatTable(texts('input', 'target'), samplesOfPreview),
  ].join('\n\n');
}

/** The columns of a table, and its first rows. */
function describeTable({ rows, ...table }: TableDescription): string {
  const seen = table.columns.filter(({ kind }) => kind !== undefined).map(({ name }) => name);
  const cells = rows.map((row) => row.map((cell) => `${cell ?? ''}`));
  return [describeColumns(table), formatTable(texts(...seen), cells)].join('\n\n');
}

function describeColumns({ columns }: Pick<TableDescription, 'columns'>): string {
  const facts = columns.map(({ name, role, kind = '', missing, fill, distinct, statistics, categories = [] }) => [
    ...[name, role, kind, missing === undefined ? '' : formatCount(missing), `${fill ?? ''}`, `${distinct ?? ''}`],
    statistics
      ? `${formatNumber(statistics.min)} … ${formatNumber(statistics.max)}, mean ${formatNumber(statistics.mean)}`
      : categories.map((category) => `${category.name} ${category.count}`).join(', '),
  ]);
  return formatTable(texts('column', 'role', 'type', 'missing', 'filled with', 'distinct', 'values'), facts);
}

const SHOWN_NUMBERS = 8;

function describeNumbers(numbers: readonly number[]): string {
  const shown = numbers.slice(0, SHOWN_NUMBERS).map((value) => String(Number(value.toPrecision(5))));
  return numbers.length > SHOWN_NUMBERS ? `${shown.join(' ')} … (${numbers.length})` : shown.join(' ');
}

/** The options of readers and of built-in data sets, in Markdown readable in a terminal. */
function describeAllOptions(): string {
  const withOptions = BUILT_INS.filter(({ options }) => Object.keys(options).length > 0);
  return [
    '# Options of data: `DATA?OPTION=VALUE&OPTION=VALUE`',
    ...READERS.flatMap((reader) => [
      `## ${reader.label}: ${describeForms(reader)}`,
      ...describeOne(`${reader.help} Source: ${reader.source}.`, reader.options),
    ]),
    ...withOptions.flatMap(({ spec, description, options }) => [`## ${spec}`, ...describeOne(description, options)]),
  ].join('\n\n');
}

function describeForms(reader: Reader): string {
  const endings = reader.extensions.flatMap((extension) => [`PATH.${extension}`, `PATH.${extension}.gz`]);
  return [english(formOf(reader)), ...endings].join(', ');
}

function describeOne(help: string, options: Fields): string[] {
  const rows = Object.entries(options).map(([name, field]) => [
    `    ${name}`,
    field.whenEmpty ?? describeDefault(field),
    field.help,
    english(field.expected(field.default)),
  ]);
  const columns = texts('    option', 'default', 'meaning', 'values');
  return [help, ...(rows.length > 0 ? [formatTable(columns, rows)] : [])];
}
