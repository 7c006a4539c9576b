import { expect, test } from 'vitest';
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

/** A main process that stores, or does not answer. */
function client(answers: boolean) {
  const saved: GraphDocument[] = [];
  const save = async ({ document }: { document: GraphDocument }) => {
    if (!answers) throw new Error('nobody answers');
    saved.push(document);
    return { revision: 2, updatedAt: 2 };
  };
  return { saved, client: { graphs: { save } } as unknown as Parameters<typeof openGraph>[1] };
}

test('changes that could not be saved are there when the graph is opened again, and can be undone', async () => {
  const storage = memory();
  const before = openGraph(stored, client(false).client, createDrafts(storage));
  before.store.edit('Rename', setName('Changed'));
  await before.autosave.flush();
  expect(before.autosave.state.getState().status).toBe('failed');

  const after = openGraph(stored, client(true).client, createDrafts(storage));
  expect(after.store.getState().document.name).toBe('Changed');
  after.store.undo();
  expect(after.store.getState().document).toEqual(stored.document);
  await before.close();
  await after.close();
});

test('once saved, nothing is kept aside', async () => {
  const storage = memory();
  const { client: main, saved } = client(true);
  const graph = openGraph(stored, main, createDrafts(storage));
  graph.store.edit('Rename', setName('Changed'));
  expect(storage.entries.size).toBe(1);
  await graph.autosave.flush();
  expect(saved.map(({ name }) => name)).toEqual(['Changed']);
  expect(storage.entries.size).toBe(0);
  await graph.close();
});

test('a draft from before the graph was stored again is passed over', async () => {
  const storage = memory();
  createDrafts(storage, () => 0).keep('g1', emptyGraph('Old'));
  const graph = openGraph(stored, client(true).client, createDrafts(storage));
  expect(graph.store.getState().document).toEqual(stored.document);
  await graph.close();
});

test('a damaged draft is passed over', async () => {
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

test('who saves over what another window stored is told so, once', async () => {
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

test('a window that has nothing to save takes over what another stored, by a step that can be undone', async () => {
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
