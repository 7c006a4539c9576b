import { fitsFloat32, MAX_FLOAT32, type Message, message, z } from '../text/index.ts';

/**
 * One parameter of a layer, a loss or an optimizer. The document's schema, the default, the inspector's control and the
 * help text all come from here.
 */
export interface Field<Value = unknown> {
  readonly kind:
    | 'int'
    | 'float'
    | 'bool'
    | 'choice'
    | 'shape'
    | 'size'
    | 'optionalSize'
    | 'numbers'
    | 'optionalInt'
    | 'optionalFloat'
    | 'nodeId';
  readonly default: Value;
  /** Accepts valid values. */
  readonly schema: z.ZodType<Value>;
  /** What a value must be, told of one that is not. */
  readonly expected: (value: unknown) => Message;
  readonly help: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly options?: readonly string[];
  /** What people call the options, where these are not the words of their names. */
  readonly optionLabels?: Readonly<Record<string, Message>>;
  /** Shown only on request: most people never change it. */
  readonly advanced?: boolean;
  /** What an empty field stands for, in a word or two. */
  readonly whenEmpty?: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** The values that a set of fields describes. */
export type ValuesOf<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never };

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

interface NumberOptions extends Bounds {
  readonly default: number;
  readonly help: string;
  readonly step?: number;
  readonly advanced?: boolean;
}

interface FloatOptions extends NumberOptions {
  /** Whether it may be larger than float32 holds: where a run that it spoils says so itself. */
  readonly mayExceedFloat32?: boolean;
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

/** Names the bounds; those of float32 go without saying. */
function describeBounds(words: typeof NUMBER, { min, max }: Bounds): Message {
  if (min !== undefined && max !== undefined) return words.between(min, max);
  if (min !== undefined) return words.atLeast(min);
  return max === undefined ? words.any : words.atMost(max);
}

/** Executors compute in float32: a larger number would be infinite there. */
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

/** A whole number. */
export function int(options: NumberOptions): Field<number> {
  return { kind: 'int', ...wholeNumber(options), step: 1, ...options };
}

/** A whole number, or nothing. */
export function optionalInt(options: Omit<NumberOptions, 'default'>): Field<number | null> {
  const { schema, expected } = wholeNumber(options);
  return { kind: 'optionalInt', schema: schema.nullable(), expected, step: 1, default: null, ...options };
}

/** A finite number, or nothing. */
export function optionalFloat(options: Omit<NumberOptions, 'default'>): Field<number | null> {
  const { schema, expected } = anyNumber(options);
  return { kind: 'optionalFloat', schema: schema.nullable(), expected, default: null, ...options };
}

/** The id of another node, or nothing. */
export function nodeId(options: { readonly help: string; readonly advanced?: boolean }): Field<string | null> {
  return {
    kind: 'nodeId',
    schema: z.string().min(1).max(200).nullable(),
    expected: () => message('the id of a node'),
    default: null,
    ...options,
  };
}

/** A finite number, which float32 can hold. */
export function float({ mayExceedFloat32 = false, ...options }: FloatOptions): Field<number> {
  if (!mayExceedFloat32) return { kind: 'float', ...anyNumber(options), ...options };
  const schema = z.number().refine((value) => isWithin(value, options));
  return { kind: 'float', schema, expected: () => describeBounds(NUMBER, options), ...options };
}

/** Yes or no. */
export function bool(options: { readonly default: boolean; readonly help: string; readonly advanced?: boolean }): Field<boolean> {
  return { kind: 'bool', schema: z.boolean(), expected: () => message('true or false'), ...options };
}

/** One of a few names. */
export function choice<const Option extends string>(options: {
  readonly default: NoInfer<Option>;
  readonly options: readonly Option[];
  readonly optionLabels?: Readonly<Record<Option, Message>>;
  readonly help: string;
  readonly advanced?: boolean;
}): Field<Option> {
  const schema = z.enum(options.options);
  return { kind: 'choice', schema, expected: () => message('one of {{names}}', { names: options.options }), ...options };
}

const MOST_DIMENSIONS = 8;
const MOST_NUMBERS = 100_000;

/**
 * The shape of one sample, without the batch dimension. An empty shape is a single number.
 * @param options `mayBeOpen` lets one length be -1: it follows from the others.
 */
export function shape(options: {
  readonly default: readonly number[];
  readonly help: string;
  readonly mayBeOpen?: boolean;
}): Field<readonly number[]> {
  const { mayBeOpen = false, ...field } = options;
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
    ...field,
  };
}

const isTooLong = (value: unknown, most: number): value is readonly unknown[] => Array.isArray(value) && value.length > most;

/** A list of finite numbers, which may be empty. */
export function numbers(
  options: Bounds & {
    readonly default: readonly number[];
    readonly help: string;
    readonly advanced?: boolean;
  },
): Field<readonly number[]> {
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

/** A height and a width: one number where they are equal. */
export type Size = number | readonly [height: number, width: number];

const side = z.number().int().min(1);
const SIZE: Pick<Field<Size>, 'schema' | 'expected'> = {
  schema: z.union([side, z.tuple([side, side])]),
  expected: () => message('a whole number of at least 1, or two of them, such as 3 or [3, 5]'),
};

/** A size in rows and columns. */
export function size(options: { readonly default: Size; readonly help: string; readonly advanced?: boolean }): Field<Size> {
  return { kind: 'size', ...SIZE, ...options };
}

/** A size in rows and columns, or nothing, which stands for another size. */
export function optionalSize(options: { readonly help: string; readonly whenEmpty: string }): Field<Size | null> {
  return { kind: 'optionalSize', ...SIZE, schema: SIZE.schema.nullable(), default: null, ...options };
}

/** The height and the width of a size. */
export function pairOf(given: Size): readonly [height: number, width: number] {
  return typeof given === 'number' ? [given, given] : given;
}
