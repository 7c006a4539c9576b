import { message } from '#engine/messages/index.ts';
import { type Option, readOptions, texts, word } from '../options.ts';
import type { Spec } from '../spec.ts';
import type { DecimalSign } from './numberReader.ts';

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
  /** What lines that are left out begin with; null to find out, '' for nothing. */
  readonly comment: string | null;
  /** The decimal sign of numbers; null to find out. */
  readonly decimal: DecimalSign;
  /** A label of the WHATWG Encoding Standard, as its own name; null to find out. */
  readonly encoding: string | null;
  /** What numeric targets are; null: numbers, while text is classes. */
  readonly task: 'classification' | 'regression' | null;
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', space: ' ', pipe: '|' };

const delimiter: Option<string | null> = {
  default: null,
  expected: message('one character other than a quote, or one of {{names}}', { names: Object.keys(DELIMITER_NAMES) }),
  read([text, ...others]) {
    if (others.length > 0) return undefined;
    if (Object.hasOwn(DELIMITER_NAMES, text)) return DELIMITER_NAMES[text];
    return /^[^\w"\r\n]$/.test(text) ? text : undefined;
  },
};

const comment: Option<string | null> = {
  default: null,
  expected: message('one or two characters other than letters, digits and quotes, or one of none, auto'),
  read([text, ...others]) {
    if (others.length > 0) return undefined;
    if (text === 'none') return '';
    if (text === 'auto') return null;
    return /^[^\w"\s.+-]{1,2}$/.test(text) ? text : undefined;
  },
};

const encoding: Option<string | null> = {
  default: null,
  expected: message('the name of an encoding such as utf-8, utf-16le, windows-1252, windows-1251, gb18030 or shift_jis, or auto'),
  read([text, ...others]) {
    if (others.length > 0) return undefined;
    return text === 'auto' ? null : encodingName(text);
  },
};

/** The name by which the Encoding Standard knows a label; undefined for other words. */
function encodingName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

const OPTIONS = {
  target: texts(),
  ignore: texts(),
  header: word<boolean | null>({ true: true, false: false, auto: null }, null),
  delimiter,
  task: word<CsvOptions['task']>({ classification: 'classification', regression: 'regression', auto: null }, null),
  decimal: word<DecimalSign>({ point: 'point', comma: 'comma', auto: null }, null),
  encoding,
  comment,
};

/** @throws UserError dataset.badOption. */
export function readCsvOptions(spec: Spec): CsvOptions {
  return readOptions(OPTIONS, spec.options, spec.text);
}
