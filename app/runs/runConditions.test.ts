import { expect, test } from 'vitest';
import { ENDLESS, spiralGraph, type TemporaryRuns, temporaryRuns, untilStep } from './testing/temporaryRuns.ts';
import { conditionsAfter } from './watchedConditions.ts';

type Started = Pick<TemporaryRuns, 'runs'>;

/** Resolves with the run once it is paused. */
async function paused({ runs }: Started, runId: string) {
  for await (const { progress } of runs.watch(runId)) if (progress.status === 'paused') break;
  return runs.load(runId);
}

async function ended({ runs }: Started, runId: string) {
  for await (const _ of runs.watch(runId));
  return runs.load(runId);
}

test('a run pauses after the first step at which its condition holds, with a checkpoint, and is the same run afterwards', async () => {
  const opened = temporaryRuns();
  const { runs } = opened;
  const { id } = await runs.start({ document: spiralGraph({ stopWhen: 'loss < 0.69 and step >= 3' }) });
  const run = await paused(opened, id);
  const { steps } = runs.metrics(id);
  const first = steps.loss.findIndex((loss, index) => loss !== null && loss < 0.69 && steps.step[index] >= 3);
  expect(first).toBe(steps.loss.length - 1);
  expect(run).toMatchObject({ status: 'paused', step: steps.step[first] });
  expect(run.checkpoints.at(-1)?.step).toBe(run.step);
  expect(run.conditions).toEqual([
    {
      condition: 'loss < 0.69 and step >= 3',
      since: 0,
      until: null,
      held: {
        step: run.step,
        epoch: run.epoch,
        values: [
          { text: 'loss', value: steps.loss[first] },
          { text: 'step', value: run.step },
        ],
      },
    },
  ]);

  await runs.resume(id);
  expect(await ended(opened, id)).toMatchObject({ status: 'completed', step: 15, conditions: run.conditions });
  const plain = await runs.start({ document: spiralGraph() });
  await ended(opened, plain.id);
  expect(runs.parameters(id)).toEqual(runs.parameters(plain.id));
});

test('a condition that never holds is kept with the run', async () => {
  const opened = temporaryRuns();
  const { id } = await opened.runs.start({ document: spiralGraph({ stopWhen: 'loss > 1e6' }) });
  const { status, conditions } = await ended(opened, id);
  expect(status).toBe('completed');
  expect(conditions).toEqual([{ condition: 'loss > 1e6', since: 0, until: null, held: null }]);
});

test('a condition can be set, replaced and removed while the run goes on', async () => {
  const opened = temporaryRuns();
  const { runs } = opened;
  const { id } = await runs.start({ document: spiralGraph(ENDLESS) });
  runs.watchFor(id, 'loss > 1e6');
  await expect.poll(() => runs.load(id).conditions).toMatchObject([{ condition: 'loss > 1e6', until: null }]);
  runs.watchFor(id, null);
  await expect.poll(() => runs.load(id).conditions.map(({ until }) => until !== null)).toEqual([true]);
  await untilStep(runs, id, runs.load(id).step + 10);
  runs.watchFor(id, 'norm(delta) >= 0 and norm(gradient) >= 0');
  const { step, conditions } = await paused(opened, id);
  expect(conditions.map(({ held }) => held?.step)).toEqual([undefined, step]);
  expect(conditions[1].since).toBe(step - 1);

  runs.watchFor(id, `step >= ${step + 7}`);
  await runs.resume(id);
  expect(await paused(opened, id)).toMatchObject({ step: step + 7 });
  await runs.stop(id);
});

test('a condition with an error is refused with its position, before it reaches the run', async () => {
  const { runs } = temporaryRuns();
  const { id } = await runs.start({ document: spiralGraph(ENDLESS) });
  expect(() => runs.watchFor(id, 'loss < 1 and norm(hh.out) < 1')).toThrow(
    "Condition 'loss < 1 and norm(hh.out) < 1', character 19: Unknown name 'hh.out'",
  );
  expect(runs.load(id).conditions).toEqual([]);
  await runs.stop(id);
  expect(() => runs.watchFor(id, 'loss < 1')).toThrow('is not being trained');
  await expect(runs.start({ document: spiralGraph({ stopWhen: 'los < 1' }) })).rejects.toThrow("Unknown name 'los'");
});

test('a resumed run watches further, also for another condition', async () => {
  const opened = temporaryRuns();
  const { runs } = opened;
  const { id } = await runs.start({ document: spiralGraph({ ...ENDLESS, stopWhen: 'step == 12' }) });
  await paused(opened, id);
  await runs.stop(id);
  await runs.resumeFromCheckpoint(id, { condition: 'step == 20' });
  const run = await paused(opened, id);
  expect(run).toMatchObject({
    step: 20,
    conditions: [{ held: { step: 12 } }, { condition: 'step == 20', since: 12, held: { step: 20 } }],
  });
  await runs.stop(id);
});

test('what held after the checkpoint of a resumed run is open again', () => {
  const held = (step: number) => ({ condition: 'loss < 1', since: 0, until: null, held: { step, epoch: 1, values: [] } });
  expect(conditionsAfter([held(5)], 5, undefined)).toEqual([held(5)]);
  expect(conditionsAfter([held(6)], 5, undefined)).toEqual([{ ...held(6), held: null }]);
  expect(conditionsAfter([held(6)], 5, 'step > 9')).toEqual([
    { ...held(6), held: null, until: 5 },
    { condition: 'step > 9', since: 5, until: null, held: null },
  ]);
});
