import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadingConnection, WritingConnection } from '#app/store/index.ts';
import { DATABASE } from './scenario.ts';

/** The rows of a query; none if the database or its tables are not there yet. */
export function rowsOf<Row>(folder: string, query: string): Row[] {
  return withDatabase(folder, (database) => database.all<Row>(query)) ?? [];
}

/** The hash of all rows of a query, with the bytes in them. */
export function hashOf(folder: string, query: string): string {
  const hash = createHash('sha256');
  for (const row of rowsOf<object>(folder, query))
    for (const value of Object.values(row)) hash.update(value instanceof Uint8Array ? value : `${JSON.stringify(value)}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** The bits of the last checkpoint of a run: parameters, slots of the optimizer, and its cursor in the data. */
export function hashOfTraining(folder: string, run?: string): string {
  const of = run === undefined ? 'SELECT max(key) FROM runs' : `SELECT key FROM runs WHERE id = '${run}'`;
  const last = `run_key = (${of}) AND step = (SELECT max(step) FROM checkpoints WHERE run_key = (${of}))`;
  const cursor = `SELECT step, epoch, batch_in_epoch, epoch_totals FROM checkpoints WHERE ${last}`;
  const tensors = `SELECT name, shape, data FROM checkpoint_tensors WHERE ${last} ORDER BY kind, position`;
  return `${hashOf(folder, cursor)} ${hashOf(folder, tensors)}`;
}

export interface Review {
  readonly problems: readonly string[];
  /** Number of checkpoints read. */
  readonly checkpoints: number;
}

interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** Checks a database whose process was killed: its integrity, and that all tensors of each committed checkpoint can be read. */
export function reviewDatabase(folder: string): Review {
  return withDatabase(folder, review) ?? { problems: [], checkpoints: 0 };
}

function review(database: ReadingConnection): Review {
  const problems: string[] = [];
  const integrity = database.pragma('integrity_check');
  if (integrity !== 'ok') problems.push(`integrity_check: ${integrity}`);
  const foreign = database.pragma('foreign_key_check');
  if (foreign !== undefined) problems.push(`foreign_key_check: ${foreign}`);
  const checkpoints = database.all<{ runKey: number; step: number; bytes: number }>(
    'SELECT run_key, step, bytes FROM checkpoints',
  );
  for (const { runKey, step, bytes } of checkpoints) {
    const tensors = database.all<StoredTensor>(
      'SELECT name, shape, data FROM checkpoint_tensors WHERE run_key = @runKey AND step = @step',
      { runKey, step },
    );
    const read = tensors.reduce((total, { data }) => total + data.byteLength, 0);
    if (read !== bytes) problems.push(`the checkpoint of step ${step} has ${read} of ${bytes} bytes`);
    problems.push(...tensors.filter((tensor) => !isWhole(tensor)).map(({ name }) => `${name} of step ${step} is cut off`));
  }
  return { problems, checkpoints: checkpoints.length };
}

const isWhole = ({ shape, data }: StoredTensor): boolean =>
  data.byteLength === 4 * shape.reduce((product, length) => product * length, 1);

/** Opens the database as the program does, which replays the log of the killed one. */
function withDatabase<Result>(folder: string, use: (database: ReadingConnection) => Result): Result | undefined {
  const file = join(folder, DATABASE);
  if (!existsSync(file)) return undefined;
  const database = WritingConnection.open(file);
  try {
    return database.get("SELECT 1 FROM sqlite_schema WHERE name = 'checkpoints'") ? use(database) : undefined;
  } finally {
    database.close();
  }
}
