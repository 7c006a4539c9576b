import { expect, test } from 'vitest';
import type { DatasetDescription } from '#app/contract/index.ts';
import type { DataSettings } from '#engine/graph/index.ts';
import type { Client } from '../connection/index.ts';
import { createDatasets, dataKey, knownData } from './datasets.ts';

interface Call {
  readonly dataset: string;
  readonly signal: AbortSignal;
  readonly answer: (description: DatasetDescription) => void;
}

/** Data sets whose reads are completed by the test. */
function waiting() {
  const calls: Call[] = [];
  const inspect = ({ dataset }: { dataset: string }, { signal }: { signal: AbortSignal }) =>
    new Promise<DatasetDescription>((resolve, reject) => {
      calls.push({ dataset, signal, answer: resolve });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const datasets = createDatasets({ datasets: { inspect } } as unknown as Client);
  const statusOf = (dataset: string) => datasets.getState().knowledge[dataKey({ dataset })]?.status;
  return { datasets, calls, statusOf };
}

function description(spec: string): DatasetDescription {
  const samples = { train: 8, validation: 1, test: 1 };
  return {
    spec,
    name: spec,
    description: { template: '' },
    notes: [],
    inputs: [],
    targets: [],
    samples,
    hasOwnTest: false,
    fingerprint: '',
    preview: [],
  };
}

test('a newer choice cancels the previous read, which restarts when chosen again', async () => {
  const { datasets, calls, statusOf } = waiting();
  datasets.request({ dataset: 'large.csv' });
  datasets.request({ dataset: 'large.csv' });
  datasets.request({ dataset: 'iris' });
  expect(calls.map(({ dataset, signal }) => [dataset, signal.aborted])).toEqual([
    ['large.csv', true],
    ['iris', false],
  ]);
  expect([statusOf('large.csv'), statusOf('iris')]).toEqual([undefined, 'loading']);
  datasets.request({ dataset: 'large.csv' });
  calls[2].answer(description('large.csv'));
  await Promise.resolve();
  expect([statusOf('large.csv'), statusOf('iris')]).toEqual(['ready', undefined]);
});

test('a canceled read ends, and restarts on request', async () => {
  const { datasets, calls, statusOf } = waiting();
  datasets.request({ dataset: 'large.csv' });
  datasets.cancel();
  expect(calls[0].signal.aborted).toBe(true);
  expect(datasets.getState().knowledge[dataKey({ dataset: 'large.csv' })]).toMatchObject({
    status: 'failed',
    error: { code: 'reading.canceled' },
  });
  datasets.request({ dataset: 'large.csv' });
  expect(calls).toHaveLength(1);
  datasets.refresh({ dataset: 'large.csv' });
  calls[1].answer(description('large.csv'));
  await Promise.resolve();
  expect(statusOf('large.csv')).toBe('ready');
});

test('known data stays known', async () => {
  const { datasets, calls, statusOf } = waiting();
  datasets.request({ dataset: 'iris' });
  calls[0].answer(description('iris'));
  await Promise.resolve();
  datasets.request({ dataset: 'xor' });
  datasets.request({ dataset: 'iris' });
  expect(calls).toHaveLength(2);
  expect([statusOf('iris'), statusOf('xor')]).toEqual(['ready', 'loading']);
});

test('while another split of a data set is read, its contents stay known', async () => {
  const { datasets, calls } = waiting();
  const nameOf = (settings: DataSettings) => knownData(datasets.getState(), settings)?.description.name;
  datasets.request({ dataset: 'iris' });
  expect(nameOf({ dataset: 'iris' })).toBeUndefined();
  calls[0].answer(description('iris'));
  await expect.poll(() => nameOf({ dataset: 'iris' })).toBe(description('iris').name);
  const split = { dataset: 'iris', test: 0.5 };
  datasets.request(split);
  expect([nameOf(split), nameOf({ dataset: 'xor' })]).toEqual([description('iris').name, undefined]);
  datasets.cancel();
  expect(nameOf(split)).toBeUndefined();
});
