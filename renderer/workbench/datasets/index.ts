export {
  createDatasets,
  type DataKnowledge,
  type DataReader,
  type Datasets,
  dataKey,
  type FileHead,
  followReading,
  type KnownData,
  knownData,
} from './datasets.ts';
