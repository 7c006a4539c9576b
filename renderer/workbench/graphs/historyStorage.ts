import type { HistoryStorage } from './histories.ts';

const DATABASE = 'backwire';
const HISTORIES = 'histories';

/** Histories in the browser's database, which is opened at the first use. */
export function openHistoryStorage(): HistoryStorage {
  let opened: Promise<IDBDatabase> | undefined;

  async function use<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    opened ??= open();
    const transaction = (await opened).transaction(HISTORIES, mode);
    const asked = settle(ask(transaction.objectStore(HISTORIES)));
    // Not only when the page is idle: a closing window has no such time.
    transaction.commit();
    return asked;
  }

  return {
    get: (id) => use('readonly', (store) => store.get(id)),
    async set(id, history) {
      await use('readwrite', (store) => store.put(history, id));
    },
    remove: (id) => use('readwrite', (store) => store.delete(id)),
    ids: async () => (await use('readonly', (store) => store.getAllKeys())).map(String),
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(HISTORIES);
  return settle(request);
}

function settle<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
