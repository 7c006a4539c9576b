import { expect, test } from 'vitest';
import type { ListedAt } from './contract/index.ts';
import type { Host } from './host/host.ts';
import { ENDLESS, spiralGraph } from './runs/testing/temporaryRuns.ts';
import { connectedApp } from './testing/connectedApp.ts';

/** An app whose user saves nothing. */
function connected() {
  const spoken: string[] = [];
  const host: Host = {
    kind: 'desktop',
    saveFile: async () => ({ kind: 'canceled' }),
    showProgress() {},
    useLanguage: (language) => void spoken.push(language),
  };
  return { ...connectedApp({ host }), spoken };
}

test('an argument that violates the contract is named in a sentence', async () => {
  const { client } = connected();
  const refusal = (call: Promise<unknown>) => call.then(() => undefined).catch(({ code, data }) => [code, data?.issues?.[0]]);
  const nodes = [{ id: 'x', type: 5 as unknown as string }];
  expect(await refusal(client.graphs.create({ document: { ...spiralGraph(), nodes } }))).toEqual([
    'BAD_REQUEST',
    expect.objectContaining({ path: ['document', 'nodes', 0, 'type'], message: 'expected text, found 5' }),
  ]);
});

test('a name that the database would alter prevents a run', async () => {
  const { client } = connected();
  const document = { ...spiralGraph(), name: 'half \ud800' };
  await expect(client.runs.start({ document })).rejects.toMatchObject({ data: { code: 'graph.unwritableName' } });
  expect(await client.runs.list({})).toEqual([]);
});

test('an over-nested document is rejected before it is stored', async () => {
  const { client, logged } = connected();
  let deep: unknown = 1;
  for (let level = 0; level < 1100; level++) deep = [deep];
  await expect(client.graphs.create({ document: { ...spiralGraph(), deep } })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    data: { issues: [{ path: ['document'], message: 'expected at most 100 levels of lists and objects' }] },
  });
  expect(logged).toEqual([]);
});

test('events of a run arrive during training, until the watcher leaves', async () => {
  const { client } = connected();
  const { id: runId } = await client.runs.start({ document: spiralGraph(ENDLESS) });
  const abort = new AbortController();
  let steps = 0;
  const watching = (async () => {
    for await (const event of await client.runs.watch({ runId, afterStep: 0 }, { signal: abort.signal })) {
      steps = event.steps?.step.at(-1) ?? steps;
      if (steps > 30) await client.runs.pause({ runId });
      if (event.progress.status === 'paused') abort.abort();
    }
  })();
  await expect(watching).rejects.toThrow();
  expect(steps).toBeGreaterThan(30);
  expect(await client.runs.load({ runId })).toMatchObject({ status: 'paused', step: steps });
  await client.runs.stop({ runId });
});

test('every window is told when the list of runs changes, and reads what has changed', async () => {
  const { client } = connected();
  const abort = new AbortController();
  const news = await client.runs.listChanges(undefined, { signal: abort.signal });
  const { id } = await client.runs.start({ document: spiralGraph({ epochs: 1 }) });
  await news.next();
  let at: ListedAt | null = null;
  let status: string | undefined;
  const read = async () => {
    const { ids, changed, ...answer } = await client.runs.listSince({ at });
    expect(ids).toEqual([id]);
    at = answer.at;
    const [run] = JSON.parse(changed);
    // The run may have ended before the first reading.
    status = run?.status ?? status;
    return { status, hasChanged: run !== undefined };
  };
  await expect.poll(read).toEqual({ status: 'completed', hasChanged: false });
  expect(JSON.parse(await client.runs.summaries({ runIds: [id, 'other'] }))).toEqual(await client.runs.list({}));
  const told = news.next();
  await client.runs.remove({ runIds: [id] });
  expect((await told).done).toBe(false);
  expect(await client.runs.listSince({ at })).toMatchObject({ ids: [], changed: '[]' });
  abort.abort();
});

test("the shell is notified of the window's language, and of no unknown one", async () => {
  const { client, spoken } = connected();
  await client.system.useLanguage({ language: 'zh' });
  expect(spoken).toEqual(['zh']);
  await expect(client.system.useLanguage({ language: 'tlh' as 'zh' })).rejects.toThrow();
});

test('a user error keeps its code and fix across the contract', async () => {
  const { client } = connected();
  await expect(client.runs.load({ runId: 'none' })).rejects.toMatchObject({
    code: 'USER_ERROR',
    defined: true,
    message: "There is no run 'none'; it may have been removed",
    data: { code: 'run.notFound', where: 'none' },
  });
});

test('a bug is logged, and none of it is sent', async () => {
  const { app, client, logged } = connected();
  app.services.session.load = () => {
    throw new Error('a secret of the program');
  };
  const error = await client.session.load().catch((failure: unknown) => failure);
  expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  expect(JSON.stringify(error)).not.toContain('secret');
  expect(logged.join()).toContain('a secret of the program');
});

test('a canceled export is reported as canceled', async () => {
  const { client } = connected();
  expect(await client.graphs.export({ document: spiralGraph() })).toEqual({ kind: 'canceled' });
});

test('versions and templates are sent completely', async () => {
  const { client } = connected();
  const { id } = await client.graphs.create({ document: spiralGraph() });
  await client.graphs.save({ id, document: { ...spiralGraph(), name: 'Later' } });
  await client.graphs.keepVersion({ id, revision: 1, name: ' First ' });
  expect(await client.graphs.versions({ id })).toMatchObject([
    { revision: 2, isPresent: true, difference: { settings: 1 } },
    { revision: 1, name: 'First', difference: null },
  ]);
  expect((await client.graphs.version({ id, revision: 1 })).document).toEqual(spiralGraph());
  const { id: templateId } = await client.templates.save({ name: 'Mine', description: '', document: spiralGraph() });
  await client.templates.change({ id: templateId, name: 'Ours', description: 'Two spirals.' });
  expect((await client.templates.list())[0]).toMatchObject({ name: 'Ours', document: spiralGraph() });
  await client.templates.remove({ id: templateId });
  await expect(client.templates.remove({ id: templateId })).rejects.toMatchObject({ data: { code: 'templates.notFound' } });
  await expect(client.graphs.exportPicture({ name: 'a', picture: { format: 'svg', text: '<svg/>' } })).resolves.toEqual({
    kind: 'canceled',
  });
});
