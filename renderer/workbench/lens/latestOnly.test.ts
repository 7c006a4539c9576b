import { expect, test } from 'vitest';
import { latestOnly } from './latestOnly.ts';

function recorder() {
  const begun: { readonly input: number; readonly signal: AbortSignal; end: () => void }[] = [];
  const requests = latestOnly<number>((input, signal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    begun.push({ input, signal, end: resolve });
    return promise;
  });
  const inputs = () => begun.map(({ input }) => input);
  return { requests, begun, inputs };
}

test('while one runs, only the latest of the others waits', async () => {
  const { requests, begun, inputs } = recorder();
  for (const input of [1, 2, 3, 4]) requests.run(input);
  expect(inputs()).toEqual([1]);
  begun[0].end();
  await expect.poll(inputs).toEqual([1, 4]);
  begun[1].end();
  await expect.poll(() => requests.isBusy).toBe(false);
  expect(inputs()).toEqual([1, 4]);
});

test('a canceled one is aborted, and another begins at once', async () => {
  const { requests, begun, inputs } = recorder();
  requests.run(1);
  requests.run(2);
  requests.cancel();
  expect(begun[0].signal.aborted).toBe(true);
  requests.run(3);
  expect(inputs()).toEqual([1, 3]);
  begun[0].end();
  begun[1].end();
  await expect.poll(() => requests.isBusy).toBe(false);
  expect(inputs()).toEqual([1, 3]);
});
