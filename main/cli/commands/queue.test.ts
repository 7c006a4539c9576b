import { afterAll, expect, test } from 'vitest';
import { insertQueuedRun, openStore } from '#app/store/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { readJson } from '../testing/exampleFiles.ts';
import { examplePath, Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

test('queued runs are listed in their order, and removed', async () => {
  const file = workplace.path('queue.sqlite');
  const { connection } = openStore(file);
  const document = readJson<GraphDocument>(examplePath('iris'));
  for (const id of ['q1', 'q2']) {
    insertQueuedRun(connection, { id, priority: 'normal', start: { document }, addedAt: 1, error: null });
  }
  connection.close();
  const database = ['--db', file];
  const { stdout } = await workplace.run(['queue', ...database]);
  expect(stdout).toMatch(/^ +1 +q1 +Iris +iris +\d+ +normal +-$/m);
  expect((await workplace.run(['queue', 'remove', 'q1', ...database])).stdout).toBe('Removed q1 from the queue.\n');
  expect((await workplace.run(['queue', '--json', ...database])).json()).toMatchObject([{ id: 'q2', graphName: 'Iris' }]);
  const refused = await workplace.run(['queue', 'remove', 'q1', ...database, '--json']);
  expect(refused.json()).toMatchObject({ error: { code: 'run.notQueued' } });
  await workplace.run(['queue', 'remove', 'q2', ...database]);
  expect((await workplace.run(['queue', ...database])).stdout).toBe('The queue is empty.\n');
});
