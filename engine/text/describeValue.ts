import { type MessageValue, message } from '../messages/index.ts';

/** Maximum length of a value in a message. */
const LENGTH = 60;

/**
 * A JSON value as messages show it: short, however large or deep, and correct for what JSON cannot write.
 * @returns such as `"x"`, `[1,2,…`, `nothing`, or, for 1e400, which parses as infinity, a description
 */
export function describeValue(value: unknown): MessageValue {
  if (value === undefined) return message('nothing');
  if (value === Number.POSITIVE_INFINITY) return message('Infinity (a number too large to represent, such as 1e400)');
  if (value === Number.NEGATIVE_INFINITY) return message('-Infinity (a number too large to represent, such as -1e400)');
  const text = write(value, LENGTH);
  return text.length > LENGTH ? `${text.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

/** JSON of a value up to a length, which bounds depth too, since each level takes a character. */
function write(value: unknown, limit: number): string {
  if (limit <= 0) return '';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, limit + 1));
  if (Array.isArray(value)) return writeList('[', ']', value.values(), (entry, left) => write(entry, left), limit);
  if (typeof value === 'object' && value !== null) {
    const writeEntry = ([key, entry]: [string, unknown], left: number) => {
      const name = `${JSON.stringify(key.slice(0, left))}:`;
      return name + write(entry, left - name.length);
    };
    return writeList('{', '}', Object.entries(value).values(), writeEntry, limit);
  }
  return String(value);
}

function writeList<Entry>(
  open: string,
  close: string,
  entries: Iterable<Entry>,
  writeEntry: (entry: Entry, limit: number) => string,
  limit: number,
): string {
  let text = open;
  for (const entry of entries) {
    if (text.length > limit) return text;
    text += (text === open ? '' : ',') + writeEntry(entry, limit - text.length);
  }
  return text + close;
}
