import { expect, test } from 'vitest';
import { makeStart } from '../workloads/start.ts';
import { findWorkload } from '../workloads/workloads.ts';
import { CANDIDATES, findCandidate } from './index.ts';

const STEPS = 5;

/** A candidate's loss after some steps. */
async function lossOf(name: string, workloadName: string): Promise<number> {
  const workload = findWorkload(workloadName);
  const trainer = await findCandidate(name).prepare(workload, makeStart(workload), 1);
  const loss = await trainer.train(STEPS);
  trainer.close?.();
  return loss ?? Number.NaN;
}

test('every candidate has a unique name', () => {
  expect(new Set(CANDIDATES.map(({ name }) => name)).size).toBe(CANDIDATES.length);
});

test.each(['W1', 'W2'])('%s: the plain loops and both executors do the same work', async (workload) => {
  const expected = await lossOf('engine-reference', workload);
  expect(expected).toBeGreaterThan(0);
  for (const name of ['engine', 'typed-arrays']) {
    const loss = await lossOf(name, workload);
    expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-5);
  }
});

test('brain.js names the layer it lacks', async () => {
  await expect(lossOf('brain.js', 'W4')).rejects.toThrow('brain.js has no layer like conv2d');
});
