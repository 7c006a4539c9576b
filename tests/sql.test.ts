import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examplePath, Workplace } from '../main/cli/testing/workplace.ts';

const PAGE = readFileSync(new URL('../docs/sql.md', import.meta.url), 'utf8');
const QUERIES = [...PAGE.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, query]) => query.trim());
const VIEWS = [...PAGE.matchAll(/^\| `(\w+)` \| [^|]+ \| (.*) \|$/gm)].map(([, view, columns]) => ({ view, columns }));

interface Epoch {
  readonly epoch: number;
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly validation: { readonly loss: number };
}

const workplace = new Workplace();
let database: Database.Database;
let epochs: Epoch[];

beforeAll(async () => {
  const trained = await workplace.run(['train', examplePath('iris'), '--epochs', '3', '--json']);
  epochs = trained.jsonLines().filter(({ type }) => type === 'epoch') as unknown as Epoch[];
  database = new Database(workplace.databaseFile, { readonly: true });
});
afterAll(() => {
  database.close();
  workplace.close();
});

test.each(QUERIES)('a query of the page finds something: %s', (query) => {
  expect(database.prepare(query).all().length).toBeGreaterThan(0);
});

test.each(VIEWS)('the page names the columns of $view', ({ view, columns }) => {
  const named = [...columns.matchAll(/`([^`]*)`/g)].flatMap(([, text]) => text.match(/\w+/g) ?? []);
  const actual = database
    .prepare(`SELECT * FROM ${view}`)
    .columns()
    .map(({ name }) => name);
  expect(actual.filter((name) => !named.includes(name))).toEqual([]);
});

test('the page names every view', () => {
  const views = database.prepare("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").pluck().all();
  expect(VIEWS.map(({ view }) => view).sort()).toEqual(views);
});

test('the views have the numbers that training printed', () => {
  const { epoch, loss, metrics, validation } = epochs[2];
  const rows = database.prepare('SELECT split, metric, value FROM epoch_metrics WHERE epoch = ?').all(epoch);
  expect(rows).toContainEqual({ split: 'training', metric: 'loss', value: loss });
  expect(rows).toContainEqual({ split: 'training', metric: 'accuracy', value: metrics.accuracy });
  expect(rows).toContainEqual({ split: 'validation', metric: 'loss', value: validation.loss });
  const [run] = database.prepare('SELECT * FROM run_summaries').all();
  expect(run).toMatchObject({ dataset: 'iris', status: 'completed', epoch: 3, optimizer: 'adam', loss });
  expect(run).toMatchObject({ best_validation_loss: Math.min(...epochs.map((one) => one.validation.loss)) });
});
