import { fitsFloat32, MAX_FLOAT32, z } from '../text/index.ts';

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
  /** Accepts valid values; the message names what was expected. */
  readonly schema: z.ZodType<Value>;
  readonly help: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly options?: readonly string[];
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

/** Names the bounds; those of float32 go without saying. */
function describeBounds(what: string, { min, max }: Bounds): string {
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`;
  if (min !== undefined) return `${what} of at least ${min}`;
  if (max !== undefined) return `${what} of at most ${max}`;
  return what;
}

/** Executors compute in float32: a larger number would be infinite there. */
const FLOAT32_BOUND = `a number that float32 can hold, up to ${MAX_FLOAT32.toPrecision(2)}`;

function boundedNumber(what: string, bounds: Bounds, whole: boolean): z.ZodType<number> {
  const expected = `expected ${describeBounds(what, bounds)}`;
  return numberWithin(bounds, whole, expected, `expected ${FLOAT32_BOUND}`);
}

function numberWithin(bounds: Bounds, whole: boolean, expected: string, expectedFloat32: string): z.ZodType<number> {
  const fits = (value: number) => (!whole || Number.isSafeInteger(value)) && isWithin(value, bounds);
  const error = ({ input }: { readonly input?: unknown }) =>
    typeof input === 'number' && fits(input) && !fitsFloat32(input) ? expectedFloat32 : expected;
  return z.number({ error }).refine((value) => fits(value) && fitsFloat32(value), { error });
}

/** A whole number. */
export function int(options: NumberOptions): Field<number> {
  return { kind: 'int', schema: boundedNumber('a whole number', options, true), step: 1, ...options };
}

/** A whole number, or nothing. */
export function optionalInt(options: Omit<NumberOptions, 'default'>): Field<number | null> {
  const schema = boundedNumber('a whole number', options, true).nullable();
  return { kind: 'optionalInt', schema, step: 1, default: null, ...options };
}

/** A finite number, or nothing. */
export function optionalFloat(options: Omit<NumberOptions, 'default'>): Field<number | null> {
  const schema = boundedNumber('a number', options, false).nullable();
  return { kind: 'optionalFloat', schema, default: null, ...options };
}

/** The id of another node, or nothing. */
export function nodeId(options: { readonly help: string; readonly advanced?: boolean }): Field<string | null> {
  const error = 'expected the id of a node';
  return {
    kind: 'nodeId',
    schema: z.string({ error }).min(1, { error }).max(200, { error }).nullable(),
    default: null,
    ...options,
  };
}

/** A finite number, which float32 can hold. */
export function float({ mayExceedFloat32 = false, ...options }: FloatOptions): Field<number> {
  const error = `expected ${describeBounds('a number', options)}`;
  const anySize = z.number({ error }).refine((value) => isWithin(value, options), { error });
  return { kind: 'float', schema: mayExceedFloat32 ? anySize : boundedNumber('a number', options, false), ...options };
}

/** Yes or no. */
export function bool(options: { readonly default: boolean; readonly help: string; readonly advanced?: boolean }): Field<boolean> {
  return { kind: 'bool', schema: z.boolean({ error: 'expected true or false' }), ...options };
}

/** One of a few names. */
export function choice<const Option extends string>(options: {
  readonly default: NoInfer<Option>;
  readonly options: readonly Option[];
  readonly help: string;
  readonly advanced?: boolean;
}): Field<Option> {
  const schema = z.enum(options.options, { error: `expected one of ${options.options.join(', ')}` });
  return { kind: 'choice', schema, ...options };
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
  const open = mayBeOpen ? ', one of which may be -1' : '';
  const expected = `expected a list of whole numbers of at least 1${open}, such as [784] or [28, 28, 1]`;
  const isLength = (length: number) => Number.isSafeInteger(length) && (length >= 1 || (mayBeOpen && length === -1));
  const schema = z
    .array(z.number({ error: expected }).refine(isLength, { error: expected }), { error: expected })
    .max(MOST_DIMENSIONS, { error: `expected a list of at most ${MOST_DIMENSIONS} whole numbers` })
    .refine((lengths) => lengths.filter((length) => length === -1).length <= 1, { error: expected });
  return { kind: 'shape', schema, ...field };
}

/** A list of finite numbers, which may be empty. */
export function numbers(
  options: Bounds & {
    readonly default: readonly number[];
    readonly help: string;
    readonly advanced?: boolean;
  },
): Field<readonly number[]> {
  const expected = `expected a list of numbers${options.min === undefined ? '' : ` of at least ${options.min}`}, such as [1, 0.5]`;
  const one = numberWithin(options, false, expected, `expected a list of numbers, each ${FLOAT32_BOUND}`);
  const schema = z
    .array(one, { error: expected })
    .max(MOST_NUMBERS, { error: `expected a list of at most ${MOST_NUMBERS} numbers` });
  return { kind: 'numbers', schema, ...options };
}

/** A height and a width: one number where they are equal. */
export type Size = number | readonly [height: number, width: number];

/** A size in rows and columns. */
export function size(options: { readonly default: Size; readonly help: string; readonly advanced?: boolean }): Field<Size> {
  return { kind: 'size', schema: sizeSchema(), ...options };
}

/** A size in rows and columns, or nothing, which stands for another size. */
export function optionalSize(options: { readonly help: string; readonly whenEmpty: string }): Field<Size | null> {
  return { kind: 'optionalSize', schema: sizeSchema().nullable(), default: null, ...options };
}

function sizeSchema(): z.ZodType<Size> {
  const expected = 'expected a whole number of at least 1, or two of them, such as 3 or [3, 5]';
  const side = z.number({ error: expected }).int({ error: expected }).min(1, { error: expected });
  return z.union([side, z.tuple([side, side])], { error: expected }) as z.ZodType<Size>;
}

/** The height and the width of a size. */
export function pairOf(given: Size): readonly [height: number, width: number] {
  return typeof given === 'number' ? [given, given] : given;
}
