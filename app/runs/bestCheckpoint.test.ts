import { expect, test } from 'vitest';
import { listCheckpoints, readEpochs } from '#app/store/index.ts';
import { bestEpochBy } from '#engine/training/index.ts';
import { RecordedRun, RUN } from './testing/recordedRun.ts';
import { spiralGraph } from './testing/temporaryRuns.ts';

/** The loss of an epoch rises at the end, where the learning rate is far too large. */
test.each([
  ['loss', 5],
  ['accuracy', 1],
] as const)('the checkpoint of the best epoch by %s is kept, and the last %i, in a resumed run, too', (monitor, last) => {
  const document = spiralGraph({ epochs: 120, checkpoints: { monitor, last } });
  const run = new RecordedRun(document);
  run.train({ stopBefore: 400, rates: new Map([[300, 3]]) });
  const stepsOf = () => listCheckpoints(run.connection, RUN).map(({ step }) => step);
  const bestOf = () => bestEpochBy(readEpochs(run.connection, RUN), monitor)?.step;
  expect(bestOf()).toBeLessThan(350);
  expect(stepsOf()).toContain(bestOf());
  run.train();
  expect(stepsOf()).toContain(bestOf());
  expect(stepsOf().length).toBeGreaterThan(last);
});
