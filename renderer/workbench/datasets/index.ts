export { createDatasets, type DataKnowledge, type Datasets, dataKey, type KnownData } from './datasets.ts';
export { followReading } from './followReading.ts';
