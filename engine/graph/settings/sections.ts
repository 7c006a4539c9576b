import { declared } from '../../messages/index.ts';
import { CLIPS, OPTIMIZERS } from '../../optimizers/index.ts';
import { choice, type Fields, float, text } from '../../params/index.ts';
import { SCHEDULES } from '../../schedules/index.ts';
import { type GraphDocument, NORMALIZATIONS } from '../document/document.ts';
import { changeNode, findNode } from '../document/edit.ts';
import { layerOf } from '../document/nodeTypes.ts';
import { SPLIT_DEFAULTS } from './data.ts';
import { TRAINING_DEFAULTS, TRAINING_FIELDS } from './training.ts';

export const DATA_FIELDS = {
  dataset: text({ default: '', options: [], help: 'A built-in data set, or a file with its options.' }),
  validation: float({ default: SPLIT_DEFAULTS.validation, min: 0, max: 0.9, help: 'The share of training samples held out.' }),
  test: float({ default: SPLIT_DEFAULTS.test, min: 0, max: 0.9, help: 'The share of samples held out for the final test.' }),
  normalize: choice({ default: 'none', options: NORMALIZATIONS, help: 'How features are normalized.' }),
  normalizeTarget: choice({ default: 'auto', options: ['auto', 'none', 'standard'], help: 'How quantities to predict are.' }),
};

/** A group of settings, such as `optimizer`: the fields it has in a document, its present values, and how it is replaced. */
export interface Section {
  readonly fields: Fields;
  readonly values: Readonly<Record<string, unknown>>;
  readonly replace: (values: Readonly<Record<string, unknown>>) => GraphDocument;
}

/** The parameters of a node, also of one within blocks, or a group of settings; a node comes before a setting of the same name. */
export function sectionOf(document: GraphDocument, owner: string): Section | undefined {
  const node = findNode(document, owner);
  if (!node) return Object.hasOwn(SETTINGS, owner) ? SETTINGS[owner](document) : undefined;
  return {
    fields: layerOf(document, node)?.params ?? {},
    values: node.params ?? {},
    replace: (params) => changeNode(document, owner, (found) => ({ ...found, params })),
  };
}

type Declaration = { readonly type: string; readonly label: string; readonly params: Fields };

/** A setting that selects one of several declarations by its `type`: another one starts with its defaults. */
const chosen =
  (name: 'optimizer' | 'schedule' | 'clip', all: readonly Declaration[], initial: string, common: Fields = {}) =>
  (document: GraphDocument): Section => {
    const values: Readonly<Record<string, unknown>> = document.training?.[name] ?? {};
    const type = String(values.type ?? initial);
    const types = choice({
      default: initial,
      options: all.map((one) => one.type),
      optionLabels: Object.fromEntries(all.map((one) => [one.type, declared(one.label)])),
      help: 'Which one.',
    });
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

/** The names of the groups of settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS);
