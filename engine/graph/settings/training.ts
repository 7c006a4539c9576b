import { declared, type Message, type MessageValue, message } from '../../messages/index.ts';
import { CLIPS, type Clip, OPTIMIZERS, type Optimizer } from '../../optimizers/index.ts';
import { type Fields, int, readParams, type ValuesOf } from '../../params/index.ts';
import {
  type ChosenSchedule,
  EARLY_STOPPING_FIELDS,
  type EarlyStopping,
  SCHEDULES,
  type Schedule,
} from '../../schedules/index.ts';
import type { Diagnostic, DiagnosticCode } from '../document/diagnostic.ts';
import type { TrainingSettings } from '../document/document.ts';
import { AUGMENT_FIELDS, type Augmentation } from './augmentation.ts';
import { CHECKPOINT_FIELDS, type KeptCheckpoints } from './checkpoints.ts';

/** The training settings with every default filled in. */
export interface TrainingConfiguration {
  readonly optimizer: Optimizer;
  readonly optimizerParams: Readonly<Record<string, unknown>> & { readonly learningRate: number };
  readonly schedule: ChosenSchedule;
  readonly clip?: ChosenClip;
  /** Batches per update; the last update of an epoch may have fewer. */
  readonly accumulate: number;
  readonly earlyStopping?: EarlyStopping;
  readonly augment?: Augmentation;
  readonly checkpoints?: KeptCheckpoints;
  /** The text of a condition at which training pauses; checked against the graph by its analysis. */
  readonly stopWhen?: string;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  /** Steps between entries of the gradient history; 0 for none. */
  readonly gradientsEvery: number;
}

/** A clipping method with its settings. */
export interface ChosenClip {
  readonly clip: Clip;
  readonly params: Readonly<Record<string, unknown>>;
}

export const TRAINING_DEFAULTS = {
  optimizer: 'adam',
  schedule: 'constant',
  clip: 'globalNorm',
  batchSize: 32,
  epochs: 5,
  seed: 1,
  gradientsEvery: 20,
} as const;

/** Settings of the training loop. */
export const LOOP_FIELDS = {
  batchSize: int({
    default: TRAINING_DEFAULTS.batchSize,
    min: 1,
    help: 'Samples used for one update. Changed during a run, it holds from the next epoch on.',
    whileTraining: true,
  }),
  epochs: int({ default: TRAINING_DEFAULTS.epochs, min: 1, help: 'Number of passes over the training samples.' }),
  seed: int({ default: TRAINING_DEFAULTS.seed, min: 0, help: 'Random seed: the same seed gives the same weights, bit for bit.' }),
};

/** Settings beside the parameters of a schedule. */
export const WARMUP_FIELDS = {
  warmup: int({ default: 0, min: 0, help: 'Number of updates during which the learning rate first rises linearly.' }),
};

export const ACCUMULATE_FIELDS = {
  accumulate: int({
    default: 1,
    min: 1,
    help: 'Number of batches whose gradients are accumulated for one update: the effect of a larger batch with less memory.',
  }),
};

/** The settings that every choice of optimizer, schedule and clipping shares, by their section of the document. */
export const TRAINING_FIELDS = {
  training: { ...LOOP_FIELDS, ...ACCUMULATE_FIELDS },
  schedule: WARMUP_FIELDS,
  earlyStopping: EARLY_STOPPING_FIELDS,
  augment: AUGMENT_FIELDS,
  checkpoints: CHECKPOINT_FIELDS,
};

/** Fills in the defaults of a document's training settings and validates them. */
export function readTraining(settings: TrainingSettings = {}): {
  configuration: TrainingConfiguration;
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const optimizer = readChoice(OPTIMIZER, settings.optimizer ?? {}, diagnostics);
  const schedule = readChoice(SCHEDULE, settings.schedule ?? {}, diagnostics);
  const clip = settings.clip && readChoice(CLIP, settings.clip, diagnostics);
  const given = settings.accumulate === undefined ? {} : { accumulate: settings.accumulate };
  const { accumulate } = readFields(ACCUMULATE_FIELDS, given, NO_SECTION, diagnostics);
  const earlyStopping =
    settings.earlyStopping && readFields(EARLY_STOPPING_FIELDS, settings.earlyStopping, EARLY_STOPPING, diagnostics);
  const augment = settings.augment && readFields(AUGMENT_FIELDS, settings.augment, AUGMENTATION, diagnostics);
  const checkpoints = settings.checkpoints && readFields(CHECKPOINT_FIELDS, settings.checkpoints, CHECKPOINTS, diagnostics);
  const { warmup, ...scheduleParams } = schedule.params;
  const configuration: TrainingConfiguration = {
    optimizer: optimizer.chosen,
    optimizerParams: optimizer.params as TrainingConfiguration['optimizerParams'],
    schedule: { schedule: schedule.chosen, params: scheduleParams, warmup: Number(warmup) },
    ...(clip && { clip: { clip: clip.chosen, params: clip.params } }),
    accumulate,
    ...(earlyStopping && { earlyStopping }),
    ...(augment && { augment }),
    ...(checkpoints && { checkpoints }),
    ...(settings.stopWhen?.trim() && { stopWhen: settings.stopWhen.trim() }),
    batchSize: settings.batchSize ?? TRAINING_DEFAULTS.batchSize,
    epochs: settings.epochs ?? TRAINING_DEFAULTS.epochs,
    seed: settings.seed ?? TRAINING_DEFAULTS.seed,
    gradientsEvery: settings.record?.gradientsEvery ?? TRAINING_DEFAULTS.gradientsEvery,
  };
  return { configuration, diagnostics };
}

