import {
  type EpochRow,
  type Evaluation,
  emptySteps,
  type GradientRow,
  type RateChange,
  type StepSeries,
} from '#app/contract/index.ts';
import type { MetricValues } from '#engine/graph/index.ts';
import type { GradientRecord, NodeRecord, StepMetrics } from '#engine/training/index.ts';
import type { ReadingConnection, WritingConnection } from './connection.ts';
import { trimHistories } from './storeHistories.ts';

/** A step with its time: milliseconds of training since the run started, without pauses. */
export interface TimedStep extends StepMetrics {
  readonly time: number;
}

export interface StepGradients {
  readonly step: number;
  readonly records: readonly GradientRecord[];
  readonly nodes: readonly NodeRecord[];
}

/** Norms of nodes and parameters; null for those that are not finite. */
export interface FlowRows {
  readonly nodes: readonly {
    readonly node: string;
    readonly step: number;
    readonly output: number | null;
    readonly gradient: number | null;
    readonly elements: number;
    readonly saturated: number | null;
  }[];
  readonly parameters: readonly {
    readonly parameter: string;
    readonly step: number;
    readonly norm: number | null;
    readonly updateRatio: number | null;
  }[];
}

export const OF_RUN = 'run_key = (SELECT key FROM runs WHERE id = @runId)';

export function insertSteps(connection: WritingConnection, runKey: number, steps: readonly TimedStep[]): void {
  connection.insertAll(
    'steps',
    steps.map(({ step, epoch, loss, metrics, learningRate, time }) => ({
      runKey,
      step,
      epoch,
      loss: finite(loss),
      metrics: unlessEmpty(metrics),
      learningRate,
      time,
    })),
  );
}

export function insertEpochs(connection: WritingConnection, runKey: number, epochs: readonly EpochRow[]): void {
  connection.insertAll(
    'epochs',
    epochs.map(({ epoch, step, loss, metrics, validation, samplesPerSecond }) => ({
      runKey,
      epoch,
      step,
      loss,
      metrics: unlessEmpty(metrics),
      validationLoss: finite(validation?.loss),
      validationMetrics: unlessEmpty(validation?.metrics),
      samplesPerSecond,
    })),
  );
}

export function insertGradients(connection: WritingConnection, runKey: number, gradients: readonly StepGradients[]): void {
  for (const { step, records, nodes } of gradients) {
    connection.insertAll(
      'node_gradients',
      nodes.map(({ node, output, gradient, elements, saturated }) => ({
        runKey,
        node,
        step,
        output: finite(output),
        gradient: finite(gradient),
        elements,
        saturated: finite(saturated),
      })),
    );
    connection.insertAll(
      'gradients',
      records.map(({ parameter, gradient, updateRatio }) => ({
        runKey,
        parameter,
        step,
        norm: finite(gradient.norm),
        mean: finite(gradient.mean),
        standardDeviation: finite(gradient.standardDeviation),
        min: finite(gradient.min),
        max: finite(gradient.max),
        nonFinite: gradient.nonFinite,
        updateRatio: finite(updateRatio),
      })),
    );
  }
}

/** A finite number, or NULL. */
export function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function unlessEmpty(metrics: MetricValues = {}): MetricValues | undefined {
  return Object.keys(metrics).length > 0 ? metrics : undefined;
}

/** A row with an epoch's evaluations in columns. */
export type Evaluated<Row> = Omit<Row, 'metrics' | 'validation'> & {
  readonly metrics: MetricValues | null;
  readonly validationLoss: number | null;
  readonly validationMetrics: MetricValues | null;
};

/** The evaluation on the validation samples, if there is one. */
export function validationFrom(loss: number | null, metrics: MetricValues | null): Evaluation | undefined {
  return loss === null ? undefined : { loss, metrics: metrics ?? {} };
}

/** A column per metric, from rows of JSON. */
function toColumns(rows: readonly (string | null)[]): StepSeries['metrics'] {
  const columns: StepSeries['metrics'] = {};
  rows.forEach((json, row) => {
    const values: MetricValues = json === null ? {} : JSON.parse(json);
    for (const name in values) {
      columns[name] ??= new Array<number | null>(rows.length).fill(null);
      columns[name][row] = values[name];
    }
  });
  return columns;
}

/** Greater than the last step of any run. */
export const NO_END = Number.MAX_SAFE_INTEGER;

/** A run's steps after a given one, up to another, in columns. */
export function readSteps(connection: ReadingConnection, runId: string, afterStep = 0, toStep = NO_END): StepSeries {
  const series = emptySteps();
  const rows = connection.rows<[number, number, number | null, number, string | null, number]>(
    `SELECT step, epoch, loss, learning_rate, metrics, time FROM steps WHERE ${OF_RUN} AND step > @afterStep AND step <= @toStep ORDER BY step`,
    { runId, afterStep, toStep },
  );
  const metrics: (string | null)[] = [];
  for (const [step, epoch, loss, learningRate, values, time] of rows) {
    series.step.push(step);
    series.epoch.push(epoch);
    series.loss.push(loss);
    series.learningRate.push(learningRate);
    series.time.push(time);
    metrics.push(values);
  }
  return { ...series, metrics: toColumns(metrics) };
}

