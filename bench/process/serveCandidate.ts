import { findCandidate } from '../candidates/index.ts';
import type { Trainer } from '../workloads/candidate.ts';
import { makeStart } from '../workloads/start.ts';
import { findWorkload } from '../workloads/workloads.ts';

/** Requests from the measuring process to a candidate's process. */
export type Question =
  | { readonly kind: 'prepare'; readonly candidate: string; readonly workload: string; readonly threads: number }
  | { readonly kind: 'train'; readonly steps: number };

/** Responses, one per request. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'trained'; readonly seconds: number; readonly loss?: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** The process of one candidate with one workload: answers requests until it is closed. */
let trainer: Trainer | undefined;

async function answer(question: Question): Promise<Answer> {
  if (question.kind === 'prepare') {
    const workload = findWorkload(question.workload);
    trainer = await findCandidate(question.candidate).prepare(workload, makeStart(workload), question.threads);
    return { kind: 'ready' };
  }
  if (!trainer) throw new Error('asked to train before it was prepared');
  const started = performance.now();
  const loss = await trainer.train(question.steps);
  const seconds = (performance.now() - started) / 1000;
  return { kind: 'trained', seconds, ...(loss !== undefined && { loss }) };
}

process.on('message', async (question: Question) => {
  const reply = await answer(question).catch((error: unknown): Answer => {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { kind: 'failed', reason };
  });
  process.send?.(reply);
});
process.on('disconnect', () => {
  trainer?.close?.();
  process.exit();
});
