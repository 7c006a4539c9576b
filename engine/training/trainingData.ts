import type { Dataset } from './dataset.ts';

/** A data set that a graph shall be trained on: its batches are checked against the number of training samples too. */
export function trainingData(dataset: Dataset): Dataset {
  return { ...dataset, trainingSamples: dataset.splits.train.length };
}
