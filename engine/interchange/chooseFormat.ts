import { type Message, message } from '../messages/index.ts';
import { type FieldData, fieldsToData, readParams } from '../params/index.ts';
import { FORMATS } from './catalog.ts';
import { type Format, PARTS } from './format.ts';
import { formatError } from './weightsError.ts';

/** A format by name, with values for its options: plain, unchecked data. */
export interface FormatChoice {
  /** Default: the first of the catalog. */
  readonly format?: string | undefined;
  /** Absent options have their defaults. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/** A format with a value for each of its options. */
export interface ChosenFormat {
  readonly format: Format;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Finds a format and checks the options for it.
 * @throws UserError format.unknown, format.badOption
 */
export function chooseFormat({ format: name = FORMATS[0].name, options = {} }: FormatChoice = {}): ChosenFormat {
  const format = FORMATS.find((one) => one.name === name);
  if (!format) throw unknownFormat(name);
  requireKnown(format, options);
  const { values, problems } = readParams(format.options, options);
  const [problem] = problems;
  if (problem) {
    const text = message("Format '{{format}}': {{problem}}", { format: name, problem: problem.message });
    throw formatError('format.badOption', text, { expected: problem.expected, received: problem.received });
  }
  return { format, options: values };
}

function unknownFormat(name: string) {
  const expected = message('one of {{names}}', { names: FORMATS.map((format) => format.name) });
  const text = message("There is no format '{{format}}'; expected {{expected}}", { format: name, expected });
  return formatError('format.unknown', text, { expected, received: name });
}

/** @throws UserError format.badOption */
function requireKnown({ name: format, options: declared }: Format, given: object): void {
  const option = Object.keys(given).find((name) => !Object.hasOwn(declared, name));
  if (option === undefined) return;
  const names = Object.keys(declared);
  const expected = names.length > 0 ? message('one of {{names}}', { names }) : message('no options');
  const text = message("Format '{{format}}' has no option '{{option}}'; expected {{expected}}", { format, option, expected });
  throw formatError('format.badOption', text, { expected, received: option });
}

/** Description of a format for choosing one: plain data. */
export interface FormatDescription extends Pick<Format, 'name' | 'label' | 'help' | 'extension' | 'source'> {
  /** Contents of its files. */
  readonly carries: Message[];
  readonly options: Readonly<Record<string, FieldData>>;
  /** How its files are verified, if they are not read back. */
  readonly verification?: string | undefined;
}

/** All formats in display order. */
export function describeFormats(): FormatDescription[] {
  return FORMATS.map(({ name, label, help, extension, source, carries, options, verification }) => ({
    name,
    label,
    help,
    extension,
    source,
    carries: carries.map((part) => PARTS[part]),
    options: fieldsToData(options),
    verification,
  }));
}
