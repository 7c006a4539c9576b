import { expect, test } from 'vitest';
import { temporaryStore } from './testing/temporaryStore.ts';

test("a row's properties are inserted into the columns they name, in any order and number", () => {
  const connection = temporaryStore();
  connection.execute('CREATE TABLE marks (id INTEGER PRIMARY KEY, created_at INTEGER, note TEXT)');
  connection.insert('marks', { note: 'first', createdAt: 5 });
  connection.insert('marks', { createdAt: 6, note: 'second' });
  connection.insert('marks', { note: 'third' });
  expect(connection.all('SELECT * FROM marks ORDER BY id')).toEqual([
    { id: 1, createdAt: 5, note: 'first' },
    { id: 2, createdAt: 6, note: 'second' },
    { id: 3, createdAt: null, note: 'third' },
  ]);
  expect(() => connection.insert('marks', { color: 'red' })).toThrow('color');
});
