export type { BuiltIn } from './base/builtIn.ts';
export { datasetError } from './base/errors.ts';
export type { Reader } from './base/reader.ts';
export { BUILT_INS, READERS } from './catalog.ts';
export type { DescribedDataset } from './description/describe.ts';
export { filesOf, isDataFile } from './findFiles.ts';
export { keepDatasets } from './keepDatasets.ts';
export { type Datasets, type EvaluationData, type InputRows, openDatasets } from './openDatasets.ts';
export { DATA_FORMS, formOf } from './specForms.ts';
