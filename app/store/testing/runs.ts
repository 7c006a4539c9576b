import { classifier } from '#engine/testing/networks.ts';
import type { NewRun } from '../index.ts';

/** A run that is about to start. */
export function newRun(changes: Partial<NewRun> = {}): NewRun {
  return {
    id: 'r1',
    graphId: null,
    graphName: 'test',
    document: classifier(),
    configuration: { optimizer: { type: 'sgd', learningRate: 0.1 }, batchSize: 32 },
    seed: 1,
    dataset: 'iris',
    dataFingerprint: 'ab',
    preparation: { inputs: [], targets: [] },
    normalize: 'none',
    samples: { train: 105, validation: 0, test: 45 },
    baseDirectory: '/',
    engineVersion: '1',
    executor: 'reference',
    parameters: 39,
    epochs: 3,
    steps: 30,
    startedAt: 1000,
    owner: 'somebody',
    ...changes,
  };
}
