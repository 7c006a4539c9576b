import { findMetric, type GraphDocument, graphSchema, METRICS, setValue } from '#engine/graph/index.ts';
import { declareErrors, message } from '#engine/messages/index.ts';
import { ashaSchema, budgetSchema, type Direction, readSpace, SAMPLER_NAMES, spaceSchema } from '#engine/sweeps/index.ts';
import { describeIssue, describePath, z } from '#engine/text/index.ts';

/** Errors of sweeps, each code once. */
export const sweepError = declareErrors({
  'sweep.notFound': 'There is no sweep with this id.',
  'sweep.malformed': 'The description of a sweep has another form.',
  'sweep.metric': 'The metric of a sweep is not known, or its runs do not have it.',
});

const VALIDATION = 'validation.';

/** The description of a sweep in a file, without its graph. */
const settingsSchema = z.strictObject({
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
});

const definitionSchema = z.object({
  document: graphSchema,
  space: spaceSchema,
  sampler: z.enum(SAMPLER_NAMES),
  seed: z.number(),
  metric: z.string(),
  direction: z.enum(['min', 'max']),
  budget: budgetSchema,
  asha: ashaSchema.optional(),
});

/** What a sweep searches and how, frozen at its start. */
export type SweepDefinition = z.infer<typeof definitionSchema>;

export type SweepSettings = z.infer<typeof settingsSchema>;

/** The definition of a stored sweep. */
export const parseDefinition = (stored: object): SweepDefinition => definitionSchema.parse(stored);

/**
 * Reads the description of a sweep.
 * @param where name of the file in messages
 * @throws UserError sweep.malformed
 */
export function readSettings(json: unknown, where: string): SweepSettings {
  const result = settingsSchema.safeParse(json);
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
export function defineSweep(settings: SweepSettings, document: GraphDocument): SweepDefinition {
  const space = readSpace(settings.space);
  for (const parameter of space) {
    const extremes = parameter.kind === 'choice' ? parameter.choices : [parameter.low, parameter.high];
    for (const value of extremes) setValue(document, parameter.name, String(value));
  }
  const { sampler, seed, metric, budget, asha } = settings;
  const direction = settings.direction ?? directionOf(metric);
  return { document, space, sampler, seed, metric, direction, budget, ...(asha && { asha }) };
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

/** The document of a trial. @throws UserError setting.* */
export function applyChoices(document: GraphDocument, choices: Readonly<Record<string, unknown>>): GraphDocument {
  return Object.entries(choices).reduce((next, [address, value]) => setValue(next, address, String(value)), document);
}
