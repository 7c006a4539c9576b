import type { Column, Dataset } from './dataset.ts';

/**
 * What was fixed by the data that a network was trained on, and what other data must go through before the network can use it:
 * plain JSON, kept with the run and with the weights.
 */
export interface Preparation {
  readonly inputs: readonly PreparedColumn[];
  readonly targets: readonly PreparedColumn[];
}

/** A column of the training data: by these names other data is matched with it. */
export interface PreparedColumn {
  readonly name: string;
  /** The shape of one sample. */
  readonly shape: readonly number[];
  /** Names of the elements of a sample, in their order, where the data has any: the columns of a table. */
  readonly features?: readonly string[];
  /** The number of classes, where the column holds class indices. */
  readonly classes?: number;
  /** Names of the classes, in the order of their indices. */
  readonly classNames?: readonly string[];
  /** value = (raw - offset) · scale, one entry for all elements or one for each; fitted on the training samples alone. */
  readonly normalization?: { readonly offset: readonly number[]; readonly scale: readonly number[] };
}

/** The preparation of a data set that is loaded, split and normalized. */
export function preparationOf({ inputs, targets }: Pick<Dataset, 'inputs' | 'targets'>): Preparation {
  return { inputs: inputs.map(describeColumn), targets: targets.map(describeColumn) };
}

function describeColumn({ name, shape, features, classes, classNames, normalization }: Column): PreparedColumn {
  return {
    name,
    shape: [...shape],
    ...(features && { features: [...features] }),
    ...(classes !== undefined && { classes }),
    ...(classNames && { classNames: [...classNames] }),
    ...(normalization && { normalization: { offset: [...normalization.offset], scale: [...normalization.scale] } }),
  };
}
