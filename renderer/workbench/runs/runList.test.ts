import { expect, test } from 'vitest';
import type { RunListChanges, RunSummary } from '#app/contract/index.ts';
import type { Client } from '../connection/index.ts';
import { createRunList } from './runList.ts';

const run = (id: string, name: string) => ({ id, name }) as RunSummary;

function changes(
  reading: number,
  ids: readonly string[],
  changed: readonly RunSummary[],
  others: readonly string[] = [],
): RunListChanges {
  return { at: { session: 's', reading }, ids, changed: JSON.stringify(changed), others };
}

/** A list that gives answers in turn, and how it is asked. */
function list(answers: readonly RunListChanges[], summaries: (ids: readonly string[]) => readonly RunSummary[] = () => []) {
  const asked: unknown[] = [];
  const shown: (readonly [readonly RunSummary[], boolean])[] = [];
  const runs = {
    listSince: async ({ at }: { readonly at: unknown }) => answers[asked.push(at) - 1],
    summaries: async ({ runIds }: { readonly runIds: readonly string[] }) => JSON.stringify(summaries(runIds)),
  };
  const read = createRunList({ runs } as unknown as Client);
  return { asked, shown, read: () => read((...state) => void shown.push(state)) };
}

test('runs that have not changed are kept, removed ones go, and new ones come in their order', async () => {
  const answers = [
    changes(1, ['b', 'a'], [run('b', 'B'), run('a', 'A')]),
    changes(1, ['b', 'a'], []),
    changes(2, ['c', 'a'], [run('c', 'C'), run('a', 'Renamed')]),
  ];
  const { asked, shown, read } = list(answers);
  for (const _ of answers) await read();
  expect(shown).toEqual([
    [[run('b', 'B'), run('a', 'A')], true],
    [[run('b', 'B'), run('a', 'A')], true],
    [[run('c', 'C'), run('a', 'Renamed')], true],
  ]);
  expect(shown[1][0][0]).toBe(shown[0][0][0]);
  expect(asked).toEqual([null, answers[0].at, answers[1].at]);
});

test('older runs come later', async () => {
  const { shown, read } = list([changes(1, ['c', 'b', 'a'], [run('c', 'C')], ['b', 'a'])], (ids) => ids.map((id) => run(id, id)));
  await read();
  expect(shown).toEqual([
    [[run('c', 'C')], false],
    [[run('c', 'C'), run('b', 'b'), run('a', 'a')], true],
  ]);
});

test('a list that breaks off is read anew', async () => {
  const answer = changes(1, ['b', 'a'], [run('b', 'B')], ['a']);
  const { asked, read } = list([answer, answer], (ids) => {
    if (asked.length === 1) throw new Error('lost');
    return ids.map((id) => run(id, id));
  });
  await expect(read()).rejects.toThrow('lost');
  await read();
  expect(asked).toEqual([null, null]);
});

test('readings take turns, also after one that failed', async () => {
  const answer = changes(1, ['b', 'a'], [run('b', 'B')], ['a']);
  const { asked, shown, read } = list([answer, answer, changes(2, ['a'], [])], (ids) => {
    if (asked.length === 1) throw new Error('lost');
    return ids.map((id) => run(id, id));
  });
  const readings = [read(), read(), read()];
  await expect(readings[0]).rejects.toThrow('lost');
  await Promise.all(readings.slice(1));
  expect(asked).toEqual([null, null, answer.at]);
  expect(shown.at(-1)).toEqual([[run('a', 'a')], true]);
});
