import { type Message, message } from '../messages/index.ts';
import { fitsFloat32, MAX_FLOAT32, z } from '../text/index.ts';

/** The kinds of fields, each made by the function of its name. */
export const FIELD_KINDS = [
  'int',
  'float',
  'bool',
  'choice',
  'text',
  'texts',
  'column',
  'byColumn',
  'shape',
  'size',
  'optionalSize',
  'numbers',
  'optionalInt',
  'optionalFloat',
  'nodeId',
] as const;

/**
 * One parameter of a layer, a loss or an optimizer, or one option of a data reader. The schema, the default, the control in
 * the window and the help text all come from here.
 */
export interface Field<Value = unknown> {
  readonly kind: (typeof FIELD_KINDS)[number];
  readonly default: Value;
  /** Accepts valid values. */
  readonly schema: z.ZodType<Value>;
  /** The expected value, in the message about an invalid one. */
  readonly expected: (value: unknown) => Message;
  readonly help: string;
  /** What people call it, where these are not the words of its name. */
  readonly label?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly options?: readonly string[];
  /** Display names of options that differ from their identifiers. */
  readonly optionLabels?: Readonly<Record<string, Message>>;
  /** Shown only on request. */
  readonly advanced?: boolean;
  /** The meaning of an empty field, in a word or two. */
  readonly whenEmpty?: string;
  /** Of a number: whether it may be larger than float32 holds, where a run that it spoils says so itself. */
  readonly mayExceedFloat32?: boolean;
  /** Whether a run in training can take another value: of settings that change neither parameters nor optimizer state. */
  readonly whileTraining?: boolean;
  /** Of a shape: whether one length may be -1, since it follows from the others. */
  readonly mayBeOpen?: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

/** The values of a set of fields. */
export type ValuesOf<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never };

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** What every field can say of itself. */
interface Labels {
  readonly help: string;
  readonly label?: string;
  readonly advanced?: boolean;
  readonly whileTraining?: boolean;
}

interface NumberOptions extends Bounds, Labels {
  readonly default: number;
  readonly step?: number;
}

function isWithin(value: number, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Bounds): boolean {
  return value >= min && value <= max;
}

const WHOLE_NUMBER = {
  any: message('a whole number'),
  between: (min: number, max: number) => message('a whole number from {{min}} to {{max}}', { min, max }),
  atLeast: (min: number) => message('a whole number of at least {{min}}', { min }),
  atMost: (max: number) => message('a whole number of at most {{max}}', { max }),
};

const NUMBER = {
  any: message('a number'),
  between: (min: number, max: number) => message('a number from {{min}} to {{max}}', { min, max }),
  atLeast: (min: number) => message('a number of at least {{min}}', { min }),
  atMost: (max: number) => message('a number of at most {{max}}', { max }),
};

/** Names the bounds; float32's are implied. */
function describeBounds(words: typeof NUMBER, { min, max }: Bounds): Message {
  if (min !== undefined && max !== undefined) return words.between(min, max);
  if (min !== undefined) return words.atLeast(min);
  return max === undefined ? words.any : words.atMost(max);
}

/** Executors compute in float32: a larger value would be infinite there. */
const FLOAT32_BOUND = message('a number that float32 can represent, up to {{limit}}', { limit: MAX_FLOAT32.toPrecision(2) });

type NumberRule = Pick<Field<number>, 'schema' | 'expected'>;

const wholeNumber = (bounds: Bounds): NumberRule =>
  numberWithin(bounds, Number.isSafeInteger, describeBounds(WHOLE_NUMBER, bounds));

const anyNumber = (bounds: Bounds): NumberRule => numberWithin(bounds, () => true, describeBounds(NUMBER, bounds));

function numberWithin(
  bounds: Bounds,
  isKind: (value: number) => boolean,
  expected: Message,
  expectedFloat32 = FLOAT32_BOUND,
): NumberRule {
  const fits = (value: number) => isKind(value) && isWithin(value, bounds);
  return {
    schema: z.number().refine((value) => fits(value) && fitsFloat32(value)),
    expected: (value) => (typeof value === 'number' && fits(value) && !fitsFloat32(value) ? expectedFloat32 : expected),
  };
}

