import { expect, test } from 'vitest';
import { UserError } from '#engine/messages/index.ts';
import { movedTo, placedBy } from './queueOrder.ts';
import { ENDLESS, spiralGraph, type TemporaryRuns, temporaryRuns } from './testing/temporaryRuns.ts';

const graphOf = (name: string) => ({ ...spiralGraph(ENDLESS), name });
const queuedNames = ({ queue }: TemporaryRuns) => queue.state.queued.map(({ graphName }) => graphName);
const trainedNames = ({ runs }: TemporaryRuns) => runs.list().map(({ graphName }) => graphName);

/** A queue behind one run in training, as many as are allowed. */
async function busy(...names: readonly string[]): Promise<TemporaryRuns & { readonly first: string }> {
  const opened = temporaryRuns();
  opened.queue.setLimit(1);
  const started = await opened.queue.start({ document: graphOf('first') });
  if (started.kind === 'queued') throw new Error('nothing was in training');
  for (const name of names) expect(await opened.queue.start({ document: graphOf(name) })).toMatchObject({ kind: 'queued' });
  return { ...opened, first: started.run.id };
}

async function codeOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

test('a run beyond the limit waits, and starts when one ends or pauses', async () => {
  const opened = await busy('second', 'third');
  expect(opened.queue.state).toMatchObject({ training: 1, limit: 1 });
  expect(queuedNames(opened)).toEqual(['second', 'third']);
  await opened.runs.pause(opened.first);
  await expect.poll(() => trainedNames(opened)).toEqual(['second', 'first']);
  await opened.runs.stop(opened.runs.list()[0].id);
  await expect.poll(() => trainedNames(opened)).toEqual(['third', 'second', 'first']);
  expect(queuedNames(opened)).toEqual([]);
});

test('queued runs are moved, started beyond the limit, and removed; a higher priority comes first', async () => {
  const opened = await busy('a', 'b', 'c');
  const { queue } = opened;
  const idOf = (name: string) => queue.state.queued.find(({ graphName }) => graphName === name)?.id ?? '';
  queue.move(idOf('c'), 'up');
  expect(queuedNames(opened)).toEqual(['a', 'c', 'b']);
  queue.move(idOf('b'), 'front');
  expect(queuedNames(opened)).toEqual(['b', 'a', 'c']);
  expect(await queue.start({ document: graphOf('urgent') }, 'high')).toMatchObject({ kind: 'queued', place: 1 });
  expect(await queue.start({ document: graphOf('sometime') }, 'low')).toMatchObject({ place: 5 });
  queue.prioritize(idOf('c'), 'high');
  expect(queuedNames(opened)).toEqual(['urgent', 'c', 'b', 'a', 'sometime']);
  const removed = idOf('b');
  queue.remove(removed);
  await queue.startNow(idOf('a'));
  expect(queuedNames(opened)).toEqual(['urgent', 'c', 'sometime']);
  expect(queue.state).toMatchObject({ training: 2, limit: 1 });
  expect(await codeOf(() => queue.remove(removed))).toBe('run.notQueued');
  expect(await codeOf(() => queue.startNow(removed))).toBe('run.notQueued');
});

test('the queue survives a restart, and goes on when a person says so', async () => {
  const before = await busy('second', 'third');
  const { file } = before.connection;
  await before.close();
  const after = temporaryRuns({ file });
  expect(queuedNames(after)).toEqual(['second', 'third']);
  expect(after.queue.state).toMatchObject({ training: 0, limit: 1 });
  after.queue.fill();
  await expect.poll(() => trainedNames(after)).toEqual(['second', 'first']);
  expect(queuedNames(after)).toEqual(['third']);
});

test('a run that cannot start keeps its place, with the reason, and the next one starts', async () => {
  const opened = await busy();
  const { data: _, ...withoutData } = graphOf('broken');
  await opened.queue.start({ document: withoutData });
  await opened.queue.start({ document: graphOf('whole') });
  await opened.runs.stop(opened.first);
  await expect.poll(() => trainedNames(opened)).toEqual(['whole', 'first']);
  expect(opened.queue.state.queued).toMatchObject([{ graphName: 'broken', error: { code: 'run.noData' } }]);
});

test('a run that waits in its process starts once fewer are in training, behind the queue', async () => {
  const opened = await busy('queued');
  const waiting = opened.runs.start({ document: graphOf('waiting'), waits: new AbortController().signal });
  await opened.runs.stop(opened.first);
  await expect.poll(() => trainedNames(opened)).toEqual(['queued', 'first']);
  await opened.runs.stop(opened.runs.list()[0].id);
  expect(await waiting).toMatchObject({ graphName: 'waiting', status: 'running' });
});

test('places follow priorities, and a person may overrule them', () => {
  const queue = (['high', 'normal', 'low'] as const).map((priority) => ({ id: priority, priority }));
  const ids = (runs: readonly { readonly id: string }[]) => runs.map(({ id }) => id).join(' ');
  expect(ids(placedBy([...queue, { id: 'new', priority: 'normal' }], 'new'))).toBe('high normal new low');
  expect(ids(movedTo(queue, 'low', 'front'))).toBe('low high normal');
  expect(ids(movedTo(queue, 'high', 'down'))).toBe('normal high low');
  expect(ids(movedTo(queue, 'high', 'up'))).toBe('high normal low');
  expect(ids(movedTo(queue, 'high', 'back'))).toBe('normal low high');
});
