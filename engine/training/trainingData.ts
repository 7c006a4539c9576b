import type { Dataset } from './dataset.ts';

/** A data set to train a graph on: batches are also checked against its number of training samples. */
export function trainingData(dataset: Dataset): Dataset {
  return { ...dataset, trainingSamples: dataset.splits.train.length };
}
