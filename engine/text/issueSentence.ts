import type { z } from 'zod';
import { describeValue } from './describeValue.ts';

type Issue = z.core.$ZodRawIssue;

/** What a schema expected and what came, as one sentence: `expected a whole number, found "x"`. */
export function describeIssue(issue: Issue): string {
  const expected = describeExpected(issue);
  return issue.input === undefined
    ? `expected ${expected}, found nothing`
    : `expected ${expected}, found ${describeFound(issue)}`;
}

/** `nodes[3].params.units` for `['nodes', 3, 'params', 'units']`; no more of it than a message bears. */
export function describePath(path: readonly PropertyKey[]): string {
  const written = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const text = written.replace(/^\./, '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function describeFound(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `'${key}'`).join(', ');
  const { input } = issue;
  const counted = issue.code === 'too_big' || issue.code === 'too_small';
  if (counted && typeof input === 'string' && input.length > 0) return `${input.length} characters`;
  if (counted && Array.isArray(input)) return String(input.length);
  return describeValue(input);
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  undefined: 'nothing',
  void: 'nothing',
};

function describeExpected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? 'another kind of value';
    case 'invalid_value':
      return describeValues(issue.values);
    case 'too_small':
      return describeBound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', Number(issue.minimum));
    case 'too_big':
      return describeBound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', Number(issue.maximum));
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return 'known names only';
    case 'invalid_format':
      return `text of the form '${issue.format}'`;
    default:
      return 'another value';
  }
}

function describeValues(values: readonly unknown[]): string {
  const shown = values.map((value) => (values.length === 1 ? describeValue(value) : String(value)));
  return shown.length === 1 ? shown[0] : `one of ${shown.join(', ')}`;
}

function describeBound(origin: string, relation: string, bound: number): string {
  if (origin === 'string' && relation === 'at least' && bound === 1) return 'text that is not empty';
  const entries = bound === 1 ? 'entry' : 'entries';
  if (origin === 'string') return `text of ${relation} ${bound} characters`;
  if (origin === 'array' || origin === 'set') return `a list of ${relation} ${bound} ${entries}`;
  return `${relation} ${bound}`;
}
