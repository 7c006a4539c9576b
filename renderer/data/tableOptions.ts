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
    name: 'task',
    label: later('Target values'),
    values: [
      { value: 'classification', label: later('Classes') },
      { value: 'regression', label: later('Quantities') },
    ],
  },
];
