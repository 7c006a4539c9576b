import { findMetric, type GraphDocument, graphSchema, METRICS, setValue } from '#engine/graph/index.ts';
import { declareErrors, message } from '#engine/messages/index.ts';
import {
  ashaSchema,
  budgetSchema,
  type Direction,
  type Parameter,
  readSpace,
  SAMPLER_NAMES,
  type SearchSpace,
  spaceSchema,
} from '#engine/sweeps/index.ts';
import { describeIssue, describePath, z } from '#engine/text/index.ts';

/** Errors of sweeps, each code once. */
export const sweepError = declareErrors({
  'sweep.notFound': 'There is no sweep with this id.',
  'sweep.malformed': 'The description of a sweep has another form.',
  'sweep.metric': 'The metric of a sweep is not known, or its runs do not have it.',
  'sweep.active': 'The sweep is being trained.',
  'sweep.crashed': 'A sweep ended with an unexpected error.',
});

const VALIDATION = 'validation.';

/** The description of a sweep in a file, without its graph. */
const fileSchema = z.strictObject({
  name: z.string().max(200).optional(),
  /** Path of the graph, relative to the file. */
  graph: z.string().min(1),
  /** Parameters by their addresses, such as `hidden.units` or `optimizer.learningRate`. */
  space: z.unknown(),
  sampler: z.enum(SAMPLER_NAMES).default('tpe'),
  seed: z.int().min(0).default(1),
  /** `loss` or the name of a metric, with `validation.` for that of the validation samples. */
  metric: z.string().default(`${VALIDATION}loss`),
  /** Default: that of the metric. */
  direction: z.enum(['min', 'max']).optional(),
  budget: budgetSchema.default({ trials: 20 }),
  /** Stops trials early that are worse than others after as many epochs. */
  asha: ashaSchema.optional(),
  /** Trials that train at the same time. */
  parallel: z.int().min(1).max(64).default(1),
});

const definitionSchema = z.object({
  document: graphSchema,
  /** The stored graph that the document belongs to. */
  graphId: z.string().nullable().default(null),
  space: spaceSchema,
  sampler: z.enum(SAMPLER_NAMES),
  seed: z.number(),
  metric: z.string(),
  direction: z.enum(['min', 'max']),
  budget: budgetSchema,
  asha: ashaSchema.optional(),
  parallel: z.number().default(1),
});

/** What a sweep searches and how, frozen at its start but for the budget. */
export type SweepDefinition = z.infer<typeof definitionSchema>;

export type SweepFile = z.infer<typeof fileSchema>;

/** What a sweep is made of beside its graph. */
export type SweepSettings = Omit<SweepFile, 'graph'>;

/** The definition of a stored sweep. */
export const parseDefinition = (stored: object): SweepDefinition => definitionSchema.parse(stored);

/**
 * Reads the description of a sweep.
 * @param where name of the file in messages
 * @throws UserError sweep.malformed
 */
export function readSettings(json: unknown, where: string): SweepFile {
  const result = fileSchema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const problem = describeIssue(issue, json);
  const path = describePath(['sweep', ...issue.path]);
  const text = message('{{file}}: {{path}}: {{problem}}', { file: where, path, problem });
  throw sweepError('sweep.malformed', text, { where, expected: problem });
}

/**
 * The definition of a new sweep. Every bound and choice is tried on the document.
 * @throws UserError space.*, setting.*, sweep.metric
 */
export function defineSweep(settings: SweepSettings, document: GraphDocument, graphId: string | null): SweepDefinition {
  const space = readSpace(settings.space);
  for (const parameter of space) tryParameter(parameter, space, document);
  const { sampler, seed, metric, budget, asha, parallel } = settings;
  const direction = settings.direction ?? directionOf(metric);
  return { document, graphId, space, sampler, seed, metric, direction, budget, ...(asha && { asha }), parallel };
}

/** @throws UserError setting.* */
function tryParameter(parameter: Parameter, space: SearchSpace, document: GraphDocument): void {
  const extremes = parameter.kind === 'choice' ? parameter.choices : [parameter.low, parameter.high];
  for (const possible of documentsWith(parameter, space, document)) {
    for (const value of extremes) setValue(possible, parameter.name, String(value));
  }
}

/** The document with each of the values that the condition of a parameter names: `optimizer.momentum` needs one that has it. */
function documentsWith({ when }: Parameter, space: SearchSpace, document: GraphDocument): GraphDocument[] {
  const parent = when && space.find(({ name }) => name === when.name);
  if (!parent) return [document];
  const [possible] = documentsWith(parent, space, document);
  return when.in.map((value) => setValue(possible, when.name, String(value)));
}

/** @throws UserError sweep.metric */
function directionOf(metric: string): Direction {
  const name = metric.startsWith(VALIDATION) ? metric.slice(VALIDATION.length) : metric;
  if (name === 'loss') return 'min';
  const found = findMetric(name);
  if (found) return found.direction;
  const expected = message('loss, one of {{names}}, or validation. and one of these', { names: METRICS.map((one) => one.name) });
  const text = message("There is no metric '{{metric}}': expected {{expected}}", { metric, expected });
  throw sweepError('sweep.metric', text, { where: 'metric', expected, received: metric });
}

/** An epoch as recorded. */
interface EpochRecord {
  readonly epoch: number;
  readonly loss: number | null;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly validation?:
    | { readonly loss: number | null; readonly metrics: Readonly<Record<string, number | null>> }
    | null
    | undefined;
}

/** The metric of a sweep after an epoch; undefined if it is not recorded, NaN if it was not finite. */
export function metricAfter(record: EpochRecord, metric: string): number | undefined {
  const isValidation = metric.startsWith(VALIDATION);
  const values = isValidation ? record.validation : record;
  const name = isValidation ? metric.slice(VALIDATION.length) : metric;
  const value = name === 'loss' ? values?.loss : values?.metrics[name];
  return value === null ? Number.NaN : value;
}
