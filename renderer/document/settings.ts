import type { DataSettings, TrainingSettings } from '#engine/graph/index.ts';
import type { Recipe } from './history.ts';

/** Selects a data set. Explicit split and normalization settings stay. */
export function setDataset(dataset: string): Recipe {
  return (draft) => {
    draft.data = { ...draft.data, dataset };
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

export function setGradientsEvery(steps: number | undefined): Recipe {
  return (draft) => {
    const { gradientsEvery: _, ...record } = draft.training?.record ?? {};
    draft.training = { ...draft.training, record: steps === undefined ? record : { ...record, gradientsEvery: steps } };
  };
}

/** Training settings with parameters of their own. */
export type TrainingSection = 'optimizer' | 'schedule' | 'clip' | 'earlyStopping' | 'augment';

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
