import Database from 'better-sqlite3';
import { describeDatabaseError, type FileLoss, lostDatabase } from './errors.ts';
import { FileIdentity } from './fileIdentity.ts';

type SqlValue = string | number | null | Uint8Array;
/** Values to write: objects as JSON, missing ones as NULL. */
export type SqlParameters = Readonly<Record<string, SqlValue | object | undefined>>;

/** Columns of JSON, in any table. */
const JSON_COLUMNS: ReadonlySet<string | null> = new Set([
  ...['document', 'definitions', 'configuration', 'preparation', 'baseline', 'forked_from', 'error', 'origin', 'early_stop'],
  ...['learning_rates', 'value', 'metrics', 'validation_metrics', 'histogram', 'epoch_totals', 'course', 'shape', 'samples'],
  ...['tables', 'training', 'conditions', 'definition', 'choices', 'tags', 'setting_changes', 'start'],
]);

/** Maximum wait for another connection's transaction. */
export const LOCK_TIMEOUT_MS = 5000;
const ALL_PAGES = 0x7fffffff;

/** A statement, and, for a query, how the values of a row become an object. */
interface Prepared {
  readonly statement: Database.Statement<unknown[]>;
  readonly readRow: (values: readonly SqlValue[]) => object;
}

/**
 * A reading connection. Statements are prepared once; failures are UserErrors database.*. A row has a property for each column:
 * `createdAt` is the column `created_at`; its JSON is parsed.
 */
export class ReadingConnection {
  readonly file: string;
  protected readonly database: Database.Database;
  readonly #statements = new Map<string, Prepared>();

  protected constructor(file: string, options: Database.Options) {
    this.file = file;
    this.database = this.guard(() => new Database(file, { timeout: LOCK_TIMEOUT_MS, ...options }));
  }

  /** Opens an existing database read-only. */
  static open(file: string): ReadingConnection {
    return new ReadingConnection(file, { readonly: true, fileMustExist: true });
  }

  /** All rows of a query. */
  all<Row>(sql: string, parameters: SqlParameters = {}): Row[] {
    return this.guard(() => {
      const { statement, readRow } = this.#prepareReading(sql);
      return (statement.all(toValues(parameters)) as SqlValue[][]).map(readRow) as Row[];
    });
  }

  /** The first row of a query. */
  get<Row>(sql: string, parameters: SqlParameters = {}): Row | undefined {
    return this.guard(() => {
      const { statement, readRow } = this.#prepareReading(sql);
      const values = statement.get(toValues(parameters)) as SqlValue[] | undefined;
      return values && (readRow(values) as Row);
    });
  }

  /** Iterates over the rows of a query as arrays of values, with JSON as text. */
  *rows<Values extends readonly SqlValue[]>(sql: string, parameters: SqlParameters = {}): Generator<Values> {
    try {
      yield* this.#prepareReading(sql).statement.iterate(toValues(parameters)) as IterableIterator<Values>;
    } catch (error) {
      throw describeDatabaseError(error, this.file);
    }
  }

  /** Runs queries on one state of the database, whatever other connections write meanwhile. May be nested. */
  snapshot<T>(read: () => T): T {
    return this.guard(() => this.database.transaction(read).deferred());
  }

  /** The value of an SQLite pragma. */
  pragma(source: string): unknown {
    return this.guard(() => this.database.pragma(source, { simple: true }));
  }

  close(): void {
    this.guard(() => this.database.close());
  }

  protected prepare(sql: string): Prepared {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare<unknown[]>(sql);
    const prepared = { statement, readRow: rowReader(statement.reader ? statement.raw().columns() : []) };
    this.#statements.set(sql, prepared);
    return prepared;
  }

  protected guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw describeDatabaseError(error, this.file);
    }
  }

  #prepareReading(sql: string): Prepared {
    const prepared = this.prepare(sql);
    if (!prepared.statement.readonly) throw new Error(`a reading query would write: ${sql}`);
    return prepared;
  }
}

function rowReader(columns: readonly Database.ColumnDefinition[]): Prepared['readRow'] {
  const read = columns.map(({ name, column }) => ({
    name: name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    isJson: JSON_COLUMNS.has(column ?? name),
  }));
  return (values) => {
    const cells = read.map(({ name, isJson }, index) => {
      const value = values[index];
      return [name, isJson && typeof value === 'string' ? JSON.parse(value) : value];
    });
    return Object.fromEntries(cells);
  };
}

