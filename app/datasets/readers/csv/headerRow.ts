import { readCell } from '../../table/cell.ts';
import { isMissingMark, isMissingWord, isQuantity, kindOf } from '../../table/cellKind.ts';

/** Kind of a cell, to detect a row of names. */
type Kind = 'number' | 'date' | 'text' | 'missing';

/** The start of a table: its first row, and some below it. */
interface Start {
  readonly first: readonly string[];
  readonly rest: readonly (readonly string[])[];
}

/**
 * True if the first row of a table holds its column names: if it is all text, if a cell is of another kind than
 * the cells below it, or if its numbers can only be names, as in `0,1,species` or `2019,2020,y`.
 */
export function isHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const kinds = first.map(kindOfCell);
  if (kinds.includes('text') && kinds.every((kind) => kind === 'text' || kind === 'missing')) return true;
  if (kinds.some((kind, column) => differs(kind, columnBelow(rest, column).map(kindOfCell)))) return true;
  return hasNumericNames({ first, rest }, kinds);
}

function kindOfCell(text: string): Kind {
  const value = readCell(text);
  if (typeof value === 'number') return 'number';
  if (value !== 'text' || isMissingMark(text) || isMissingWord(text)) return 'missing';
  const kind = kindOf(text);
  if (isQuantity(kind)) return 'number';
  return kind === 'date' ? 'date' : 'text';
}

const columnBelow = (rest: Start['rest'], column: number): string[] => rest.map((row) => row[column] ?? '');

/** A name above numbers or dates, even if some are missing or invalid; or a number above only text or dates. */
function differs(kind: Kind, below: readonly Kind[]): boolean {
  const known = below.filter((other) => other !== 'missing');
  if (kind === 'missing' || known.length === 0) return false;
  const same = known.filter((other) => other === kind).length;
  return kind === 'number' ? same === 0 : same < known.length / 2 && !(kind === 'date' && known.includes('text'));
}

/** Minimum score for a first row with numbers to be a header. */
const ENOUGH = 3;

/** True if numbers in the first row are names: integers, distinct, and unlike the numbers below. */
function hasNumericNames(start: Start, kinds: readonly Kind[]): boolean {
  const { first, rest } = start;
  const columns = kinds.flatMap((kind, column) => (kind === 'number' ? [column] : []));
  const names = columns.map((column) => first[column]);
  if (columns.length === 0 || rest.length < 2 || kinds.includes('date')) return false;
  if (!names.every((name) => /^(0|[1-9]\d*)$/.test(name)) || new Set(names).size < names.length) return false;
  const texts = kinds.flatMap((kind, column) => (kind === 'text' ? [column] : []));
  if (texts.some((column) => columnBelow(rest, column).includes(first[column]))) return false;
  if (columns.some((column) => continues(start, column)) || isRun(columns.map((column) => Number(rest[0][column])))) {
    if (!columns.every((column) => isFarAbove(start, column))) return false;
  }
  return weigh(start, columns, texts) >= ENOUGH;
}

/** Score: the evidence that numbers are names. */
function weigh(start: Start, columns: readonly number[], texts: readonly number[]): number {
  const { first, rest } = start;
  const numbers = columns.map((column) => Number(first[column]));
  const offset = first[0] === '' ? 1 : 0;
  const areIndices = columns.every((column, index) => numbers[index] === column - offset);
  const decimals = columns.filter((column) => columnBelow(rest, column).every((cell) => /\d[.,]\d/.test(cell)));
  let weight = 0;
  if (areIndices) weight += columns.length + texts.length >= 3 || offset === 1 ? 3 : 1;
  else if (columns.length > 1 && isRun(numbers)) weight += 1;
  if (decimals.length > 0) weight += decimals.length === columns.length ? 2 : 1;
  if (columns.every((column) => isFarAbove(start, column))) weight += 2;
  if (texts.length > 0 && texts.every((column) => recur(columnBelow(rest, column)))) weight += 1;
  return weight;
}

/** True if each number is one more than the one before. */
const isRun = (numbers: readonly number[]): boolean =>
  numbers.length > 1 && numbers.every((number, index) => index === 0 || number === numbers[index - 1] + 1);

/** True if the first number of a column continues the sequence below it upwards: then it is a sample. */
function continues({ first, rest }: Start, column: number): boolean {
  const [a, b, c] = [first, ...rest].map((row) => Number(row[column]?.replace(',', '.')));
  return rest.length > 1 && b !== a && Math.abs(c - b - (b - a)) <= 1e-9 * Math.abs(b - a);
}

/** True if the first number of a column is over ten times as large as any below, as a year above measurements. */
function isFarAbove({ first, rest }: Start, column: number): boolean {
  const below = columnBelow(rest, column).map((cell) => Math.abs(Number(cell.replace(',', '.'))));
  return Number(first[column]) > 10 * Math.max(...below.filter(Number.isFinite), 1);
}

/** True if each text of a column occurs more than once. */
function recur(texts: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts.values()].every((count) => count > 1);
}
