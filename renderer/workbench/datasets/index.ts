export {
  createDatasets,
  type DataKnowledge,
  type DataReader,
  type Datasets,
  dataKey,
  type FileHead,
  type KnownData,
} from './datasets.ts';
export { followReading } from './followReading.ts';
