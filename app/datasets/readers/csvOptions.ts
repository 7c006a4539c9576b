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
