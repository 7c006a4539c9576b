import { afterEach, expect, test } from 'vitest';
import type { EpochRow, RunSummary } from '#app/contract/index.ts';
import { putInUse, say } from '../../language/index.ts';
import { createLog } from '../../messages/index.ts';
import { logEpochs, logStatus } from './logRun.ts';

const run = { name: 'Run 1', epochs: 1000 } as RunSummary;
const epochs = (count: number): EpochRow[] =>
  Array.from(
    { length: count },
    (_, index) => ({ epoch: index + 1, loss: 0.25, metrics: { accuracy: 0.5, f1: 0.4 } }) as unknown as EpochRow,
  );

afterEach(() => putInUse('en'));

test("the result of a run is shown in the reader's language", async () => {
  const log = createLog();
  logEpochs(log, run, epochs(1));
  logStatus(log, run, 'completed');
  const lines = () => log.getState().map(({ text, subject }) => [say(subject ?? ''), say(text)]);
  expect(lines()).toEqual([
    ['Run 1', 'Epoch 1 of 1\u202f000: loss 0.25, accuracy 50.0\u202f%'],
    ['Run 1', 'Completed'],
  ]);
  await putInUse('zh');
  expect(lines().map(([, text]) => text)).toEqual(['第 1 轮，共 1\u202f000 轮：损失 0.25，准确率 50.0\u202f%', '已完成']);
});

test('of many epochs that end at once the last is logged', () => {
  const log = createLog();
  logEpochs(log, run, epochs(20));
  expect(log.getState()).toHaveLength(20);
  logEpochs(log, run, epochs(300));
  expect(log.getState()).toHaveLength(21);
  expect(say(log.getState()[20].text)).toContain('Epoch 300');
});
