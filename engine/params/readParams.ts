import { describeValue } from '../text/index.ts';
import type { Fields, ValuesOf } from './field.ts';

export interface ParamProblem {
  readonly param: string;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

/**
 * Fills in defaults and checks what a document gives for a set of fields.
 * A value that does not fit is reported and replaced by its default, so that the rest can still be checked.
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
    else problems.push(describeProblem(name, given[name], result.error.issues[0].message));
  }
  for (const name of Object.keys(given ?? {})) {
    if (!Object.hasOwn(fields, name)) problems.push(unknownParam(name, Object.keys(fields)));
  }
  return { values: values as ValuesOf<F>, problems };
}

function describeProblem(param: string, received: unknown, message: string): ParamProblem {
  const shown = describeValue(received);
  const expected = message.replace(/^expected /, '');
  return { param, message: `'${param}' must be ${expected}, but is ${shown}`, expected, received: shown };
}

function unknownParam(param: string, known: readonly string[]): ParamProblem {
  const expected = known.length > 0 ? `one of ${known.join(', ')}` : 'no parameters';
  return { param, message: `'${param}' is not a parameter here (${expected})`, expected, received: param };
}
