import { type Message, message } from '#engine/messages/index.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import { describeLocation } from '../../table/cell.ts';
import type { JsonObject, JsonRow } from './jsonRows.ts';

/** What a key holds: one value, a list of so many numbers, or what a table has no place for. */
type Form = 'missing' | 'value' | 'object' | 'list' | number;

interface Seen {
  readonly form: Form;
  readonly line: number;
}

interface JsonColumn extends Seen {
  /** The first value of another form. */
  readonly other?: Seen;
}

/** The columns of JSON objects, in the order in which their keys first appear. A list of numbers is one column for each. */
export class JsonColumns {
  readonly #file: string;
  readonly #ignore: (keys: readonly string[]) => readonly string[];
  readonly #columns = new Map<string, JsonColumn>();
  #ignored: ReadonlySet<string> = new Set();

  /** @param ignore the keys that are ignored, among those of the file */
  constructor(file: string, ignore: (keys: readonly string[]) => readonly string[]) {
    this.#file = file;
    this.#ignore = ignore;
  }

  /** Takes the keys of a row, and the forms of their values. */
  note({ object, line }: JsonRow): void {
    for (const [key, value] of Object.entries(object)) {
      const form = formOf(value);
      const known = this.#columns.get(key);
      if (!known || known.form === 'missing') this.#columns.set(key, { form, line });
      else if (form !== 'missing' && form !== known.form && !known.other)
        this.#columns.set(key, { ...known, other: { form, line } });
    }
  }

  /** The names of the columns. @throws UserError dataset.nestedValue */
  names(): string[] {
    this.#ignored = new Set(this.#ignore([...this.#columns.keys()]));
    return [...this.#columns].flatMap(([key, column]) => {
      if (this.#ignored.has(key)) return [key];
      this.#check(key, column);
      return typeof column.form === 'number' ? Array.from({ length: column.form }, (_, index) => `${key}[${index}]`) : [key];
    });
  }

  /** The cells of a row: '' for what is missing or ignored. */
  cellsOf(object: JsonObject): string[] {
    return [...this.#columns].flatMap(([key, { form }]) => {
      if (this.#ignored.has(key)) return [''];
      const value = Object.hasOwn(object, key) ? object[key] : null;
      if (typeof form !== 'number') return [writeCell(value)];
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      return Array.from({ length: form }, (_, index) => writeCell(list[index]));
    });
  }

  #check(key: string, { form, line, other }: JsonColumn): void {
    if (form === 'object' || form === 'list') throw this.#refuse(key, { form, line }, EXPECTED);
    if (!other) return;
    const first = message('{{form}}, as on line {{line}}', { form: describeForm(form), line });
    throw this.#refuse(key, other, other.form === 'object' || other.form === 'list' ? EXPECTED : first);
  }

  #refuse(key: string, { form, line }: Seen, expected: Message) {
    return unexpectedWithFix('dataset.nestedValue', {
      where: describeLocation({ file: this.#file, line, column: key }),
      expected,
      received: describeForm(form),
      fix: message('Write its parts as keys of their own, or ignore the column with ignore={{column}}.', {
        column: encodeURIComponent(key),
      }),
    });
  }
}

const EXPECTED = message('a number, a text, true, false, null or a list of numbers');

function formOf(value: unknown): Form {
  if (value === null) return 'missing';
  if (Array.isArray(value)) return value.length > 0 && value.every(isNumberOrNull) ? value.length : 'list';
  return typeof value === 'object' ? 'object' : 'value';
}

const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === 'number';

function describeForm(form: Form): Message {
  if (typeof form === 'number') return message('a list of {{count}} numbers', { count: form });
  if (form === 'object') return message('an object');
  return form === 'list' ? message('a list that is empty or holds more than numbers') : message('a single value');
}

const writeCell = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
