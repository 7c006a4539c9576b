import { expect, test } from 'vitest';
import type { SweepChange, SweepDetails, SweepSummary } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';
import { createSweeps } from './sweeps.ts';

const summary = (id: string, trials = 0, ...running: string[]): SweepSummary => ({
  ...{ id, name: id, graphId: null, createdAt: 0, state: 'running', metric: 'loss', direction: 'min' },
  ...{ budget: { trials: 9 }, trials, running, seconds: 0, best: null, error: null },
});

/** A client whose changes are told by the test, and which counts how often trials are loaded. */
function told(...known: readonly SweepSummary[]) {
  const loaded: string[] = [];
  let tell: (change: SweepChange) => void = () => {};
  async function* changes(): AsyncGenerator<SweepChange> {
    for (;;) yield await new Promise<SweepChange>((resolve) => (tell = resolve));
  }
  const load = async ({ id }: { id: string }) => {
    loaded.push(id);
    return { ...summary(id), trials: [], space: [], sampler: 'random', seed: 1, parallel: 1 } satisfies SweepDetails;
  };
  const client = { sweeps: { list: async () => [...known], load, changes: async () => changes() } } as unknown as Client;
  const sweeps = createSweeps(client, client, () => {});
  void sweeps.follow();
  return { sweeps, loaded, tell: (change: SweepChange) => tell(change) };
}

const untilOpen = ({ sweeps }: ReturnType<typeof told>, id: string) => expect.poll(() => sweeps.getState().open?.id).toBe(id);

test('the newest sweep is shown with its trials, until another one is chosen', async () => {
  const all = told(summary('b'), summary('a'));
  await untilOpen(all, 'b');
  all.sweeps.chooseTrial(3);
  all.sweeps.choose('a');
  expect(all.sweeps.getState()).toMatchObject({ open: undefined, trial: null });
  await untilOpen(all, 'a');
});

test('changes are taken over, and a removed sweep gives way to the next', async () => {
  const all = told(summary('b'), summary('a'));
  await untilOpen(all, 'b');
  all.tell({ id: 'a', summary: summary('a', 2, 'r1') });
  await expect
    .poll(() => all.sweeps.getState().sweeps?.map(({ id, trials }) => [id, trials]))
    .toEqual([
      ['b', 0],
      ['a', 2],
    ]);
  expect([all.sweeps.isTrial('r1'), all.sweeps.isTrial('r2')]).toEqual([true, false]);
  all.tell({ id: 'b', summary: null });
  await untilOpen(all, 'a');
  expect(all.sweeps.getState().sweeps?.map(({ id }) => id)).toEqual(['a']);
});

test('choices in quick succession load the trials of the last one', async () => {
  const all = told(summary('c'), summary('b'), summary('a'));
  await untilOpen(all, 'c');
  for (const id of ['a', 'b', 'a', 'c', 'b']) all.sweeps.choose(id);
  await untilOpen(all, 'b');
  expect(all.loaded.length).toBeLessThan(6);
});
