import {
  type DataSettings,
  type GraphDocument,
  readTraining,
  suggestEpochs,
  type TrainingSettings,
} from '#engine/graph/index.ts';
import type { Recipe } from './history.ts';

/** What settings depend on when a data set is chosen. */
export interface DataFacts {
  /** The normalization that fits its features. */
  readonly normalize: NonNullable<DataSettings['normalize']>;
  readonly trainingSamples: number;
}

/** Settings that a document gets with a new data set. */
export interface FittingSettings {
  readonly normalize?: 'standard' | 'unit';
  readonly epochs?: number;
}

/** Fewer epochs than the suggested ones are a choice; much fewer were chosen for other data. */
const FAR_TOO_FEW = 1 / 4;

/**
 * Settings that fit a new data set, where the document's own do not: normalization of its features, and enough epochs to learn, but
 * not those that were suggested for larger or smaller data.
 * @param before the facts of the data set that is replaced, if any
 */
export function fittingSettings({ data, training }: GraphDocument, next: DataFacts, before?: DataFacts): FittingSettings {
  const { batchSize, accumulate, epochs } = readTraining(training).configuration;
  const suggested = suggestEpochs(next.trainingSamples, batchSize * accumulate);
  const isOpen =
    training?.epochs === undefined || (before && suggestEpochs(before.trainingSamples, batchSize * accumulate) === epochs);
  const isUnfit = isOpen ? epochs !== suggested : epochs <= suggested * FAR_TOO_FEW;
  const isNormalized = next.normalize === 'none' || (data?.normalize ?? 'none') !== 'none';
  return {
    ...(!isNormalized && { normalize: next.normalize }),
    ...(isUnfit && { epochs: suggested }),
  };
}

/** Selects a data set, with settings that fit it. Other split and normalization settings stay. */
export function setDataset(dataset: string, { normalize, epochs }: FittingSettings = {}): Recipe {
  return (draft) => {
    draft.data = { ...draft.data, dataset, ...(normalize && { normalize }) };
    if (epochs !== undefined) draft.training = { ...draft.training, epochs };
  };
}

export type SplitName = 'validation' | 'test';

/** Sets a split's share of the samples; undefined resets it to the data set's own. */
export function setSplit(split: SplitName, share: number | undefined): Recipe {
  return (draft) => {
    if (!draft.data) return;
    if (share === undefined) delete draft.data[split];
    else draft.data[split] = share;
  };
}

export function setNormalize(normalize: NonNullable<DataSettings['normalize']>): Recipe {
  return (draft) => {
    if (draft.data) draft.data.normalize = normalize;
  };
}

export function setNormalizeTarget(normalizeTarget: NonNullable<DataSettings['normalizeTarget']>): Recipe {
  return (draft) => {
    if (draft.data) draft.data.normalizeTarget = normalizeTarget;
  };
}

type TrainingNumber = 'batchSize' | 'epochs' | 'seed' | 'accumulate';

export function setTrainingNumber(name: TrainingNumber, value: number | undefined): Recipe {
  return (draft) => {
    const training: TrainingSettings = { ...draft.training };
    if (value === undefined) delete training[name];
    else training[name] = value;
    draft.training = training;
  };
}

/** Pauses training when a condition holds; undefined for none. */
export function setStopWhen(condition: string | undefined): Recipe {
  return (draft) => {
    const training: TrainingSettings = { ...draft.training };
    if (condition === undefined) delete training.stopWhen;
    else training.stopWhen = condition;
    draft.training = training;
  };
}

export function setGradientsEvery(steps: number | undefined): Recipe {
  return (draft) => {
    const { gradientsEvery: _, ...record } = draft.training?.record ?? {};
    draft.training = { ...draft.training, record: steps === undefined ? record : { ...record, gradientsEvery: steps } };
  };
}

/** Training settings with parameters of their own. */
export type TrainingSection = 'optimizer' | 'schedule' | 'clip' | 'earlyStopping' | 'augment' | 'checkpoints';

type SectionSettings = Record<string, unknown> & { type?: string | undefined };

/**
 * Replaces a section of the training settings; undefined removes it. Parameters of the previous choice are dropped, since they
 * had another meaning.
 */
export function setTrainingSection(section: TrainingSection, settings: Readonly<SectionSettings> | undefined): Recipe {
  return (draft) => {
    const { [section]: _, ...training }: TrainingSettings = draft.training ?? {};
    draft.training = settings === undefined ? training : { ...training, [section]: { ...settings } };
  };
}

/** Sets a parameter of a section; undefined resets it to its default. @param type the section's choice */
export function setTrainingParam(section: TrainingSection, param: string, value: unknown, type?: string): Recipe {
  return (draft) => {
    const settings: SectionSettings = { ...draft.training?.[section], ...(type !== undefined && { type }) };
    if (value === undefined) delete settings[param];
    else settings[param] = value;
    draft.training = { ...draft.training, [section]: settings };
  };
}
