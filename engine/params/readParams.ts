import { describeValue, type Message, type MessageValue, message } from '../text/index.ts';
import type { Field, Fields, ValuesOf } from './field.ts';

export interface ParamProblem {
  readonly param: string;
  readonly message: Message;
  readonly expected: Message;
  readonly received: MessageValue;
}

/**
 * Fills in defaults and validates a document's values for a set of fields. An invalid value is reported and replaced by its
 * default, so that the rest can still be checked.
 */
export function readParams<F extends Fields>(
  fields: F,
  given: Readonly<Record<string, unknown>> | undefined,
): { values: ValuesOf<F>; problems: ParamProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: ParamProblem[] = [];
  for (const [name, field] of Object.entries(fields)) {
    values[name] = field.default;
    if (given?.[name] === undefined) continue;
    const result = field.schema.safeParse(given[name]);
    if (result.success) values[name] = result.data;
    else problems.push(describeProblem(name, field, given[name]));
  }
  for (const name of Object.keys(given ?? {})) {
    if (!Object.hasOwn(fields, name)) problems.push(unknownParam(name, Object.keys(fields)));
  }
  return { values: values as ValuesOf<F>, problems };
}

function describeProblem(param: string, field: Field, value: unknown): ParamProblem {
  const expected = field.expected(value);
  const received = describeValue(value);
  const text = message("'{{param}}' must be {{expected}}, but is {{received}}", { param, expected, received });
  return { param, message: text, expected, received };
}

function unknownParam(param: string, known: readonly string[]): ParamProblem {
  const expected = known.length > 0 ? message('one of {{names}}', { names: known }) : message('no parameters');
  const text = message("'{{param}}' is not a parameter here ({{expected}})", { param, expected });
  return { param, message: text, expected, received: param };
}
