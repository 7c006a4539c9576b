import { type MessageValue, message } from './message.ts';

/** As much of a value as a message bears. */
const LENGTH = 60;

/**
 * A value of JSON as messages show it: short, however large or deep it is, and right for what JSON cannot write.
 * @returns such as `"x"`, `[1,2,…`, `nothing`, or, for 1e400, which reads as infinity, what that is
 */
export function describeValue(value: unknown): MessageValue {
  if (value === undefined) return message('nothing');
  if (value === Number.POSITIVE_INFINITY) return message('Infinity (a number too large to represent, such as 1e400)');
  if (value === Number.NEGATIVE_INFINITY) return message('-Infinity (a number too large to represent, such as -1e400)');
  const text = write(value, LENGTH);
  return text.length > LENGTH ? `${text.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

/** JSON of a value up to about a length: each level takes a character, so that depth is bounded by it, too. */
function write(value: unknown, room: number): string {
  if (room <= 0) return '';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room + 1));
  if (Array.isArray(value)) return writeList('[', ']', value.values(), (entry, left) => write(entry, left), room);
  if (typeof value === 'object' && value !== null) {
    const writeEntry = ([key, entry]: [string, unknown], left: number) => {
      const name = `${JSON.stringify(key.slice(0, left))}:`;
      return name + write(entry, left - name.length);
    };
    return writeList('{', '}', Object.entries(value).values(), writeEntry, room);
  }
  return String(value);
}

function writeList<Entry>(
  open: string,
  close: string,
  entries: Iterable<Entry>,
  writeEntry: (entry: Entry, room: number) => string,
  room: number,
): string {
  let text = open;
  for (const entry of entries) {
    if (text.length > room) return text;
    text += (text === open ? '' : ',') + writeEntry(entry, room - text.length);
  }
  return text + close;
}
