import { message } from '#engine/messages/index.ts';
import { choice, text, type ValuesOf } from '#engine/params/index.ts';
import { TABLE_OPTIONS } from '../../table/tableOptions.ts';

const AUTOMATIC = message('Automatic');
const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', space: ' ', pipe: '|' };
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251', 'gb18030', 'shift_jis'];

/** Reading options of a text table; the rest is detected. */
export const CSV_OPTIONS = {
  ...TABLE_OPTIONS,
  header: choice({
    default: 'auto',
    options: ['auto', 'true', 'false'],
    optionLabels: { auto: AUTOMATIC, true: message('Column names'), false: message('Data') },
    label: 'First row',
    help: 'Whether the first row holds the names of the columns.',
    advanced: true,
  }),
  delimiter: text({
    default: 'auto',
    options: ['auto', ...Object.keys(DELIMITERS)],
    optionLabels: {
      auto: AUTOMATIC,
      comma: message('Comma'),
      semicolon: message('Semicolon'),
      tab: message('Tab'),
      space: message('Space'),
      pipe: message('Pipe |'),
    },
    accepts: (delimiter) => /^[^\w"\r\n]$/.test(delimiter),
    expected: message('one character other than a quote, or one of {{names}}', { names: ['auto', ...Object.keys(DELIMITERS)] }),
    help: 'What separates the cells of a row.',
    advanced: true,
  }),
  decimal: choice({
    default: 'auto',
    options: ['auto', 'point', 'comma'],
    optionLabels: { auto: AUTOMATIC, point: message('Point'), comma: message('Comma') },
    label: 'Decimal sign',
    help: 'Of numbers; the other sign then separates thousands.',
    advanced: true,
  }),
  encoding: text({
    default: 'auto',
    options: ['auto', ...ENCODINGS],
    optionLabels: {
      auto: AUTOMATIC,
      'utf-8': message('UTF-8'),
      'utf-16le': message('UTF-16 LE'),
      'utf-16be': message('UTF-16 BE'),
      'windows-1252': message('Windows-1252, ISO 8859-1'),
      'windows-1251': message('Windows-1251'),
      gb18030: message('GB 18030'),
      shift_jis: message('Shift JIS'),
    },
    accepts: (label) => encodingName(label) !== undefined,
    expected: message(
      'the name of an encoding such as utf-8, utf-16le, windows-1252, windows-1251, gb18030 or shift_jis, or auto',
    ),
    help: 'How the text is stored: a label of the WHATWG Encoding Standard.',
    advanced: true,
  }),
  comment: text({
    default: 'auto',
    options: ['auto', 'none'],
    optionLabels: { auto: AUTOMATIC, none: message('None') },
    accepts: (mark) => /^[^\w"\s.+-]{1,2}$/.test(mark),
    expected: message('one or two characters other than letters, digits and quotes, or one of none, auto'),
    label: 'Comment sign',
    help: 'What lines that are left out begin with.',
    advanced: true,
  }),
};

export type CsvOptions = ValuesOf<typeof CSV_OPTIONS>;

/** One character; undefined to detect it. */
export function delimiterOf({ delimiter }: CsvOptions): string | undefined {
  return delimiter === 'auto' ? undefined : (DELIMITERS[delimiter] ?? delimiter);
}

/** '' for no comments; undefined to detect it. */
export function commentOf({ comment }: CsvOptions): string | undefined {
  if (comment === 'auto') return undefined;
  return comment === 'none' ? '' : comment;
}

/** The Encoding Standard's name for a label; undefined for other words, such as `auto`. */
export function encodingName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
