import {
  AUGMENT_FIELDS,
  CLIPS,
  EARLY_STOPPING_FIELDS,
  METRICS,
  nameMetric,
  OPTIMIZERS,
  SCHEDULES,
  WARMUP_FIELDS,
} from '#engine/graph/index.ts';
import { CATEGORIES, INITIALIZERS, LAYERS } from '#engine/layers/index.ts';

interface Declared {
  readonly options?: readonly string[] | undefined;
}

/** The sections of the settings, and fields that the window makes itself. */
const SETTINGS = [
  'optimizer',
  'schedule',
  'clip',
  'batchSize',
  'epochs',
  'seed',
  'gradientInterval',
  'accumulate',
  'validationShare',
  'testShare',
  'basics',
  'optimizers',
  'schedules',
  'clipping',
  'metrics',
];

/** Names that people read as words: of fields, of their options, of ports and of categories. Names of formulas are names in every language. */
export function declaredNames(): string[] {
  const fields: Record<string, Declared>[] = [
    ...[...LAYERS, ...OPTIMIZERS, ...SCHEDULES, ...CLIPS].map(({ params }) => params),
    AUGMENT_FIELDS,
    EARLY_STOPPING_FIELDS,
    WARMUP_FIELDS,
  ];
  const options = fields.flatMap((declared) => Object.values(declared).flatMap((field) => field.options ?? []));
  const formulas: readonly string[] = INITIALIZERS;
  return [
    ...fields.flatMap((declared) => Object.keys(declared)),
    ...options.filter((option) => !formulas.includes(option)),
    ...portNames(),
    ...CATEGORIES,
    ...SETTINGS,
  ];
}

/** The ports of layers, as they stand on nodes. */
export function portNames(): string[] {
  return [...LAYERS.flatMap((layer) => Object.keys(layer.inputs)), 'out'];
}

/** What metrics are called within a sentence. */
export function metricNames(): string[] {
  return METRICS.map(nameMetric);
}