/** The settings as a document stores them, with every default written out. */
export function writeTraining({
  optimizer,
  optimizerParams,
  schedule: { schedule, params, warmup },
  clip,
  gradientsEvery,
  ...settings
}: TrainingConfiguration): Readonly<Record<string, unknown>> {
  return {
    optimizer: { type: optimizer.type, ...optimizerParams },
    schedule: { type: schedule.type, warmup, ...params },
    ...(clip && { clip: { type: clip.clip.type, ...clip.params } }),
    ...settings,
    record: { gradientsEvery },
  };
}

/** A section of the settings: its path, and the message of a problem in it. */
interface Section {
  readonly path: string;
  readonly tell: (problem: Message) => Message;
}

const NO_SECTION: Section = { path: '', tell: (problem) => problem };
const EARLY_STOPPING: Section = {
  path: 'earlyStopping.',
  tell: (problem) => message('Early stopping: {{problem}}', { problem }),
};
const CHECKPOINTS: Section = {
  path: 'checkpoints.',
  tell: (problem) => message('Checkpoints: {{problem}}', { problem }),
};
const AUGMENTATION: Section = { path: 'augment.', tell: (problem) => message('Augmentation: {{problem}}', { problem }) };

interface Declaration {
  readonly type: string;
  readonly label: string;
  readonly params: Fields;
}

/** A setting that selects one of several declarations and holds its parameters. */
interface Choice<D extends Declaration> {
  readonly setting: string;
  readonly unknown: DiagnosticCode;
  readonly tellUnknown: (values: { readonly type: string; readonly expected: MessageValue }) => Message;
  /** The message of a problem in the selection. */
  readonly tell: (values: { readonly name: Message; readonly problem: Message }) => Message;
  readonly all: readonly D[];
  readonly initial: string;
  /** Fields allowed beside the parameters of any selection. */
  readonly common: Fields;
}

const OPTIMIZER: Choice<Optimizer> = {
  setting: 'optimizer',
  unknown: 'training.unknownOptimizer',
  tellUnknown: (values) => message("The optimizer '{{type}}' is not known; expected {{expected}}", values),
  tell: (values) => message('Optimizer {{name}}: {{problem}}', values),
  all: OPTIMIZERS,
  initial: TRAINING_DEFAULTS.optimizer,
  common: {},
};

const SCHEDULE: Choice<Schedule> = {
  setting: 'schedule',
  unknown: 'training.unknownSchedule',
  tellUnknown: (values) => message("The schedule '{{type}}' is not known; expected {{expected}}", values),
  tell: (values) => message('Schedule {{name}}: {{problem}}', values),
  all: SCHEDULES,
  initial: TRAINING_DEFAULTS.schedule,
  common: WARMUP_FIELDS,
};

const CLIP: Choice<Clip> = {
  setting: 'clip',
  unknown: 'training.unknownClip',
  tellUnknown: (values) => message("The clipping '{{type}}' is not known; expected {{expected}}", values),
  tell: (values) => message('Gradient clipping {{name}}: {{problem}}', values),
  all: CLIPS,
  initial: TRAINING_DEFAULTS.clip,
  common: {},
};

function readChoice<D extends Declaration>(
  { setting, unknown, tellUnknown, tell, all, initial, common }: Choice<D>,
  { type = initial, ...given }: { readonly type?: string | undefined },
  diagnostics: Diagnostic[],
): { chosen: D; params: Readonly<Record<string, unknown>> } {
  const found = all.find((declaration) => declaration.type === type);
  if (!found) {
    const expected = message('one of {{names}}', { names: all.map((known) => known.type) });
    const text = tellUnknown({ type, expected });
    diagnostics.push({ code: unknown, severity: 'error', param: setting, ...text, expected, received: type });
  }
  const chosen = found ?? (all.find((declaration) => declaration.type === initial) as D);
  const section: Section = {
    path: `${setting}.`,
    tell: (problem) => tell({ name: declared(chosen.label), problem }),
  };
  const params = readFields({ ...chosen.params, ...common }, found ? given : {}, section, diagnostics);
  return { chosen, params };
}

function readFields<F extends Fields>(
  fields: F,
  given: Readonly<Record<string, unknown>>,
  { path, tell }: Section,
  diagnostics: Diagnostic[],
): ValuesOf<F> {
  const { values, problems } = readParams(fields, given);
  for (const { param, message: problem, expected, received } of problems) {
    const at = `${path}${param}`;
    diagnostics.push({ code: 'training.invalidParam', severity: 'error', param: at, ...tell(problem), expected, received });
  }
  return values;
}
