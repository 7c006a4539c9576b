import { expect, test } from 'vitest';
import { findLastCheckpoint, findRun, readSteps } from '#app/store/index.ts';
import { temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { createWasmExecutor } from '#engine/kernels/index.ts';
import { createControlBuffer } from './control.ts';
import { prepareRun } from './prepareRun.ts';
import { ENDLESS, RESOURCES, spiralGraph } from './testing/temporaryRuns.ts';
import { trainRun } from './trainRun.ts';

test('a disk that fills up ends the run; what was recorded before stays', () => {
  const connection = temporaryStore();
  const control = createControlBuffer();
  const document = spiralGraph({ ...ENDLESS, record: { gradientsEvery: 1 } });
  const run = prepareRun(connection, {
    runId: 'r1',
    databaseFile: connection.file,
    resourcesDirectory: RESOURCES,
    threads: 1,
    owner: 'test',
    control,
    task: { type: 'new', document, graphId: null, baseDirectory: '/' },
  });
  connection.pragma(`max_page_count = ${Number(connection.pragma('page_count')) + 100}`);
  let told = 0;
  const { event, end } = trainRun({
    connection,
    run,
    control,
    executor: createWasmExecutor(),
    publish({ steps }) {
      told = steps?.step.at(-1) ?? told;
    },
  });
  expect(end).toMatchObject({ status: 'failed', error: { code: 'database.full' } });
  expect(event).toMatchObject({ progress: { status: 'failed' }, error: { code: 'database.full' } });
  expect(told).toBeGreaterThan(0);
  expect(readSteps(connection, 'r1').step).toHaveLength(told);
  expect(findLastCheckpoint(connection, 'r1')?.step).toBeLessThanOrEqual(told);
  expect(findRun(connection, 'r1')?.summary.status).toBe(end.isRecorded ? 'failed' : 'running');
});
