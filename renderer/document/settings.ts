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

export type TrainingNumber = 'batchSize' | 'epochs' | 'seed';

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

/** Chooses an optimizer. The learning rate and whatever else belonged to the one before goes: it meant something else there. */
export function setOptimizer(type: string): Recipe {
  return (draft) => {
    draft.training = { ...draft.training, optimizer: { type } };
  };
}

/** Sets a parameter of the optimizer; undefined takes it out, so that its default holds. */
export function setOptimizerParam(type: string, param: string, value: unknown): Recipe {
  return (draft) => {
    const optimizer: Record<string, unknown> & { type: string } = { ...draft.training?.optimizer, type };
    if (value === undefined) delete optimizer[param];
    else optimizer[param] = value;
    draft.training = { ...draft.training, optimizer };
  };
}
