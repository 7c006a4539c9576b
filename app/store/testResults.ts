import type { TestResult, TestTables } from '#app/contract/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { OF_RUN } from './history.ts';

/** An evaluation of a run's weights on test samples. */
export interface NewTestResult extends Omit<TestResult, 'isOutdated'>, TestTables {
  /** The step of the evaluated checkpoint. */
  readonly checkpoint: number;
}

/** Columns of a query over runs `r` and their last test results `t`. A result is outdated once there is a later checkpoint. */
export const TEST_COLUMNS = `
  t.loss AS test_loss, t.metrics AS test_metrics, t.samples AS test_samples, t.step AS test_step, t.epoch AS test_epoch,
  t.data_fingerprint AS test_fingerprint, t.is_training_data, t.evaluated_at,
  t.checkpoint < (SELECT max(step) FROM checkpoints WHERE run_key = r.key) AS is_outdated`;

/** The columns of {@link TEST_COLUMNS}, null without a result. */
export interface TestRow {
  readonly testLoss: number | null;
  readonly testMetrics: TestResult['metrics'];
  readonly testSamples: number;
  readonly testStep: number;
  readonly testEpoch: number;
  readonly testFingerprint: string;
  readonly isTrainingData: number;
  readonly evaluatedAt: number;
  readonly isOutdated: number;
}

/** The last test result of a run, if any, from its columns. */
export function testResultFrom(row: TestRow): TestResult | null {
  const { testLoss: loss, testMetrics: metrics, testSamples: samples, testStep: step, testEpoch: epoch } = row;
  if (loss === null) return null;
  const { testFingerprint: dataFingerprint, evaluatedAt } = row;
  const [isTrainingData, isOutdated] = [row.isTrainingData === 1, row.isOutdated === 1];
  return { loss, metrics, samples, step, epoch, isOutdated, dataFingerprint, isTrainingData, evaluatedAt };
}

/** Replaces the test result of a run; does nothing if the run was removed. */
export function saveTestResult(connection: WritingConnection, runId: string, result: NewTestResult): void {
  const { classNames, perClass, matrices, isTrainingData, ...values } = result;
  connection.transaction(() => {
    const key = connection.get<{ key: number }>('SELECT key FROM runs WHERE id = @runId', { runId })?.key;
    if (key === undefined) return;
    connection.run('DELETE FROM test_results WHERE run_key = @key', { key });
    const tables = { classNames, perClass, matrices };
    connection.insert('test_results', { ...values, isTrainingData: Number(isTrainingData), tables, runKey: key });
  });
}

/** Values per class and matrices of a run's last test result. */
export function readTestTables(connection: ReadingConnection, runId: string): TestTables | null {
  return connection.get<{ tables: TestTables }>(`SELECT tables FROM test_results WHERE ${OF_RUN}`, { runId })?.tables ?? null;
}
