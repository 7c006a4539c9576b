import { type Command, Option } from 'commander';
import { openDatasets } from '#app/datasets/index.ts';
import { writeWhole } from '#app/files/index.ts';
import type { Column, Dataset } from '#engine/training/index.ts';
import { formatCount } from '../format/numbers.ts';
import { numberArgument } from '../input/numberArgument.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addJson, type CommonOptions, DATA_HELP } from './options.ts';

interface PrepareOptions extends CommonOptions {
  readonly out: string;
  readonly normalize: 'none' | 'unit' | 'standard';
  readonly validation?: number;
  readonly test?: number;
}

/** The output of `data prepare --json`. */
interface PrepareReport {
  readonly file: string;
  readonly samples: { readonly train: number; readonly validation: number; readonly test: number };
  readonly columns: readonly string[];
  readonly fingerprint: string;
}

/** `data prepare`: what a network sees of a data set, as a table for other programs. */
export function addPrepare(datasets: Command, runner: Runner): void {
  const share = numberArgument({ min: 0, max: 0.9 });
  const command = datasets
    .command('prepare')
    .description('write a data set as a network sees it: split, encoded, filled and normalized')
    .argument('<SPEC>', DATA_HELP)
    .requiredOption('--out <FILE>', 'the CSV file to write')
    .addOption(
      new Option('--normalize <HOW>', 'normalization of features, fitted on the training samples')
        .choices(['none', 'unit', 'standard'])
        .default('none'),
    )
    .option('--validation <SHARE>', 'share of the training samples held out (default: 0.1)', share)
    .option('--test <SHARE>', 'share of all samples held out for the test (default: 0.2)', share);
  addJson(command).action(runner.action(runPrepare));
}

async function runPrepare({ environment, reporter }: Invocation, spec: string, options: PrepareOptions): Promise<ExitCode> {
  const { out, normalize, validation, test } = options;
  const shares = { ...(validation !== undefined && { validation }), ...(test !== undefined && { test }) };
  const dataset = openDatasets(environment).load({ dataset: spec, normalize, ...shares });
  const columns = [...dataset.inputs, ...dataset.targets].flatMap(elementsOf);
  await writeWhole(out, csvOf(dataset, columns));
  const { train, validation: held, test: tested } = dataset.splits;
  const report: PrepareReport = {
    file: out,
    samples: { train: train.length, validation: held.length, test: tested.length },
    columns: columns.map(({ name }) => name),
    fingerprint: dataset.fingerprint,
  };
  reporter.result(report, () => `${out}: ${formatCount(train.length + held.length + tested.length)} rows`);
  return 0;
}

/** One element of a column's samples. */
interface Element {
  readonly name: string;
  readonly textAt: (sample: number) => string;
}

function elementsOf(column: Column): Element[] {
  const { shape, classNames, data, normalization } = column;
  const size = shape.reduce((product, length) => product * length, 1);
  return Array.from({ length: size }, (_, element) => {
    const { offset = [0], scale = [1] } = normalization ?? {};
    const [shift, factor] = [offset[element % offset.length], scale[element % scale.length]];
    return {
      name: nameElement(column, element, size),
      textAt(sample) {
        const value = data[sample * size + element];
        return classNames ? quote(classNames[value]) : String((value - shift) * factor);
      },
    };
  });
}

/** A feature by its name; in a window also with its row, from 0. */
function nameElement({ name, features, window }: Column, element: number, size: number): string {
  if (!features) return size === 1 ? name : `${name}[${element}]`;
  const feature = features[element % features.length];
  return window ? `${feature}[${Math.floor(element / features.length)}]` : feature;
}

/** A row per sample, in the order of the splits, the first column naming the split. */
function csvOf({ splits }: Dataset, columns: readonly Element[]): string {
  const lines = [['split', ...columns.map(({ name }) => quote(name))].join(',')];
  for (const [split, samples] of Object.entries(splits)) {
    for (const sample of samples) lines.push([split, ...columns.map(({ textAt }) => textAt(sample))].join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** A cell as in RFC 4180. */
const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