/** A run's epochs that ended at or after a given step, up to another. */
export function readEpochs(connection: ReadingConnection, runId: string, fromStep = 0, toStep = NO_END): EpochRow[] {
  const rows = connection.all<Evaluated<EpochRow>>(
    `SELECT * FROM epochs WHERE ${OF_RUN} AND step >= @fromStep AND step <= @toStep ORDER BY epoch`,
    { runId, fromStep, toStep },
  );
  return rows.map(({ epoch, step, loss, metrics, validationLoss, validationMetrics, samplesPerSecond }) => {
    const validation = validationFrom(validationLoss, validationMetrics);
    return { epoch, step, loss, metrics: metrics ?? {}, ...(validation && { validation }), samplesPerSecond };
  });
}

/** The gradient history of a run after a given step, of all parameters or of one, in step order. */
export function readGradients(
  connection: ReadingConnection,
  runId: string,
  { parameter, afterStep = 0 }: { readonly parameter?: string | undefined; readonly afterStep?: number } = {},
): GradientRow[] {
  return connection.all(
    `SELECT step, parameter, norm, mean, standard_deviation, min, max, non_finite, update_ratio FROM gradients
     WHERE ${OF_RUN} AND step > @afterStep AND (@parameter IS NULL OR parameter = @parameter) ORDER BY step, parameter`,
    { runId, afterStep, parameter },
  );
}

/** The gradient norms of every parameter from a step on, up to another, in step order. */
export function readNorms(
  connection: ReadingConnection,
  runId: string,
  fromStep = 0,
  toStep = NO_END,
): Map<string, { readonly step: number[]; readonly norm: (number | null)[] }> {
  const norms = new Map<string, { step: number[]; norm: (number | null)[] }>();
  const rows = connection.rows<[string, number, number | null]>(
    `SELECT parameter, step, norm FROM gradients
     WHERE ${OF_RUN} AND step >= @fromStep AND step <= @toStep ORDER BY parameter, step`,
    { runId, fromStep, toStep },
  );
  for (const [parameter, step, norm] of rows) {
    const series = norms.get(parameter) ?? { step: [], norm: [] };
    norms.set(parameter, series);
    series.step.push(step);
    series.norm.push(norm);
  }
  return norms;
}

/** The records of nodes and parameters at the steps at which both were recorded, in step order. */
export function readFlow(connection: ReadingConnection, runId: string, fromStep = 0, toStep = NO_END): FlowRows {
  const range = { runId, fromStep, toStep };
  return {
    nodes: connection.all(
      `SELECT node, step, output, gradient, elements, saturated FROM node_gradients
       WHERE ${OF_RUN} AND step >= @fromStep AND step <= @toStep ORDER BY node, step`,
      range,
    ),
    parameters: connection.all(
      `SELECT parameter, step, norm, update_ratio FROM gradients WHERE ${OF_RUN} AND step >= @fromStep AND step <= @toStep
       AND step IN (SELECT step FROM node_gradients WHERE ${OF_RUN}) ORDER BY parameter, step`,
      range,
    ),
  };
}

/** The mean loss of the last epoch that ended at or before a step; else the loss of the last step up to it. */
export function readLossAt(connection: ReadingConnection, runId: string, step: number): number | undefined {
  const lastIn = (table: 'epochs' | 'steps') =>
    connection.get<{ readonly loss: number | null }>(
      `SELECT loss FROM ${table} WHERE ${OF_RUN} AND step <= @step ORDER BY step DESC LIMIT 1`,
      { runId, step },
    );
  return (lastIn('epochs') ?? lastIn('steps'))?.loss ?? undefined;
}

/** Deletes a run's records after a checkpoint, so that they can be recorded again. */
export function trimHistory(connection: WritingConnection, key: number, checkpoint: { step: number; epoch: number }): void {
  const { step, epoch } = checkpoint;
  connection.run('DELETE FROM steps WHERE run_key = @key AND step > @step', { key, step });
  connection.run('DELETE FROM gradients WHERE run_key = @key AND step > @step', { key, step });
  connection.run('DELETE FROM node_gradients WHERE run_key = @key AND step > @step', { key, step });
  trimHistories(connection, key, step);
  connection.run('DELETE FROM checkpoints WHERE run_key = @key AND step > @step', { key, step });
  // The checkpoint's epoch can have ended at the same step.
  connection.run('DELETE FROM epochs WHERE run_key = @key AND epoch >= @epoch', { key, epoch });
}

export function listRateChanges(connection: ReadingConnection, key: number): RateChange[] {
  return connection.all('SELECT step, learning_rate FROM learning_rates WHERE run_key = @key ORDER BY step', { key });
}

/** Adds a change; changes recorded for later steps become void. */
export function insertRateChange(connection: WritingConnection, key: number, { step, learningRate }: RateChange): void {
  connection.run('DELETE FROM learning_rates WHERE run_key = @key AND step >= @step', { key, step });
  connection.insert('learning_rates', { runKey: key, step, learningRate });
}
