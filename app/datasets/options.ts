import { conjunction, type Message, message, quoted } from '#engine/text/index.ts';
import { datasetError } from './errors.ts';
import type { SpecOptions } from './spec.ts';

/** One option of a SPEC: its default, and how its text is read. */
export interface Option<Value> {
  readonly default: Value;
  readonly expected: Message;
  /** The value that the texts stand for; undefined where they stand for none. */
  readonly read: (texts: readonly string[]) => Value | undefined;
}

export type Options = Readonly<Record<string, Option<unknown>>>;
export type OptionValues<O extends Options> = { readonly [Name in keyof O]: O[Name] extends Option<infer Value> ? Value : never };

/** An option that is given once at most. */
function single<Value>(initial: Value, expected: Message, read: (text: string) => Value | undefined): Option<Value> {
  return { default: initial, expected, read: (texts) => (texts.length === 1 ? read(texts[0]) : undefined) };
}

interface Range {
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number in decimal notation. */
export function decimal({ default: initial, min, max }: Range): Option<number> {
  return single(initial, message('one number from {{min}} to {{max}}', { min, max }), (text) => {
    const value = Number(text);
    return DECIMAL.test(text) && value >= min && value <= max ? value : undefined;
  });
}

/** A whole number. */
export function whole({ default: initial, min, max }: Range): Option<number> {
  return single(initial, message('one whole number from {{min}} to {{max}}', { min, max }), (text) => {
    const value = Number(text);
    return DECIMAL.test(text) && Number.isSafeInteger(value) && value >= min && value <= max ? value : undefined;
  });
}

/** One of a few words, each with what it stands for. */
export function word<Value>(words: Readonly<Record<string, Value>>, initial: Value): Option<Value> {
  return single(initial, message('one of {{words}}', { words: Object.keys(words) }), (text) =>
    Object.hasOwn(words, text) ? words[text] : undefined,
  );
}

/** Any texts, as often as they are given. */
export function texts(): Option<readonly string[]> {
  return { default: [], expected: message('text'), read: (given) => (given.includes('') ? undefined : given) };
}

/**
 * Reads the options of a SPEC by their declarations, and fills in the defaults.
 * @throws UserError dataset.badOption for an unknown option or a value that does not fit.
 */
export function readOptions<const O extends Options>(declarations: O, given: SpecOptions, where: string): OptionValues<O> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(declarations)) {
    const written = given.get(name);
    const value = written ? option.read(written) : option.default;
    if (value === undefined) throw badValue(name, option.expected, written ?? [], where);
    values[name] = value;
  }
  for (const name of given.keys()) if (!Object.hasOwn(declarations, name)) throw unknownOption(name, declarations, where);
  return values as OptionValues<O>;
}

function badValue(name: string, expected: Message, written: readonly string[], where: string) {
  const received = conjunction(written.map(quoted));
  return datasetError(
    'dataset.badOption',
    message("The option '{{name}}' of '{{data}}' must be {{expected}}, but is {{received}}", {
      name,
      data: where,
      expected,
      received,
    }),
    { where, expected, received },
  );
}

function unknownOption(name: string, declarations: Options, where: string) {
  const known = Object.keys(declarations);
  const expected = known.length > 0 ? message('one of the options {{options}}', { options: known }) : message('no options');
  return datasetError(
    'dataset.badOption',
    message("'{{data}}' accepts {{expected}}, but has '{{option}}'", { data: where, expected, option: name }),
    { where, expected, received: name },
  );
}
