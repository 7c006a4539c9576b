import { expect, test } from 'vitest';
import type { EvaluationProgress } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';
import { createEvaluations } from './evaluations.ts';

/** A main process that reports progress, and evaluates until it is told or canceled. */
function main(...progress: EvaluationProgress[]) {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const runs = {
    async *evaluationProgress() {
      yield* progress;
    },
    evaluate: (_: unknown, { signal }: { readonly signal: AbortSignal }) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      return promise;
    },
  };
  return { resolve, reject, evaluations: createEvaluations({ runs } as unknown as Client) };
}

test('an evaluation shows its progress until it ends', async () => {
  const { evaluations, resolve } = main({ part: 'samples', share: 0.5 });
  const result = evaluations.start('r');
  expect(evaluations.getState()).toEqual({ r: { part: 'data', share: 0 } });
  await expect.poll(() => evaluations.getState()).toEqual({ r: { part: 'samples', share: 0.5 } });
  resolve({ id: 'r' });
  expect(await result).toEqual({ id: 'r' });
  expect(evaluations.getState()).toEqual({});
});

test('a canceled evaluation has no result, and a failed one an error', async () => {
  const canceled = main();
  const result = canceled.evaluations.start('r');
  canceled.evaluations.cancel('r');
  expect(await result).toBeUndefined();
  expect(canceled.evaluations.getState()).toEqual({});
  const failed = main();
  failed.reject(new Error('no'));
  await expect(failed.evaluations.start('r')).rejects.toThrow('no');
});
