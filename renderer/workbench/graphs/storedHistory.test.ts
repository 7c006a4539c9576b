import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import { createDocumentStore, type DocumentStore, type HistoryEntry } from '../../document/index.ts';
import { anyRecipe } from '../../document/testing/anyRecipe.ts';
import { describesDocument, readSteps, storeHistory } from './storedHistory.ts';

const entry = (label: string): HistoryEntry => ({ label, patches: [], inverse: [], path: [] });
const labels = (texts: readonly string[]) => texts.map((text) => JSON.parse(text).label);

test('a history that is too long keeps the steps nearest to the document, undo first', () => {
  const [past, future] = [['a', 'b', 'c'].map(entry), ['d', 'e', 'f'].map(entry)];
  const { length } = JSON.stringify(entry('a'));
  const store = (steps: number) => storeHistory(emptyGraph('Mine'), { past, future }, steps * length);
  expect([store(2), store(5)].map((stored) => [labels(stored.past), labels(stored.future)])).toEqual([
    [['b', 'c'], []],
    [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ],
  ]);
});

/** Every state from the first edit to the last, by undo and redo. */
function statesOf(store: DocumentStore): GraphDocument[] {
  while (store.getState().past.length > 0) store.undo();
  const states = [store.getState().document];
  while (store.getState().future.length > 0) {
    store.redo();
    states.push(store.getState().document);
  }
  return states;
}

test('after any edits and undos, the stored history leads to the same states', () => {
  fc.assert(
    fc.property(fc.array(anyRecipe, { maxLength: 12 }), fc.nat(6), (edits, undos) => {
      const store = createDocumentStore('g', emptyGraph('Mine'));
      for (const edit of edits) {
        const recipe = edit(store.getState().document);
        if (recipe) store.edit('Edit', recipe);
      }
      for (let count = 0; count < undos; count++) store.undo();
      const { document, past, future } = store.getState();
      const stored: unknown = JSON.parse(JSON.stringify(storeHistory(document, { past, future })));
      const { data: loaded } = graphSchema.safeParse(JSON.parse(JSON.stringify(document)));
      // Some recipes make what no file may hold.
      fc.pre(loaded !== undefined);
      expect(describesDocument(stored, loaded)).toBe(true);
      expect(statesOf(createDocumentStore('g', loaded, readSteps(stored)))).toEqual(statesOf(store));
    }),
  );
});
