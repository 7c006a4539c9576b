import { afterEach, expect, test, vi } from 'vitest';
import type { StoredGraph } from '#app/contract/index.ts';
import { emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { setName } from '../../document/index.ts';
import { message, say } from '../../language/index.ts';
import { createDrafts } from './drafts.ts';
import { createHistories, type Histories, type HistoryStorage } from './histories.ts';
import { type OpenGraphContext, openGraph } from './openGraph.ts';
import type { StoredHistory } from './storedHistory.ts';

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

/** A storage of histories. */
function records(): HistoryStorage & { readonly entries: Map<string, StoredHistory> } {
  const entries = new Map<string, StoredHistory>();
  return {
    entries,
    get: async (id) => entries.get(id),
    set: async (id, history) => void entries.set(id, history),
    remove: async (id) => void entries.delete(id),
    ids: async () => [...entries.keys()],
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
  return { saved, client: { graphs: { save } } as unknown as OpenGraphContext['client'] };
}

/** A window: its own stores, and what it was told. */
function windowOn(
  main: OpenGraphContext['client'],
  { drafts = createDrafts(memory()), histories = createHistories(records()) } = {},
) {
  const listener = { onOverwritten: vi.fn(), onTakenOver: vi.fn() };
  const context: OpenGraphContext = { client: main, drafts, histories, windowId: 'w', listener };
  return { listener, drafts, histories, open: (graph = stored) => openGraph(graph, context) };
}

afterEach(() => vi.useRealTimers());

test('a draft is written after a pause, not at each change', async () => {
  vi.useFakeTimers();
  const storage = memory();
  const setItem = vi.spyOn(storage, 'setItem');
  const graph = await windowOn(client(false).client, { drafts: createDrafts(storage) }).open();
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
  expect(createDrafts(storage).read('g2', stored)?.name).toBe('Other');
});

test('unsaved changes are restored when the graph is opened again, and can be undone', async () => {
  const storage = memory();
  const drafts = createDrafts(storage);
  const before = await windowOn(client(false).client, { drafts }).open();
  before.store.edit('Rename', setName('Changed'));
  drafts.write();
  await before.autosave.flush();
  expect(before.autosave.state.getState().status).toBe('failed');

  const after = await windowOn(client(true).client, { drafts: createDrafts(storage) }).open();
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
  const graph = await windowOn(main, { drafts }).open();
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
  const graph = await windowOn(client(true).client, { drafts: createDrafts(storage) }).open();
  expect(graph.store.getState().document).toEqual(stored.document);
  await graph.close();
});

test('a damaged draft is ignored', async () => {
  const storage = memory();
  storage.setItem('backwire.draft.g1', '{"format": "backw');
  const graph = await windowOn(client(true).client, { drafts: createDrafts(storage) }).open();
  expect(graph.store.getState().document).toEqual(stored.document);
  await graph.close();
});

/** A main process that two windows save to. */
function shared() {
  let present = { ...stored };
  const save = async ({ document, basedOn }: { document: GraphDocument; basedOn: number | null }) => {
    const kept = basedOn !== null && basedOn !== present.revision ? { kept: present.revision } : {};
    present = { ...present, document, revision: present.revision + 1, updatedAt: 2 };
    return { revision: present.revision, updatedAt: 2, ...kept };
  };
  const load = async () => present;
  return { graphs: { save, load } } as unknown as OpenGraphContext['client'];
}

test("saving over another window's state is reported, once", async () => {
  const main = shared();
  const window = windowOn(main);
  const [here, there] = await Promise.all([window.open(), windowOn(main).open()]);
  there.store.edit('Rename', setName('There'));
  await there.autosave.flush();
  here.store.edit('Rename', setName('Here'));
  await here.autosave.flush();
  here.store.edit('Rename', setName('Here again'));
  await here.autosave.flush();
  expect(window.listener.onOverwritten).toHaveBeenCalledOnce();
});

test("a window without unsaved changes loads another window's state, by an undoable step", async () => {
  const main = shared();
  const window = windowOn(main);
  const [here, there] = await Promise.all([window.open(), windowOn(main).open()]);
  there.store.edit('Rename', setName('There'));
  await there.autosave.flush();
  await here.refresh();
  expect(here.store.getState().document.name).toBe('There');
  expect(here.autosave.state.getState()).toEqual({ status: 'saved', at: 2 });
  here.store.undo();
  expect(here.store.getState().document).toEqual(stored.document);
  await here.refresh();
  expect(here.store.getState().document).toEqual(stored.document);
});

test('several changes of another window are told once, and undone by one step', async () => {
  const main = shared();
  const window = windowOn(main);
  const [here, there] = await Promise.all([window.open(), windowOn(main).open()]);
  for (const name of ['A', 'B', 'C']) {
    there.store.edit('Rename', setName(name));
    await there.autosave.flush();
    await here.refresh();
  }
  expect(window.listener.onTakenOver).toHaveBeenCalledOnce();
  expect(here.store.getState().past).toHaveLength(1);
  here.store.undo();
  expect(here.store.getState().document).toEqual(stored.document);
});

/** A graph with three edits, one of them undone, saved and closed. */
async function edited(histories: Histories, main: OpenGraphContext['client']) {
  const graph = await windowOn(main, { histories }).open();
  for (const [name, mergeKey] of [['A'], ['B', 'typing'], ['C']] as const) {
    graph.store.edit(message('Rename to {{name}}', { name }), setName(name), mergeKey);
  }
  graph.store.undo();
  await graph.close();
  return main.graphs.load({ id: 'g1' });
}

test('undo and redo survive the window, with their labels', async () => {
  const [storage, main] = [records(), shared()];
  const saved = await edited(createHistories(storage), main);
  const graph = await windowOn(main, { histories: createHistories(storage) }).open(saved);
  const { past, future } = graph.store.getState();
  expect([...past, ...future].map(({ label }) => say(label))).toEqual(['Rename to A', 'Rename to B', 'Rename to C']);
  graph.store.edit('Rename', setName('Bb'), 'typing');
  expect(graph.store.getState().past).toHaveLength(2);
  graph.store.undo();
  graph.store.undo();
  expect(graph.store.getState().document).toEqual(stored.document);
  graph.store.redo();
  graph.store.redo();
  expect(graph.store.getState().document.name).toBe('Bb');
});

test.each([
  ['is restored, although the save is stored later', 'Saving', 'Changed'],
  ['gives way to what another window saved later', 'Theirs', 'Theirs'],
])('a change during a save %s', async (_, saved, shown) => {
  const storage = memory();
  const drafts = createDrafts(storage, () => 2);
  const endless = { graphs: { save: () => new Promise(() => {}) } } as unknown as OpenGraphContext['client'];
  const before = await windowOn(endless, { drafts }).open();
  before.store.edit('Rename', setName('Saving'));
  void before.autosave.flush();
  before.store.edit('Rename', setName('Changed'));
  drafts.write();
  const later = { ...stored, updatedAt: 3, document: emptyGraph(saved) };
  const after = await windowOn(client(true).client, { drafts: createDrafts(storage) }).open(later);
  expect(after.store.getState().document.name).toBe(shown);
});

test('unsaved changes of an earlier window come back with its history', async () => {
  const [storage, kept] = [records(), memory()];
  const open = (answers: boolean) =>
    windowOn(client(answers).client, { drafts: createDrafts(kept), histories: createHistories(storage) });
  const earlier = open(false);
  const before = await earlier.open();
  before.store.edit('Rename', setName('A'));
  before.store.edit('Rename', setName('B'));
  earlier.drafts.write();
  earlier.histories.write();
  const after = await open(true).open();
  expect(after.store.getState().past).toHaveLength(2);
  expect(after.autosave.state.getState().status).toBe('pending');
  after.store.undo();
  expect(after.store.getState().document.name).toBe('A');
  await after.close();
});

test.each([
  ['of another document', (_: StoredHistory, saved: StoredGraph) => ({ ...saved, document: emptyGraph('Changed meanwhile') })],
  ['whose document is damaged', (history: StoredHistory) => void Object.assign(history, { document: '{"format": "backw' })],
  ['with a damaged step', (history: StoredHistory) => void history.past.splice(0, 1, '{"label": "Ren')],
  ['with a foreign step', (history: StoredHistory) => void history.future.push('{"label": 5}')],
])('a history %s is dropped, and the document stays', async (_, change) => {
  const [storage, main] = [records(), shared()];
  const saved = await edited(createHistories(storage), main);
  const [history] = storage.entries.values();
  const present = change(history, saved) ?? saved;
  const graph = await windowOn(main, { histories: createHistories(storage) }).open(present);
  expect(graph.store.getState()).toMatchObject({ document: present.document, past: [], future: [] });
});

test('a step that does not apply drops the history, and the document stays', async () => {
  const [storage, main] = [records(), shared()];
  const saved = await edited(createHistories(storage), main);
  const [history] = storage.entries.values();
  const inverse = [{ op: 'replace', path: ['nodes', 7, 'label'], value: 'x' }];
  history.past.splice(-1, 1, JSON.stringify({ label: 'Edit', patches: [], inverse, path: [] }));
  const graph = await windowOn(main, { histories: createHistories(storage) }).open(saved);
  graph.store.undo();
  expect(graph.store.getState()).toMatchObject({ document: saved.document, past: [], future: [] });
});
