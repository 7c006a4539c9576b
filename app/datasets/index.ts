export type { DescribedDataset } from './describe.ts';
export { type Datasets, type EvaluationData, openDatasets, type TrainedOn } from './openDatasets.ts';
