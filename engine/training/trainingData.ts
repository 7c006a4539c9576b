import type { DataDescription } from '../graph/index.ts';
import type { Dataset } from './dataset.ts';

/** What a graph that shall be trained on a data set is checked against: its columns, and how many samples there are to train on. */
export function trainingData({ inputs, targets, splits }: Dataset): DataDescription {
  return { inputs, targets, trainingSamples: splits.train.length };
}
