import type { DataSettings, TrainingSettings } from '#engine/graph/index.ts';
import type { Recipe } from './history.ts';

/** Chooses a data set. How it is split and normalized stays, where the person had said so. */
export function setDataset(dataset: string): Recipe {
  return (draft) => {
    draft.data = { ...draft.data, dataset };
  };
}

export type SplitName = 'validation' | 'test';

/** Sets a share of the samples, or with undefined leaves it to the data set. */
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

export type TrainingNumber = 'batchSize' | 'epochs' | 'seed' | 'accumulate';

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

/** The training settings that hold parameters of their own. */
export type TrainingSection = 'optimizer' | 'schedule' | 'clip' | 'earlyStopping' | 'augment';

type SectionSettings = Record<string, unknown> & { type?: string | undefined };

/**
 * Chooses what a section of the training settings begins with; undefined leaves it out. Parameters of the choice before go: they
 * meant something else there.
 */
export function setTrainingSection(section: TrainingSection, settings: Readonly<SectionSettings> | undefined): Recipe {
  return (draft) => {
    const { [section]: _, ...training }: TrainingSettings = draft.training ?? {};
    draft.training = settings === undefined ? training : { ...training, [section]: { ...settings } };
  };
}

/** Sets a parameter within a section; undefined takes it out, so that its default holds. @param type what the section chooses */
export function setTrainingParam(section: TrainingSection, param: string, value: unknown, type?: string): Recipe {
  return (draft) => {
    const settings: SectionSettings = { ...draft.training?.[section], ...(type !== undefined && { type }) };
    if (value === undefined) delete settings[param];
    else settings[param] = value;
    draft.training = { ...draft.training, [section]: settings };
  };
}
