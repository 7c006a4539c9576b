export type { BuiltIn } from './builtIn.ts';
export { BUILT_INS } from './catalog.ts';
export type { DescribedDataset } from './describe.ts';
export { datasetError } from './errors.ts';
export { type Datasets, type EvaluationData, openDatasets } from './openDatasets.ts';
export { filesOf } from './readSource.ts';
