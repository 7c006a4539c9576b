import { later } from '../language/index.ts';

/** An option of the SPEC of a table that is chosen from a few values; without it, the reader decides by what is in the file. */
interface TableOption {
  readonly name: string;
  readonly label: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

/** How a table can be read otherwise than the reader decides. */
export const TABLE_OPTIONS: readonly TableOption[] = [
  {
    name: 'header',
    label: later('First row'),
    values: [
      { value: 'true', label: later('Column names') },
      { value: 'false', label: later('Data') },
    ],
  },
  {
    name: 'delimiter',
    label: later('Delimiter'),
    values: [
      { value: 'comma', label: later('Comma') },
      { value: 'semicolon', label: later('Semicolon') },
      { value: 'tab', label: later('Tab') },
      { value: 'space', label: later('Space') },
      { value: 'pipe', label: later('Pipe |') },
    ],
  },
  {
    name: 'decimal',
    label: later('Decimal sign'),
    values: [
      { value: 'point', label: later('Point') },
      { value: 'comma', label: later('Comma') },
    ],
  },
  {
    name: 'encoding',
    label: later('Encoding'),
    values: [
      { value: 'utf-8', label: later('UTF-8') },
      { value: 'utf-16le', label: later('UTF-16 LE') },
      { value: 'utf-16be', label: later('UTF-16 BE') },
      { value: 'windows-1252', label: later('Windows-1252, ISO 8859-1') },
      { value: 'windows-1251', label: later('Windows-1251') },
      { value: 'gb18030', label: later('GB 18030') },
      { value: 'shift_jis', label: later('Shift JIS') },
    ],
  },
  {
    name: 'task',
    label: later('Target values'),
    values: [
      { value: 'classification', label: later('Classes') },
      { value: 'regression', label: later('Numeric values') },
    ],
  },
];
