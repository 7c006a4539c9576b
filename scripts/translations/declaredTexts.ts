import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_INS, type BuiltIn, READERS, type Reader } from '#app/datasets/index.ts';
import { DIAGNOSES } from '#engine/diagnosis/index.ts';
import {
  BLOCK,
  BLOCK_INPUT,
  BLOCK_OUTPUT,
  CLIPS,
  findNodeType,
  METRICS,
  nameMetric,
  OPTIMIZERS,
  SCHEDULES,
  TRAINING_FIELDS,
} from '#engine/graph/index.ts';
import { FORMATS } from '#engine/interchange/index.ts';
import { CATEGORIES, INITIALIZERS, LAYERS } from '#engine/layers/index.ts';

interface DeclaredField {
  readonly help: string;
  readonly label?: string;
  readonly whenEmpty?: string;
  readonly options?: readonly string[];
  readonly optionLabels?: Readonly<Record<string, unknown>>;
}
type DeclaredFields = Readonly<Record<string, DeclaredField>>;

/** Setting headings, and fields that the window itself declares. */
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
  'diagnoses',
];

/** Texts in declarations: labels, summaries and help directly; names of fields, options, ports and categories as words. */
export function declaredTexts(resourcesDirectory: string): string[] {
  const layers = [...LAYERS, ...[BLOCK, BLOCK_INPUT, BLOCK_OUTPUT].flatMap((type) => findNodeType(type) ?? [])];
  return [
    ...layers.flatMap(({ ui, documentation, params }) => [ui.label, documentation.summary, ...fieldTexts(params)]),
    ...layers.flatMap(({ inputs, portLabels = {} }) => [...portTexts(inputs), ...Object.values(portLabels)]),
    ...[...OPTIMIZERS, ...SCHEDULES, ...CLIPS].flatMap(({ label, documentation, params }) => [
      label,
      documentation.summary,
      ...fieldTexts(params),
    ]),
    ...DIAGNOSES.flatMap(({ label, help, causes, remedies }) => [label, help, causes, remedies]),
    ...METRICS.flatMap((metric) => [metric.label, nameMetric(metric), metric.help, metric.appliesTo]),
    ...FORMATS.flatMap(({ label, help, verification, options }) => [
      label,
      help,
      ...(verification === undefined ? [] : [verification]),
      ...fieldTexts(options),
    ]),
    ...Object.values(TRAINING_FIELDS).flatMap(fieldTexts),
    ...[...CATEGORIES, ...SETTINGS, 'out'].map(humanize),
    'out',
    ...READERS.flatMap(readerTexts),
    ...BUILT_INS.flatMap((builtIn) => dataTexts(builtIn, resourcesDirectory)),
    ...exampleTexts(join(resourcesDirectory, 'examples')),
  ];
}

/** A format of data files, as the dialog shows it. */
function readerTexts({ label, noun, help, files, testFiles = [], options }: Reader): string[] {
  return [label, noun, help, ...[...files, ...testFiles].map((file) => file.label), ...fieldTexts(options)];
}

/** A built-in data set: its title, columns, features and classes. */
function dataTexts(builtIn: BuiltIn, resourcesDirectory: string): string[] {
  const { title, description, options } = builtIn;
  const defaults = Object.fromEntries(Object.entries(options).map(([name, field]) => [name, field.default]));
  const { inputs, targets } = builtIn.read(defaults, { resourcesDirectory });
  const names = [...inputs, ...targets].flatMap(({ name, features = [], classNames = [] }) => [name, ...features, ...classNames]);
  return [title, description, ...names.filter((name) => /\p{Ll}{2,}/u.test(name))];
}

function exampleTexts(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { name: title, description } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return [title, description].filter((text) => typeof text === 'string');
    });
}

function fieldTexts(fields: DeclaredFields): string[] {
  return Object.entries(fields).flatMap(([name, { label, help, whenEmpty, options = [], optionLabels }]) => [
    label ?? humanize(name),
    help,
    ...(whenEmpty === undefined ? [] : [whenEmpty]),
    // Initializers are shown by their formulas, in every language.
    ...(optionLabels ? [] : options).filter((option) => !(INITIALIZERS as readonly string[]).includes(option)).map(humanize),
  ]);
}

function portTexts(ports: Readonly<Record<string, { readonly help: string }>>): string[] {
  return Object.entries(ports).flatMap(([name, { help }]) => [name, humanize(name), help]);
}

/** As the window's `humanize`: `kernelInitializer` → "Kernel initializer". */
function humanize(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(\d+)$/, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
