import { type Message, message } from '#engine/messages/index.ts';
import { datasetError } from './errors.ts';

/** The options after the `?` of a SPEC, each with its values in order. */
export type SpecOptions = ReadonlyMap<string, readonly string[]>;

/** A parsed SPEC: `data.csv?target=species` is the location `data.csv` with one option. */
export interface Spec {
  /** The SPEC as written. */
  readonly text: string;
  /** The name of a built-in data set, or a path. */
  readonly location: string;
  readonly options: SpecOptions;
}

/**
 * Parses a SPEC. Names and values are percent-decoded; a `+` stays a plus.
 * @throws UserError dataset.badOption if an option is not written NAME=VALUE.
 */
export function parseSpec(text: string): Spec {
  const mark = text.indexOf('?');
  if (mark < 0) return { text, location: text, options: new Map() };
  const options = new Map<string, string[]>();
  for (const part of text.slice(mark + 1).split('&')) {
    if (part === '') continue;
    const [name, value] = parseOption(part, text);
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { text, location: text.slice(0, mark), options };
}

function parseOption(part: string, where: string): [name: string, value: string] {
  const equals = part.indexOf('=');
  if (equals <= 0) throw badOption(part, where, message('options written NAME=VALUE and joined by &'));
  try {
    return [decodeURIComponent(part.slice(0, equals)), decodeURIComponent(part.slice(equals + 1))];
  } catch {
    throw badOption(part, where, message('percent signs written as %25'));
  }
}

function badOption(received: string, where: string, expected: Message) {
  const values = { data: where, expected, received };
  const text = message("The data set '{{data}}' expects {{expected}}, but has '{{received}}'", values);
  return datasetError('dataset.badOption', text, { where, expected, received });
}
