import { declareErrors, type Message, message, quoted } from '../../messages/index.ts';
import { CLIPS, OPTIMIZERS } from '../../optimizers/index.ts';
import { choice, type Field, type Fields, float, readFieldText, text } from '../../params/index.ts';
import { SCHEDULES } from '../../schedules/index.ts';
import { type GraphDocument, type GraphNode, NORMALIZATIONS } from '../document/document.ts';
import { layerOf } from '../document/nodeTypes.ts';
import { SPLIT_DEFAULTS } from './data.ts';
import { TRAINING_DEFAULTS, TRAINING_FIELDS } from './training.ts';

const settingError = declareErrors({
  'setting.unknown': 'An address names neither a parameter of a node nor a setting.',
  'setting.value': 'A value does not fit the parameter or setting it is for.',
});

const DATA_FIELDS = {
  dataset: text({ default: '', options: [], help: 'A built-in data set, or a file with its options.' }),
  validation: float({ default: SPLIT_DEFAULTS.validation, min: 0, max: 0.9, help: 'The share of training samples held out.' }),
  test: float({ default: SPLIT_DEFAULTS.test, min: 0, max: 0.9, help: 'The share of samples held out for the final test.' }),
  normalize: choice({ default: 'none', options: NORMALIZATIONS, help: 'How features are normalized.' }),
  normalizeTarget: choice({ default: 'auto', options: ['auto', 'none', 'standard'], help: 'How quantities to predict are.' }),
};

/** A group of settings, such as `optimizer`: the fields it has in a document, its present values, and how it is replaced. */
interface Section {
  readonly fields: Fields;
  readonly values: Readonly<Record<string, unknown>>;
  readonly replace: (values: Readonly<Record<string, unknown>>) => GraphDocument;
}

/**
 * Sets one value of a document by its address: `hidden.units` (a parameter of a node), `optimizer.learningRate`, `optimizer.type`,
 * `schedule.warmup`, `training.batchSize` or `data.validation`. A node comes before a setting of the same name.
 * @param written as on the command line: `64`, `true`, `3x3`, `heNormal`
 * @throws UserError setting.unknown, setting.value
 */
export function setValue(document: GraphDocument, address: string, written: string): GraphDocument {
  const dot = address.lastIndexOf('.');
  const [owner, name] = [address.slice(0, Math.max(dot, 0)), address.slice(dot + 1)];
  const section = sectionOf(document, owner);
  if (!section) throw unknownOwner(address, document);
  const { fields, values, replace } = section;
  if (!Object.hasOwn(fields, name)) throw unknownName(address, Object.keys(fields));
  return replace({ ...values, [name]: readValue(address, fields[name], written) });
}

function sectionOf(document: GraphDocument, owner: string): Section | undefined {
  const node = document.nodes.find(({ id }) => id === owner);
  return node ? nodeSection(document, node) : Object.hasOwn(SETTINGS, owner) ? SETTINGS[owner](document) : undefined;
}

function nodeSection(document: GraphDocument, node: GraphNode): Section {
  return {
    fields: layerOf(document, node)?.params ?? {},
    values: node.params ?? {},
    replace: (params) => ({ ...document, nodes: document.nodes.map((other) => (other === node ? { ...node, params } : other)) }),
  };
}

type Declaration = { readonly type: string; readonly params: Fields };

/** A setting that selects one of several declarations by its `type`: another one starts with its defaults. */
const chosen =
  (name: 'optimizer' | 'schedule' | 'clip', all: readonly Declaration[], initial: string, common: Fields = {}) =>
  (document: GraphDocument): Section => {
    const values: Readonly<Record<string, unknown>> = document.training?.[name] ?? {};
    const type = String(values.type ?? initial);
    const types = choice({ default: initial, options: all.map((one) => one.type), help: 'Which one.' });
    return {
      fields: { type: types, ...all.find((one) => one.type === type)?.params, ...common },
      values,
      replace: (next) => withTraining(document, { [name]: next.type === values.type ? { type, ...next } : { type: next.type } }),
    };
  };

const plain =
  (name: 'earlyStopping' | 'augment' | 'checkpoints') =>
  (document: GraphDocument): Section => ({
    fields: TRAINING_FIELDS[name],
    values: document.training?.[name] ?? {},
    replace: (values) => withTraining(document, { [name]: values }),
  });

const withTraining = (document: GraphDocument, part: GraphDocument['training']): GraphDocument => ({
  ...document,
  training: { ...document.training, ...part },
});

const SETTINGS: Readonly<Record<string, (document: GraphDocument) => Section>> = {
  optimizer: chosen('optimizer', OPTIMIZERS, TRAINING_DEFAULTS.optimizer),
  schedule: chosen('schedule', SCHEDULES, TRAINING_DEFAULTS.schedule, TRAINING_FIELDS.schedule),
  clip: chosen('clip', CLIPS, TRAINING_DEFAULTS.clip),
  earlyStopping: plain('earlyStopping'),
  augment: plain('augment'),
  checkpoints: plain('checkpoints'),
  training: (document) => ({
    fields: TRAINING_FIELDS.training,
    values: document.training ?? {},
    replace: (training) => ({ ...document, training }),
  }),
  data: (document) => ({
    fields: DATA_FIELDS,
    values: document.data ?? {},
    replace: ({ dataset = '', ...data }) => ({ ...document, data: { ...data, dataset: String(dataset) } }),
  }),
};

function readValue(address: string, field: Field, written: string): unknown {
  const value = field.kind === 'texts' ? [written] : readFieldText(field, written);
  const result = field.schema.safeParse(value);
  if (result.success) return result.data;
  const expected = field.expected(value);
  const text = message("'{{address}}' must be {{expected}}, but is '{{received}}'", { address, expected, received: written });
  throw settingError('setting.value', text, { where: address, expected, received: written });
}

function unknownOwner(address: string, { nodes }: GraphDocument) {
  const names = [...nodes.map(({ id }) => id), ...Object.keys(SETTINGS)];
  return unknown(address, message('NAME.PARAMETER, with one of the names {{names}}', { names }));
}

function unknownName(address: string, known: readonly string[]) {
  return unknown(address, known.length > 0 ? message('one of {{names}}', { names: known }) : message('no parameters'));
}

function unknown(address: string, expected: Message) {
  const text = message("There is no parameter '{{address}}': expected {{expected}}", { address, expected });
  return settingError('setting.unknown', text, { where: address, expected, received: quoted(address) });
}