/** An integer. */
export function int(options: NumberOptions): Field<number> {
  return { kind: 'int', ...wholeNumber(options), step: 1, ...options };
}

/** An integer or null. */
export function optionalInt(options: Omit<NumberOptions, 'default'> & { readonly whenEmpty?: string }): Field<number | null> {
  const { schema, expected } = wholeNumber(options);
  return { kind: 'optionalInt', schema: schema.nullable(), expected, step: 1, default: null, ...options };
}

/** A finite number or null. */
export function optionalFloat(options: Omit<NumberOptions, 'default'>): Field<number | null> {
  const { schema, expected } = anyNumber(options);
  return { kind: 'optionalFloat', schema: schema.nullable(), expected, default: null, ...options };
}

/** The id of another node, or null. */
export function nodeId(options: Labels): Field<string | null> {
  return {
    kind: 'nodeId',
    schema: z.string().min(1).max(200).nullable(),
    expected: () => message('the id of a node'),
    default: null,
    ...options,
  };
}

/** A finite number, which float32 can hold unless `mayExceedFloat32`. */
export function float(options: NumberOptions & Pick<Field, 'mayExceedFloat32'>): Field<number> {
  if (!options.mayExceedFloat32) return { kind: 'float', ...anyNumber(options), ...options };
  const schema = z.number().refine((value) => isWithin(value, options));
  return { kind: 'float', schema, expected: () => describeBounds(NUMBER, options), ...options };
}

export function bool(options: Labels & { readonly default: boolean }): Field<boolean> {
  return { kind: 'bool', schema: z.boolean(), expected: () => message('true or false'), ...options };
}

/** One of several names. */
export function choice<const Option extends string>(
  options: Labels & {
    readonly default: NoInfer<Option>;
    readonly options: readonly Option[];
    readonly optionLabels?: Readonly<Record<Option, Message>>;
  },
): Field<Option> {
  const schema = z.enum(options.options);
  return { kind: 'choice', schema, expected: () => message('one of {{names}}', { names: options.options }), ...options };
}

/** A text: one of those that are offered, or another one that fits. */
export function text({
  accepts = () => true,
  expected = message('text'),
  ...options
}: Labels & {
  readonly default: string;
  readonly options: readonly string[];
  readonly optionLabels?: Readonly<Record<string, Message>>;
  /** Whether a text that is not offered fits. */
  readonly accepts?: (text: string) => boolean;
  readonly expected?: Message;
}): Field<string> {
  const schema = z.string().refine((value) => options.options.includes(value) || accepts(value));
  return { kind: 'text', schema, expected: () => expected, ...options };
}

/** Texts, as many as there are, such as the names of columns. */
export function texts(options: Labels & { readonly whenEmpty?: string }): Field<readonly string[]> {
  return { kind: 'texts', default: [], schema: z.array(z.string().min(1)), expected: () => message('text'), ...options };
}

/** The name of a column of a table; empty for none. */
export function column(options: Labels): Field<string> {
  return { kind: 'column', default: '', schema: z.string(), expected: () => message('the name of a column'), ...options };
}

/** A choice for all columns of a table, under {@link ALL_COLUMNS}, and others for single columns, under their names. */
export type ByColumn = Readonly<Record<string, string>>;

/** The key of what holds for each column without an entry of its own. */
export const ALL_COLUMNS = '';

/** What holds for a column. */
export const choiceFor = (choices: ByColumn, column: string): string => choices[column] ?? choices[ALL_COLUMNS];

