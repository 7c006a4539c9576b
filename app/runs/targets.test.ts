import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLastCheckpoint } from '#app/store/index.ts';
import { graph } from '#engine/testing/networks.ts';
import { collect, temporaryRuns, untilStep } from './testing/temporaryRuns.ts';

/** y = 250,000 + 3,000 x from 20 rows of a file. */
function amounts(folder: string) {
  const rows = Array.from({ length: 20 }, (_, x) => `${x},${250_000 + 3000 * x}`);
  writeFileSync(join(folder, 'amounts.csv'), `x,y\n${rows.join('\n')}\n`);
  const document = graph(
    [
      ['x', 'input', { shape: [1] }],
      ['d', 'dense', { units: 1 }],
      ['y', 'target', { shape: [] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'd'],
      ['d', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { batchSize: 4, epochs: 4000, optimizer: { type: 'adam', learningRate: 0.01 } },
  );
  return { ...document, data: { dataset: 'amounts.csv', normalize: 'standard' as const } };
}

test('a run stores its target normalization, and resumes to the same bits', async () => {
  const { runs, connection, folder } = temporaryRuns();
  const document = amounts(folder);
  const whole = await runs.start({ document });
  await collect(runs.watch(whole.id));
  const { preparation } = runs.load(whole.id);
  expect(preparation?.targets).toMatchObject([{ name: 'y', normalization: { offset: [expect.closeTo(277_000, -4)] } }]);

  const stopped = await runs.start({ document });
  await untilStep(runs, stopped.id, 50);
  await runs.stop(stopped.id);
  expect(runs.load(stopped.id).status).toBe('stopped');
  await runs.resumeFromCheckpoint(stopped.id);
  await collect(runs.watch(stopped.id));
  const parametersOf = (id: string) => findLastCheckpoint(connection, id)?.parameters;
  expect(parametersOf(stopped.id)).toEqual(parametersOf(whole.id));
});

test('a run of an earlier version resumes without target normalization', async () => {
  const { runs, connection, folder } = temporaryRuns();
  const document = amounts(folder);
  const old = { ...document, data: { ...document.data, normalizeTarget: 'none' as const } };
  const whole = await runs.start({ document: old });
  await collect(runs.watch(whole.id));

  const stopped = await runs.start({ document: old });
  await untilStep(runs, stopped.id, 50);
  await runs.stop(stopped.id);
  connection.run('UPDATE runs SET preparation = NULL, document = @document WHERE id = @id', {
    id: stopped.id,
    document: JSON.stringify(document),
  });
  await runs.resumeFromCheckpoint(stopped.id);
  await collect(runs.watch(stopped.id));
  const parametersOf = (id: string) => findLastCheckpoint(connection, id)?.parameters;
  expect(parametersOf(stopped.id)).toEqual(parametersOf(whole.id));
  expect(runs.load(stopped.id).preparation).toBeNull();
});
