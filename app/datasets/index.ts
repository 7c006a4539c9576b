export type { DescribedDataset } from './describe.ts';
export { type Datasets, type EvaluationData, openDatasets } from './openDatasets.ts';
