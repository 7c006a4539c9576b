import { z } from '../../text/index.ts';

const valueSchema = z.union([z.string().max(200), z.number(), z.boolean()]);

/** A value of a parameter. */
export type ParameterValue = z.infer<typeof valueSchema>;

export const valuesSchema = z.record(z.string(), valueSchema).readonly();

/** Values by the names of parameters; a parameter whose condition does not hold has none. */
export type Values = z.infer<typeof valuesSchema>;

const common = {
  name: z.string().min(1).max(200),
  /** The parameter exists only while another has one of these values; that one may have a condition, too. */
  when: z
    .strictObject({ name: z.string(), in: z.array(valueSchema).min(1).max(1000).readonly() })
    .readonly()
    .optional(),
};

const range = {
  /** Searched on a logarithmic scale. */
  log: z.boolean().optional(),
  /** Number of values in a grid; without it, all values of a range with steps, and five of others. */
  points: z.int().min(1).max(1000).optional(),
};

const floatSchema = z.strictObject({
  ...common,
  kind: z.literal('float'),
  low: z.number(),
  high: z.number(),
  /** Distance of the values from each other, counted from `low`; without it, all numbers of the range are values. */
  step: z.number().optional(),
  ...range,
});

const integerSchema = z.strictObject({
  ...common,
  kind: z.literal('integer'),
  low: z.int(),
  high: z.int(),
  /** 1 by default. */
  step: z.int().optional(),
  ...range,
});

const choiceSchema = z.strictObject({
  ...common,
  kind: z.literal('choice'),
  choices: z.array(valueSchema).max(1000).readonly(),
});

const parameterSchema = z.discriminatedUnion('kind', [floatSchema, integerSchema, choiceSchema]);

/** The form of a search space; `findSpaceProblems` says whether it makes sense. */
export const spaceSchema = z.array(parameterSchema).min(1).max(200).readonly();

/** A parameter whose values are numbers from `low` to `high`, both included. */
export type RangeParameter = Readonly<z.infer<typeof floatSchema> | z.infer<typeof integerSchema>>;
/** A parameter with a list of values, without order. */
export type ChoiceParameter = Readonly<z.infer<typeof choiceSchema>>;
export type Parameter = RangeParameter | ChoiceParameter;

/** What a sweep searches: the Cartesian product of its parameters, but for conditions. */
export type SearchSpace = readonly Parameter[];
