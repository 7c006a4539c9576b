import type { RunSummary } from '#app/contract/index.ts';
import { type Message, message } from '../../language/index.ts';
import { labelOf, type RunColumn } from './runColumn.ts';

/** A search in the table: words, and comparisons such as `loss < 0.1`, `optimizer = adam` or `tags:good`. */
export interface RunQuery {
  readonly matches: (run: RunSummary) => boolean;
  /** A part that cannot be read; it matches all runs. */
  readonly problem?: Message;
}

type Matches = RunQuery['matches'];

const TERM = /("[^"]*"|[^\s"<>=!:]+)\s*(<=|>=|!=|<|>|=|:)\s*("[^"]*"|[^\s"]+)|"[^"]*"|\S+/g;

/** @param columns those that a comparison may name, by id or label, without regard to case and spaces */
export function readQuery(text: string, columns: readonly RunColumn[]): RunQuery {
  const named = new Map(columns.flatMap((column) => [column.id, labelOf(column)].map((name) => [key(name), column])));
  const terms = [...text.matchAll(TERM)].map(([whole, name, operator, value]): Matches | Message => {
    if (name === undefined) return hasWord(unquote(whole));
    const column = named.get(key(unquote(name)));
    if (!column) return message('No column is named {{name}}', { name: unquote(name) });
    return compares(column, operator, unquote(value));
  });
  const tests = terms.filter((term) => typeof term === 'function');
  const problem = terms.find((term) => typeof term !== 'function');
  return { matches: (run) => tests.every((test) => test(run)), ...(problem && { problem }) };
}

const key = (name: string) => name.toLowerCase().replaceAll(/\s+/g, '');
const unquote = (text: string) => text.replaceAll('"', '');

function hasWord(word: string): Matches {
  const wanted = word.toLowerCase();
  return ({ name, id, graphName, dataset, experiment, tags, note }) =>
    [name, id, graphName, dataset, experiment ?? '', ...tags, note].some((text) => text.toLowerCase().includes(wanted));
}

function compares(column: RunColumn, operator: string, text: string): Matches {
  const number = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  return (run) => {
    const value = column.value(run) ?? undefined;
    if (typeof value === 'number' && !Number.isNaN(number)) return compareNumbers(operator, value, number);
    return compareTexts(operator, value, text.toLowerCase());
  };
}

function compareNumbers(operator: string, value: number, wanted: number): boolean {
  if (operator === '<') return value < wanted;
  if (operator === '>') return value > wanted;
  if (operator === '<=') return value <= wanted;
  if (operator === '>=') return value >= wanted;
  return operator === '!=' ? value !== wanted : value === wanted;
}

/** A missing value only differs; texts have no order. */
function compareTexts(operator: string, value: string | number | undefined, wanted: string): boolean {
  const text = value === undefined ? undefined : String(value).toLowerCase();
  if (operator === '!=') return text !== wanted;
  if (operator === '=') return text === wanted;
  return operator === ':' && text !== undefined && text.includes(wanted);
}
