import { parentPort, workerData } from 'node:worker_threads';
import { openDatasets } from '../../app/datasets/index.ts';

/** What is done with a table: it is read for training, or described for people. */
export type TableWork = 'load' | 'inspect';

/** The question to a thread that reads a table. It answers with the number of rows. */
export interface TableQuestion {
  readonly path: string;
  readonly work: TableWork;
}

const { path, work }: TableQuestion = workerData;
const datasets = openDatasets({ resourcesDirectory: '' });
const settings = { dataset: `${path}?target=class&task=classification`, normalize: 'standard' } as const;
const { train, validation, test } = work === 'inspect' ? datasets.inspect(settings).samples : countLoaded();
parentPort?.postMessage(train + validation + test);

function countLoaded() {
  const { splits } = datasets.load(settings);
  return { train: splits.train.length, validation: splits.validation.length, test: splits.test.length };
}
