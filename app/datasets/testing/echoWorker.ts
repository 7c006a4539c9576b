import { workerData } from 'node:worker_threads';
import { answerRequests } from '../base/helperThread.ts';

const { signal }: { readonly signal: Int32Array<SharedArrayBuffer> } = workerData;

/** A helper that answers with the question, or refuses to. Zero wakes the asking thread before there is an answer. */
answerRequests<number, number>(async (question) => {
  if (question < 0) throw new Error('no negative numbers');
  if (question === 0) wakeEarly();
  return { answer: question };
});

function wakeEarly(): void {
  let woken = 0;
  while (woken === 0) woken = Atomics.notify(signal, 0);
}
