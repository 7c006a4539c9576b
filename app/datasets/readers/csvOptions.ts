import { datasetError } from '../errors.ts';
import { type Option, readOptions, texts, word } from '../options.ts';
import type { Spec } from '../spec.ts';

/** How a CSV file is to be read: the options of its SPEC. */
export interface CsvOptions {
  /** The columns to predict, as written: a name, or several joined by commas. Empty: the last column. */
  readonly target: readonly string[];
  /** The columns to leave out, written likewise. */
  readonly ignore: readonly string[];
  /** Whether the first row holds names; null to find out. */
  readonly header: boolean | null;
  /** One character; null to find out. */
  readonly delimiter: string | null;
  /** What numeric targets are; null: numbers, while text is classes. */
  readonly task: 'classification' | 'regression' | null;
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', space: ' ', pipe: '|' };

const delimiter: Option<string | null> = {
  default: null,
  expected: `one character other than a quote, or one of ${Object.keys(DELIMITER_NAMES).join(', ')}`,
  read([text, ...others]) {
    if (others.length > 0) return undefined;
    if (Object.hasOwn(DELIMITER_NAMES, text)) return DELIMITER_NAMES[text];
    return /^[^\w"\r\n]$/.test(text) ? text : undefined;
  },
};

const OPTIONS = {
  target: texts(),
  ignore: texts(),
  header: word<boolean | null>({ true: true, false: false, auto: null }, null),
  delimiter,
  task: word<CsvOptions['task']>({ classification: 'classification', regression: 'regression', auto: null }, null),
};

/** @throws UserError dataset.badOption. */
export function readCsvOptions(spec: Spec): CsvOptions {
  return readOptions(OPTIONS, spec.options, spec.text);
}

/** What each column of the file is for: indices into its cells. */
export interface ColumnRoles {
  readonly features: readonly number[];
  readonly targets: readonly number[];
}

/**
 * Decides what each column is for. Without a target in the options it is the last column.
 * @throws UserError dataset.missingColumn, dataset.noFeatures.
 */
export function assignRoles(names: readonly string[], options: CsvOptions, where: string): ColumnRoles {
  const ignored = new Set(findColumns(options.ignore, names, where));
  const kept = names.map((_, index) => index).filter((index) => !ignored.has(index));
  const named = findColumns(options.target, names, where);
  const targets = named.length > 0 ? named : kept.slice(-1);
  const features = kept.filter((index) => !targets.includes(index));
  if (features.length === 0) throw noFeatures(names, where);
  return { features, targets };
}

/** A name that has a comma in it is one name where a column has it, else several. */
function findColumns(written: readonly string[], names: readonly string[], where: string): number[] {
  const wanted = written.flatMap((text) => (names.includes(text) ? [text] : text.split(',').map((name) => name.trim())));
  return [...new Set(wanted)].map((name) => {
    const index = names.indexOf(name);
    if (index < 0) throw missingColumn(name, names, where);
    return index;
  });
}

function missingColumn(name: string, names: readonly string[], where: string) {
  const expected = `one of the columns ${listNames(names, 20)}`;
  return datasetError('dataset.missingColumn', `${where} has no column '${name}'; expected ${expected}`, {
    where,
    expected,
    received: name,
  });
}

function noFeatures(names: readonly string[], where: string) {
  const expected = 'at least one column besides the targets';
  const received = `the columns ${listNames(names, 20)}`;
  return datasetError('dataset.noFeatures', `${where} has no features to predict from: expected ${expected}, found ${received}`, {
    where,
    expected,
    received,
    fix: 'If the cells stand in one column, name their delimiter, as in data.csv?delimiter=semicolon.',
  });
}

/** `a, b, c and 12 more`. */
export function listNames(names: readonly string[], limit: number): string {
  const shown = names.slice(0, limit).join(', ');
  return names.length > limit ? `${shown} and ${names.length - limit} more` : shown;
}
