export type { DescribedDataset } from './describe.ts';
export { type Datasets, openDatasets } from './openDatasets.ts';
