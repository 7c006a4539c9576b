const DAY_MS = 86_400_000;

const TIME = String.raw`(?:[T\s](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`, 'i');

/** Above any number of days: marks a value whose day and month are not told apart yet. */
const UNDECIDED = 1e12;

/** A date that does not tell, or contradicts, which of its first two numbers is the month. */
export interface DateProblem {
  readonly problem: 'ambiguous' | 'contradictory';
  readonly text: string;
}

/**
 * Reads the dates of a column as days since 1970-01-01, UTC, with the time as a fraction. The year is first or last; of a year that is
 * last, the month is found out by the numbers above 12 of all rows, and with points the day is first.
 */
export class DateReader {
  #dayFirst: string | undefined;
  #monthFirst: string | undefined;
  #ambiguous: string | undefined;

  /** The value to keep until {@link finish}; undefined for a text that is no date. */
  read(text: string): number | undefined {
    const cell = text.trim();
    const yearFirst = YEAR_FIRST.exec(cell);
    if (yearFirst) return daysOf(yearFirst[1], yearFirst[3], yearFirst[4], fractionOf(yearFirst.slice(5)));
    const yearLast = YEAR_LAST.exec(cell);
    if (!yearLast) return undefined;
    const [, first, mark, second, year, ...time] = yearLast;
    const [a, b, fraction] = [Number(first), Number(second), fractionOf(time)];
    if (a < 1 || b < 1 || Math.min(a, b) > 12 || Math.max(a, b) > 31 || fraction === undefined) return undefined;
    if (mark === '.' || a > 12) this.#dayFirst ??= cell;
    else if (b > 12) this.#monthFirst ??= cell;
    else this.#ambiguous ??= cell;
    return UNDECIDED + (Number(year) * 100 + a) * 100 + b + fraction;
  }

  /** The days of a kept value, or why they cannot be told. */
  finish(): ((value: number) => number) | DateProblem {
    if (this.#dayFirst !== undefined && this.#monthFirst !== undefined)
      return { problem: 'contradictory', text: this.#monthFirst };
    if (this.#dayFirst === undefined && this.#monthFirst === undefined && this.#ambiguous !== undefined)
      return { problem: 'ambiguous', text: this.#ambiguous };
    const isDayFirst = this.#dayFirst !== undefined;
    return (value) => (value >= UNDECIDED / 2 ? decide(value - UNDECIDED, isDayFirst) : value);
  }
}

function decide(packed: number, isDayFirst: boolean): number {
  const whole = Math.floor(packed);
  const [year, first, second] = [Math.floor(whole / 10_000), Math.floor(whole / 100) % 100, whole % 100];
  const [month, day] = isDayFirst ? [second, first] : [first, second];
  return Date.UTC(year, month - 1, day) / DAY_MS + (packed - whole);
}

function daysOf(year: string, month: string, day: string, fraction: number | undefined): number | undefined {
  if (fraction === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? date.getTime() / DAY_MS + fraction : undefined;
}

/** The time of day as a share of a day, less its zone; undefined for 25:00. */
function fractionOf([hours = '0', minutes = '0', seconds = '0', decimals = '0', zone]: readonly (string | undefined)[]):
  | number
  | undefined {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  const inSeconds = (Number(hours) * 60 + Number(minutes)) * 60 + Number(`${seconds}.${decimals}`);
  return inSeconds / 86_400 - zoneOf(zone) / 1440;
}

/** Minutes ahead of UTC. */
function zoneOf(zone: string | undefined): number {
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!offset) return 0;
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return offset[1] === '-' ? -minutes : minutes;
}
