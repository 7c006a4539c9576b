import type { Trainer } from '../candidate.ts';
import { findCandidate } from '../candidates/index.ts';
import { makeStart } from '../start.ts';
import { findWorkload } from '../workloads.ts';
import type { Answer, Question } from './protocol.ts';

/** The process of one candidate with one workload: answers requests until it is closed. */
let trainer: Trainer | undefined;

async function answer(question: Question): Promise<Answer> {
  if (question.kind === 'prepare') {
    trainer = await prepare(question.candidate, question.workload, question.threads);
    return { kind: 'ready' };
  }
  if (!trainer) throw new Error('asked to train before it was prepared');
  const started = performance.now();
  const loss = await trainer.train(question.steps);
  const seconds = (performance.now() - started) / 1000;
  return { kind: 'trained', seconds, ...(loss !== undefined && { loss }) };
}

async function prepare(name: string, workloadName: string, threads: number): Promise<Trainer> {
  const [candidate, workload] = [findCandidate(name), findWorkload(workloadName)];
  if (!candidate || !workload) throw new Error(`there is no candidate '${name}' or no workload '${workloadName}'`);
  return candidate.prepare(workload, makeStart(workload), { threads });
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
