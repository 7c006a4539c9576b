import { digestGradients, digestSteps, HistoryWriter, insertHistories, WritingConnection } from '../../app/store/index.ts';
import { countBins, PARAMETER_QUANTITIES } from '../../engine/distributions/index.ts';
import { RandomStream } from '../../engine/random/index.ts';
import type { DistributionRecord } from '../../engine/training/index.ts';

/** A long run, as the recorder would have written it. */
export interface LongRun {
  readonly steps: number;
  readonly parameters: number;
  /** Steps between two entries of gradients, and of histories. */
  readonly gradientsEvery: number;
  readonly historiesEvery: number;
}

/** Values of a tensor: enough for a histogram with as many bins as that of a real one. */
const VALUES = 4096;
/** Different tensors; each is used in turn. */
const TENSORS = 64;
/** Steps between two writes. */
const PART = 8000;

/** Turns the only run of a database into a long one with as many parameters: its records are made up, and stored as those of training. */
export function fillHistories(databaseFile: string, run: LongRun): void {
  const connection = WritingConnection.open(databaseFile, { fileMustExist: true });
  const { key } = connection.get<{ readonly key: number }>('SELECT key FROM runs') ?? { key: 0 };
  connection.execute(`
    UPDATE runs SET step = ${run.steps}, steps = ${run.steps};
    DELETE FROM history_series;
    DELETE FROM step_digests;
    DELETE FROM gradient_digests;
    ${makeRows('steps', 'run_key, step, epoch, loss, metrics, learning_rate, time', run.steps, 1, [
      `${key}, step, 1, 1.0 / step + (step * 7919 % 1000) / 1e4, json_object('accuracy', (step * 7919 % 1000) / 1e3), 0.1, step * 0.5`,
    ])}
    ${makeRows(
      'gradients',
      'run_key, parameter, step, norm, mean, standard_deviation, min, max, non_finite, update_ratio',
      run.steps,
      run.gradientsEvery,
      namesOf(run).map((name) => `${key}, '${name}', step, 1.0 / step, 0.001, 0.01, -0.1, 0.1, 0, 0.001`),
    )}
    ${makeRows(
      'node_gradients',
      'run_key, node, step, output, gradient, elements',
      run.steps,
      run.gradientsEvery,
      namesOf(run).map((name) => `${key}, '${nodeOf(name)}', step, 1.0, 1.0 / step, 32`),
    )}`);
  connection.transaction(() => {
    digestSteps(
      connection,
      key,
      Array.from({ length: run.steps }, (_, index) => index + 1),
    );
    digestGradients(connection, key, namesOf(run)[0]);
  });
  const records = makeRecords();
  const writer = new HistoryWriter();
  for (let step = run.historiesEvery, entry = 0; step <= run.steps; step += run.historiesEvery, entry++) {
    namesOf(run).forEach((name, parameter) => {
      writer.add(
        step,
        PARAMETER_QUANTITIES.map((quantity, index) => ({ ...records[(entry + parameter + index) % TENSORS], name, quantity })),
      );
    });
    if (step % PART !== 0 && step + run.historiesEvery <= run.steps) continue;
    connection.transaction(() => insertHistories(connection, key, writer.take({ all: step + run.historiesEvery > run.steps })));
  }
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}

const namesOf = ({ parameters }: LongRun): string[] => Array.from({ length: parameters }, (_, index) => `layer${index}.weight`);

const nodeOf = (parameter: string): string => parameter.slice(0, parameter.lastIndexOf('.'));

/** Inserts a row for each of some values at every nth step. */
function makeRows(table: string, columns: string, steps: number, every: number, values: readonly string[]): string {
  const counted = `WITH RECURSIVE counted (step) AS (SELECT ${every} UNION ALL SELECT step + ${every} FROM counted WHERE step < ${steps})`;
  return values.map((each) => `${counted} INSERT OR REPLACE INTO ${table} (${columns}) SELECT ${each} FROM counted;`).join('\n');
}

/** Distributions of normally distributed values, each wider than the one before. */
function makeRecords(): Omit<DistributionRecord, 'name' | 'quantity'>[] {
  const random = new RandomStream(1, 'histories');
  return Array.from({ length: TENSORS }, (_, index) => {
    const numbers = Float32Array.from({ length: VALUES }, () => random.normal() * 0.01 * 1.05 ** index);
    const squares = numbers.reduce((sum, value) => sum + value * value, 0);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / VALUES;
    return {
      ...{ elements: VALUES, norm: Math.sqrt(squares), mean, standardDeviation: Math.sqrt(squares / VALUES - mean * mean) },
      ...{ min: Math.min(...numbers), max: Math.max(...numbers), nonFinite: 0, counts: countBins(numbers) },
    };
  });
}
