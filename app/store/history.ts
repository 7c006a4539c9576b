import {
  type EpochRow,
  type Evaluation,
  emptySteps,
  type GradientRow,
  type RateChange,
  type StepSeries,
} from '#app/contract/index.ts';
import type { MetricValues } from '#engine/graph/index.ts';
import type { ReadingConnection } from './connection.ts';

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

/**
 * The names in a table of records, found one after the other by its primary key: with a range of steps, only the records in it are read.
 * @returns the start of a query with `named (name)`
 */
const namesIn = (table: 'gradients' | 'node_gradients', column: 'parameter' | 'node') => `
  WITH RECURSIVE run (key) AS (SELECT key FROM runs WHERE id = @runId),
  named (name) AS (
    SELECT min(${column}) FROM ${table} WHERE run_key = (SELECT key FROM run)
    UNION ALL
    SELECT (SELECT min(${column}) FROM ${table} WHERE run_key = (SELECT key FROM run) AND ${column} > name)
    FROM named WHERE name IS NOT NULL
  )`;
const BY_NAME = (column: 'parameter' | 'node') =>
  `run_key = (SELECT key FROM run) AND ${column} = name AND step >= @fromStep AND step <= @toStep ORDER BY ${column}, step`;

/** The gradient norms of every parameter from a step on, up to another, in step order. */
export function readNorms(
  connection: ReadingConnection,
  runId: string,
  fromStep = 0,
  toStep = NO_END,
): Map<string, { readonly step: number[]; readonly norm: (number | null)[] }> {
  const norms = new Map<string, { step: number[]; norm: (number | null)[] }>();
  const rows = connection.rows<[string, number, number | null]>(
    `${namesIn('gradients', 'parameter')} SELECT parameter, step, norm FROM named CROSS JOIN gradients WHERE ${BY_NAME('parameter')}`,
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
  const nodes = connection.all<FlowRows['nodes'][number]>(
    `${namesIn('node_gradients', 'node')}
     SELECT node, step, output, gradient, elements, saturated FROM named CROSS JOIN node_gradients WHERE ${BY_NAME('node')}`,
    range,
  );
  if (nodes.length === 0) return { nodes, parameters: [] };
  const steps = new Set(nodes.map(({ step }) => step));
  const parameters = connection.all<FlowRows['parameters'][number]>(
    `${namesIn('gradients', 'parameter')}
     SELECT parameter, step, norm, update_ratio FROM named CROSS JOIN gradients WHERE ${BY_NAME('parameter')}`,
    range,
  );
  return { nodes, parameters: parameters.filter(({ step }) => steps.has(step)) };
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

export function listRateChanges(connection: ReadingConnection, key: number): RateChange[] {
  return connection.all('SELECT step, learning_rate FROM learning_rates WHERE run_key = @key ORDER BY step', { key });
}
