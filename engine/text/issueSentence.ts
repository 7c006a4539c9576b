import type { z } from 'zod';
import { describeValue } from './describeValue.ts';
import { type Message, type MessageValue, message, quoted } from './message.ts';

type Issue = z.core.$ZodIssue | z.core.$ZodRawIssue;

/**
 * A schema issue as one sentence: `expected a whole number, found "x"`.
 * @param data the validated data; the issue's path refers to it
 */
export function describeIssue(issue: z.core.$ZodIssue, data: unknown): Message {
  return describeIssueAt(issue, valueAt(data, issue.path));
}

/** The same for an issue whose value is known. */
export function describeIssueAt(issue: Issue, input: unknown): Message {
  const found = input === undefined ? message('nothing') : describeFound(issue, input);
  return message('expected {{expected}}, found {{found}}', { expected: describeExpected(issue), found });
}

/** `nodes[3].params.units` for `['nodes', 3, 'params', 'units']`; shortened to fit a message. */
export function describePath(path: readonly PropertyKey[]): string {
  const written = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const text = written.replace(/^\./, '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key], data);
}

function describeFound(issue: Issue, input: unknown): MessageValue {
  if (issue.code === 'unrecognized_keys') return (issue.keys as readonly string[]).map(quoted);
  const counted = issue.code === 'too_big' || issue.code === 'too_small';
  if (counted && typeof input === 'string' && input.length > 0) return message('{{count}} characters', { count: input.length });
  if (counted && Array.isArray(input)) return input.length;
  return describeValue(input);
}

const KINDS: Readonly<Record<string, Message>> = {
  string: message('text'),
  number: message('a number'),
  int: message('a whole number'),
  boolean: message('true or false'),
  array: message('a list'),
  tuple: message('a list'),
  object: message('an object'),
  record: message('an object'),
  null: message('null'),
  undefined: message('nothing'),
  void: message('nothing'),
};

function describeExpected(issue: Issue): MessageValue {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[String(issue.expected)] ?? message('another kind of value');
    case 'invalid_value':
      return describeValues(issue.values as readonly unknown[]);
    case 'too_small': {
      const bound = Number(issue.minimum);
      if (issue.origin === 'string' && issue.inclusive !== false && bound === 1) return message('text that is not empty');
      const count =
        issue.inclusive === false ? message('more than {{bound}}', { bound }) : message('at least {{bound}}', { bound });
      return describeCount(String(issue.origin), count, bound);
    }
    case 'too_big': {
      const bound = Number(issue.maximum);
      const count =
        issue.inclusive === false ? message('less than {{bound}}', { bound }) : message('at most {{bound}}', { bound });
      return describeCount(String(issue.origin), count, bound);
    }
    case 'not_multiple_of':
      return message('a multiple of {{divisor}}', { divisor: Number(issue.divisor) });
    case 'unrecognized_keys':
      return message('known names only');
    case 'invalid_format':
      return message("text of the form '{{format}}'", { format: String(issue.format) });
    case 'custom':
      return expectedOf(issue) ?? message('another value');
    default:
      return message('another value');
  }
}

function describeValues(values: readonly unknown[]): MessageValue {
  return values.length === 1 ? describeValue(values[0]) : message('one of {{names}}', { names: values.map(String) });
}

function describeCount(origin: string, count: Message, bound: number): Message {
  if (origin === 'string') return message('text of {{count}} characters', { count });
  if (origin !== 'array' && origin !== 'set') return count;
  return bound === 1 ? message('a list of {{count}} entry', { count }) : message('a list of {{count}} entries', { count });
}

/** The description of a schema made by `expecting`. */
function expectedOf({ params }: { readonly params?: Readonly<Record<string, unknown>> | undefined }): Message | undefined {
  return params?.expected as Message | undefined;
}
