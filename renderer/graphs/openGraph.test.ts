import { afterEach, expect, test, vi } from 'vitest';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { setName } from '../document/index.ts';
import { createDrafts } from './drafts.ts';
import { openGraph } from './openGraph.ts';

const stored = { id: 'g1', name: 'Mine', updatedAt: 1, revision: 1, document: emptyGraph('Mine') };

function memory() {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
}

/** A main process that saves, or does not answer. */
function client(answers: boolean) {
  const saved: GraphDocument[] = [];
  const save = async ({ document }: { document: GraphDocument }) => {
    if (!answers) throw new Error('nobody answers');
    saved.push(document);
    return { revision: 2, updatedAt: 2 };
  };
  return { saved, client: { graphs: { save } } as unknown as Parameters<typeof openGraph>[1] };
}

afterEach(() => vi.useRealTimers());

test('a draft is written after a pause, not at each change', async () => {
  vi.useFakeTimers();
  const storage = memory();
  const setItem = vi.spyOn(storage, 'setItem');
  const graph = openGraph(stored, client(false).client, createDrafts(storage));
  for (const name of ['C', 'Ch', 'Cha']) {
    graph.store.edit('Rename', setName(name));
    vi.advanceTimersByTime(200);
  }
  expect(setItem).not.toHaveBeenCalled();
  vi.advanceTimersByTime(50);
  expect(setItem).toHaveBeenCalledExactlyOnceWith('backwire.draft.g1', expect.stringContaining('"Cha"'));
  vi.advanceTimersByTime(10_000);
  expect(setItem).toHaveBeenCalledOnce();
});

test('a closing window writes its drafts at once', () => {
  const storage = memory();
  const drafts = createDrafts(storage);
  drafts.keep('g1', emptyGraph('Mine'));
  drafts.keep('g2', emptyGraph('Other'));
  expect(storage.entries.size).toBe(0);
  drafts.write();
  expect([...storage.entries.keys()]).toEqual(['backwire.draft.g1', 'backwire.draft.g2']);
  expect(createDrafts(storage).read('g2', 0)?.name).toBe('Other');
});

test('unsaved changes are restored when the graph is opened again, and can be undone', async () => {
  const storage = memory();
  const drafts = createDrafts(storage);
  const before = openGraph(stored, client(false).client, drafts);
  before.store.edit('Rename', setName('Changed'));
  drafts.write();
  await before.autosave.flush();
  expect(before.autosave.state.getState().status).toBe('failed');

  const after = openGraph(stored, client(true).client, createDrafts(storage));
  expect(after.store.getState().document.name).toBe('Changed');
  after.store.undo();
  expect(after.store.getState().document).toEqual(stored.document);
  await before.close();
  await after.close();
});

test('once saved, there is no draft', async () => {
  const storage = memory();
  const { client: main, saved } = client(true);
  const drafts = createDrafts(storage);
  const graph = openGraph(stored, main, drafts);
  graph.store.edit('Rename', setName('Changed'));
  drafts.write();
  expect(storage.entries.size).toBe(1);
  graph.store.edit('Rename', setName('Changed again'));
  await graph.autosave.flush();
  drafts.write();
  expect(saved.map(({ name }) => name)).toEqual(['Changed again']);
  expect(storage.entries.size).toBe(0);
  await graph.close();
});

test('a draft from before the last save is ignored', async () => {
  const storage = memory();
  const drafts = createDrafts(storage, () => 0);
  drafts.keep('g1', emptyGraph('Old'));
  drafts.write();
  const graph = openGraph(stored, client(true).client, createDrafts(storage));
  expect(graph.store.getState().document).toEqual(stored.document);
  await graph.close();
});

test('a damaged draft is ignored', async () => {
  const storage = memory();
  storage.setItem('backwire.draft.g1', '{"format": "backw');
  const graph = openGraph(stored, client(true).client, createDrafts(storage));
  expect(graph.store.getState().document).toEqual(stored.document);
  await graph.close();
});

/** A main process that two windows save to. */
function shared() {
  let present = { ...stored };
  const save = async ({ document, basedOn }: { document: GraphDocument; basedOn: number | null }) => {
    const kept = basedOn !== null && basedOn !== present.revision ? { kept: present.revision } : {};
    present = { ...present, document, revision: present.revision + 1 };
    return { revision: present.revision, updatedAt: 2, ...kept };
  };
  const load = async () => present;
  return { graphs: { save, load } } as unknown as Parameters<typeof openGraph>[1];
}

test("saving over another window's state is reported, once", async () => {
  const main = shared();
  let told = 0;
  const here = openGraph(stored, main, createDrafts(memory()), () => told++);
  const there = openGraph(stored, main, createDrafts(memory()));
  there.store.edit('Rename', setName('There'));
  await there.autosave.flush();
  here.store.edit('Rename', setName('Here'));
  await here.autosave.flush();
  here.store.edit('Rename', setName('Here again'));
  await here.autosave.flush();
  expect(told).toBe(1);
});

test("a window without unsaved changes loads another window's state, by an undoable step", async () => {
  const main = shared();
  const here = openGraph(stored, main, createDrafts(memory()));
  const there = openGraph(stored, main, createDrafts(memory()));
  there.store.edit('Rename', setName('There'));
  await there.autosave.flush();
  await here.refresh();
  expect(here.store.getState().document.name).toBe('There');
  expect(here.autosave.state.getState().status).toBe('saved');
  here.store.undo();
  expect(here.store.getState().document).toEqual(stored.document);
  await here.refresh();
  expect(here.store.getState().document).toEqual(stored.document);
});
