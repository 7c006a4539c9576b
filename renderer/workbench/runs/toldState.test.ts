import { expect, test } from 'vitest';
import { runSummary } from '#app/contract/testing/runSummary.ts';
import { inToldState } from './toldState.ts';

test('a list that is ahead of the events of a run changes its labels only', () => {
  const known = runSummary({ id: 'r', name: 'Run 1', status: 'running', step: 5, loss: 1 });
  const listed = runSummary({ id: 'r', name: 'Renamed', tags: ['good'], status: 'failed', step: 9, loss: 2, checkpointBytes: 7 });
  expect(inToldState(listed, known)).toEqual({ ...known, name: 'Renamed', tags: ['good'], checkpointBytes: 7 });
});
