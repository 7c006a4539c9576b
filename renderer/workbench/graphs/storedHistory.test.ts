import { expect, test } from 'vitest';
import { emptyGraph } from '#engine/graph/index.ts';
import type { HistoryEntry } from '../../document/index.ts';
import { storeHistory } from './storedHistory.ts';

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
