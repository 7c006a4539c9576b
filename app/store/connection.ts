import Database from 'better-sqlite3';
import { describeDatabaseError, lostDatabase } from './errors.ts';
import { FileIdentity, type FileLoss } from './fileIdentity.ts';

/** What SQLite holds and takes. A missing number is NULL, and so is one that is not finite. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlParameters = Readonly<Record<string, SqlValue>>;

/** How long a connection waits for another one's transaction. */
export const LOCK_TIMEOUT_MS = 5000;
const ALL_PAGES = 0x7fffffff;

/** A connection that reads. Statements are prepared once; failures come as UserErrors database.*. */
export class ReadingConnection {
  readonly file: string;
  protected readonly database: Database.Database;
  readonly #statements = new Map<string, Database.Statement<unknown[]>>();

  protected constructor(file: string, options: Database.Options) {
    this.file = file;
    this.database = this.guard(() => new Database(file, { timeout: LOCK_TIMEOUT_MS, ...options }));
  }

  /** Opens a database that exists, without ever writing to it. */
  static open(file: string): ReadingConnection {
    return new ReadingConnection(file, { readonly: true, fileMustExist: true });
  }

  /** All rows of a query. */
  all<Row>(sql: string, parameters: SqlParameters = {}): Row[] {
    return this.guard(() => this.#prepareReading(sql).raw(false).all(parameters) as Row[]);
  }

  /** The first row of a query. */
  get<Row>(sql: string, parameters: SqlParameters = {}): Row | undefined {
    return this.guard(() => this.#prepareReading(sql).raw(false).get(parameters) as Row | undefined);
  }

  /** The rows of a query, one after the other, each as an array of its values. */
  *rows<Values extends readonly SqlValue[]>(sql: string, parameters: SqlParameters = {}): Generator<Values> {
    try {
      yield* this.#prepareReading(sql).raw(true).iterate(parameters) as IterableIterator<Values>;
    } catch (error) {
      throw describeDatabaseError(error, this.file);
    }
  }

  /** The value of a setting of SQLite. */
  pragma(source: string): unknown {
    return this.guard(() => this.database.pragma(source, { simple: true }));
  }

  close(): void {
    this.guard(() => this.database.close());
  }

  protected prepare(sql: string): Database.Statement<unknown[]> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare<unknown[]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  protected guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw describeDatabaseError(error, this.file);
    }
  }

  #prepareReading(sql: string): Database.Statement<unknown[]> {
    const statement = this.prepare(sql);
    if (!statement.readonly) throw new Error(`a reading query would write: ${sql}`);
    return statement;
  }
}

/**
 * A connection that also writes. Each thread has its own. It writes nothing into a file that is no longer the one at its path:
 * SQLite would go on into a file that nobody can open any more.
 */
export class WritingConnection extends ReadingConnection {
  #identity: FileIdentity | undefined;
  /** The last insert into each table. */
  readonly #inserts = new Map<string, { readonly names: readonly string[]; readonly sql: string }>();

  /** Opens a database in write-ahead mode, making an empty one where there is none, unless it must be there. */
  static override open(file: string, options: { readonly fileMustExist?: boolean } = {}): WritingConnection {
    const connection = new WritingConnection(file, options);
    try {
      // Lets the file shrink when runs are removed. It can only be chosen before anything is in the file.
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
   * @returns how many rows it changed
   */
  run(sql: string, parameters: SqlParameters = {}): number {
    this.requireSameFile();
    return this.guard(() => this.prepare(sql).run(parameters).changes);
  }

  /** Adds a row. Its properties name its columns: `createdAt` is the column `created_at`. */
  insert(table: string, row: SqlParameters): void {
    this.run(this.#insertInto(table, Object.keys(row)), row);
  }

  /** Adds rows, each with the properties of the first, as {@link insert} does one. */
  insertAll(table: string, rows: readonly SqlParameters[]): void {
    if (rows.length === 0) return;
    const sql = this.#insertInto(table, Object.keys(rows[0]));
    this.requireSameFile();
    this.guard(() => {
      const statement = this.prepare(sql);
      for (const row of rows) statement.run(row);
    });
  }

  /** Runs statements that are not worth preparing: a migration. */
  execute(sql: string): void {
    this.requireSameFile();
    this.guard(() => this.database.exec(sql));
  }

  /** Does some work all or not at all. It may be called inside another transaction. */
  transaction<T>(work: () => T): T {
    this.requireSameFile();
    return this.guard(() => this.database.transaction(work).immediate());
  }

  /** What became of the file at the path since it was opened; undefined where it is still the same. */
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
   * Writes everything that this connection can still read into a new file, even where its own can't be reached any more.
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

  /** Copies the whole database, as it is at one moment, into a file. */
  async copyTo(file: string): Promise<void> {
    try {
      // All pages at once: a copy in parts begins anew whenever another process writes, and may never end.
      await this.database.backup(file, { progress: () => ALL_PAGES });
    } catch (error) {
      throw describeDatabaseError(error, file);
    }
  }
}

/** Opens a database to read for as long as a piece of work takes. */
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
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
}