function toValues(parameters: SqlParameters): Record<string, SqlValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: SqlParameters[string] = null): SqlValue {
  return typeof value !== 'object' || value === null || value instanceof Uint8Array ? value : JSON.stringify(value);
}

/**
 * A writing connection, one per thread. It refuses to write once the file at its path is no longer the one it opened, since
 * nobody could open that file any more.
 */
export class WritingConnection extends ReadingConnection {
  #identity: FileIdentity | undefined;
  /** The last insert into each table. */
  readonly #inserts = new Map<string, { readonly names: readonly string[]; readonly sql: string }>();

  /** Opens a database in write-ahead mode; creates it if missing, unless `fileMustExist`. */
  static override open(file: string, options: { readonly fileMustExist?: boolean } = {}): WritingConnection {
    const connection = new WritingConnection(file, options);
    try {
      // Lets the file shrink when runs are removed. Can only be set on an empty file.
      if (connection.pragma('page_count') === 0) connection.pragma('auto_vacuum = INCREMENTAL');
      connection.pragma('journal_mode = WAL');
      // In write-ahead mode a power cut can cost the last transactions, but never damages the file.
      connection.pragma('synchronous = NORMAL');
      connection.pragma('foreign_keys = ON');
      connection.pragma('trusted_schema = OFF');
      connection.#identity = new FileIdentity(file);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /**
   * Runs a statement that changes rows.
   * @returns number of changed rows
   */
  run(sql: string, parameters: SqlParameters = {}): number {
    this.requireSameFile();
    return this.guard(() => this.prepare(sql).statement.run(toValues(parameters)).changes);
  }

  /** Inserts a row. Properties name columns: `createdAt` is the column `created_at`. */
  insert(table: string, row: SqlParameters): void {
    this.insertAll(table, [row]);
  }

  /** Adds rows, each with the properties of the first, as {@link insert} does one. */
  insertAll(table: string, rows: readonly SqlParameters[]): void {
    if (rows.length === 0) return;
    const names = Object.keys(rows[0]);
    this.requireSameFile();
    this.guard(() => {
      const { statement } = this.prepare(this.#insertInto(table, names));
      for (const row of rows) statement.run(names.map((name) => toValue(row[name])));
    });
  }

  /** Runs statements once, unprepared: a migration. */
  execute(sql: string): void {
    this.requireSameFile();
    this.guard(() => this.database.exec(sql));
  }

  /** Runs work in a transaction; may be nested. */
  transaction<T>(work: () => T): T {
    this.requireSameFile();
    return this.guard(() => this.database.transaction(work).immediate());
  }

  /** The loss of the file since it was opened; undefined if it is unchanged. */
  get loss(): FileLoss | undefined {
    return this.#identity?.loss;
  }

  /** @throws UserError database.lost */
  requireSameFile(): void {
    if (this.database.inTransaction) return;
    const { loss } = this;
    if (loss) throw lostDatabase(this.file, loss);
  }

  /**
   * Writes everything that this connection can still read into a new file, even if its own is gone.
   * @throws UserError database.*
   */
  rescueTo(file: string): void {
    this.guard(() => this.database.prepare('VACUUM INTO ?').run(file));
  }

  #insertInto(table: string, names: readonly string[]): string {
    const last = this.#inserts.get(table);
    if (last?.names.length === names.length && names.every((name, index) => name === last.names[index])) return last.sql;
    const sql = insertInto(table, names);
    this.#inserts.set(table, { names, sql });
    return sql;
  }

  /** Copies a consistent snapshot of the whole database into a file. */
  async copyTo(file: string): Promise<void> {
    try {
      // All pages at once: an incremental copy restarts whenever another process writes, and may never end.
      await this.database.backup(file, { progress: () => ALL_PAGES });
    } catch (error) {
      throw describeDatabaseError(error, file);
    }
  }
}

/** Runs work with a temporary reading connection. */
export function withReading<T>(file: string, work: (connection: ReadingConnection) => T): T {
  const connection = ReadingConnection.open(file);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

function insertInto(table: string, names: readonly string[]): string {
  const columns = names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
}
