export { createDatasets, type DataKnowledge, type Datasets, dataKey } from './datasets.ts';