/** One of several names for all columns, and perhaps others for single ones: `missing=mean`, `missing.age=median`. */
export function byColumn({
  default: initial,
  accepts = () => false,
  expected,
  ...options
}: Labels & {
  readonly default: string | ByColumn;
  readonly options: readonly string[];
  readonly optionLabels?: Readonly<Record<string, Message>>;
  /** Whether a text that is not offered fits. */
  readonly accepts?: (text: string) => boolean;
  readonly expected?: Message;
}): Field<ByColumn> {
  const fits = (value: string) => options.options.includes(value) || accepts(value);
  return {
    kind: 'byColumn',
    default: typeof initial === 'string' ? { [ALL_COLUMNS]: initial } : initial,
    schema: z.record(z.string(), z.string().refine(fits)).refine((choices) => ALL_COLUMNS in choices),
    expected: () => expected ?? message('one of {{names}}', { names: options.options }),
    ...options,
  };
}

const MOST_DIMENSIONS = 8;
const MOST_NUMBERS = 100_000;

/**
 * The shape of one sample, without the batch dimension. An empty shape is a scalar.
 * @param options `mayBeOpen` allows one length of -1, inferred from the others.
 */
export function shape(options: {
  readonly default: readonly number[];
  readonly help: string;
  readonly mayBeOpen?: boolean;
}): Field<readonly number[]> {
  const { mayBeOpen = false } = options;
  const expected = mayBeOpen
    ? message('a list of whole numbers of at least 1, one of which may be -1, such as [784] or [28, 28, 1]')
    : message('a list of whole numbers of at least 1, such as [784] or [28, 28, 1]');
  const tooLong = message('a list of at most {{count}} whole numbers', { count: MOST_DIMENSIONS });
  const isLength = (length: unknown): length is number =>
    Number.isSafeInteger(length) && (Number(length) >= 1 || (mayBeOpen && length === -1));
  return {
    kind: 'shape',
    schema: z
      .array(z.number().refine(isLength))
      .max(MOST_DIMENSIONS)
      .refine((lengths) => lengths.filter((length) => length === -1).length <= 1),
    expected: (value) => (isTooLong(value, MOST_DIMENSIONS) && value.every(isLength) ? tooLong : expected),
    ...options,
  };
}

const isTooLong = (value: unknown, most: number): value is readonly unknown[] => Array.isArray(value) && value.length > most;

/** A possibly empty list of finite numbers. */
export function numbers(options: Bounds & Labels & { readonly default: readonly number[] }): Field<readonly number[]> {
  const { min } = options;
  const expected =
    min === undefined
      ? message('a list of numbers, such as [1, 0.5]')
      : message('a list of numbers of at least {{min}}, such as [1, 0.5]', { min });
  const expectedFloat32 = message('a list of numbers, each {{number}}', { number: FLOAT32_BOUND });
  const one = numberWithin(options, () => true, expected, expectedFloat32);
  const tooLong = message('a list of at most {{count}} numbers', { count: MOST_NUMBERS });
  return {
    kind: 'numbers',
    schema: z.array(one.schema).max(MOST_NUMBERS),
    expected(value) {
      const wrong = Array.isArray(value) ? value.findIndex((number) => !one.schema.safeParse(number).success) : -1;
      if (Array.isArray(value) && wrong >= 0) return one.expected(value[wrong]);
      return isTooLong(value, MOST_NUMBERS) ? tooLong : expected;
    },
    ...options,
  };
}

/** Height and width, or one number for both. */
export type Size = number | readonly [height: number, width: number];

const side = z.number().int().min(1);
const SIZE: Pick<Field<Size>, 'schema' | 'expected'> = {
  schema: z.union([side, z.tuple([side, side])]),
  expected: () => message('a whole number of at least 1, or two of them, such as 3 or [3, 5]'),
};

/** A size in rows and columns. */
export function size(options: Labels & { readonly default: Size }): Field<Size> {
  return { kind: 'size', ...SIZE, ...options };
}

/** A size in rows and columns, or null for a default size. */
export function optionalSize(options: { readonly help: string; readonly whenEmpty: string }): Field<Size | null> {
  return { kind: 'optionalSize', ...SIZE, schema: SIZE.schema.nullable(), default: null, ...options };
}

/** The height and the width of a size. */
export function pairOf(given: Size): readonly [height: number, width: number] {
  return typeof given === 'number' ? [given, given] : given;
}
