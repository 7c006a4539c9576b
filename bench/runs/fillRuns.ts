import { WritingConnection } from '../../app/store/index.ts';

/** Copies the only run of a database, with its epochs, until there are `count`: each with other results and another start. */
export function fillRuns(databaseFile: string, count: number): void {
  const database = WritingConnection.open(databaseFile, { fileMustExist: true });
  const own = {
    key: 'numbers.key',
    id: "'run' || numbers.key",
    name: "'Run ' || numbers.key",
    started_at: 'started_at + numbers.key',
  };
  const copied = { run_key: 'numbers.key', loss: 'loss * (1 + (numbers.key * 37 % 100) / 100.0)' };
  database.execute(`
    CREATE TEMP TABLE numbers AS
    WITH RECURSIVE counted (key) AS (SELECT max(key) + 1 FROM runs UNION ALL SELECT key + 1 FROM counted WHERE key < ${count})
    SELECT key FROM counted;
    ${copyRows(database, 'runs', own)}
    ${copyRows(database, 'epochs', copied)}`);
  database.close();
}

/** A statement that adds the rows of a table once for each number, with some columns replaced. */
function copyRows(database: WritingConnection, table: string, replaced: Readonly<Record<string, string>>): string {
  const columns = database.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);
  const values = columns.map((name) => replaced[name] ?? `${table}.${name}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM numbers, ${table};`;
}
