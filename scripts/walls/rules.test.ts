import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readRules } from './readSources.ts';
import { parseRules } from './rules.ts';

const TEXT = `# Architecture

| room | holds | may import |
| --- | --- | --- |
| \`engine/ops\` | operations | nothing |
| \`app/store\` | SQLite | all of engine |
| \`app/runs\` | training | store, all of engine, engine/ops |

| folder | npm packages | Node's modules | only here |
| --- | --- | --- | --- |
| \`engine\` | nothing | no | nothing |
| \`app\` | any | yes | nothing |
| \`app/store\` | zod, better-sqlite3 | yes | better-sqlite3, all of @orpc |

The end.
`;

test('rooms have the arrows of their rows, with the area that the row leaves out', () => {
  expect(parseRules(TEXT).rooms).toEqual([
    { folder: 'engine/ops', mayImport: [] },
    { folder: 'app/store', mayImport: ['engine/*'] },
    { folder: 'app/runs', mayImport: ['app/store', 'engine/*', 'engine/ops'] },
  ]);
});

test('folders have the packages and modules of their rows', () => {
  expect(parseRules(TEXT).dependencies).toEqual([
    { folder: 'engine', packages: [], node: false, onlyHere: [] },
    { folder: 'app', packages: 'any', node: true, onlyHere: [] },
    { folder: 'app/store', packages: ['zod', 'better-sqlite3'], node: true, onlyHere: ['better-sqlite3', '@orpc/*'] },
  ]);
});

test('line endings of Windows, and a table that ends the text, are read', () => {
  expect(parseRules(TEXT.replace('\n\nThe end.\n', '').replaceAll('\n', '\r\n'))).toEqual(parseRules(TEXT));
});

test.each([
  ['an unknown room', 'store, all', 'stores, all', ":7 'app/runs' may import 'stores', which is no room of the table"],
  ['an unknown area', 'all of engine |', 'all of motor |', ":6 'app/store' may import 'motor/*', which is no room of the table"],
  ['a second row of a room', '`app/runs`', '`app/store`', ":7 'app/store' has a row already"],
  ['a second row of a folder', '| `app` |', '| `engine` |', ":12 'engine' has a row already"],
  ['an arrow written twice', 'store, all', 'store, app/store, all', ":7 'app/store' stands there twice"],
  ['a room that is no code', '`engine/ops`', 'engine/ops', ":5 expected '| `folder` | holds | may import |'"],
  ['a missing cell', '| SQLite |', '|', ":6 expected '| `folder` | holds | may import |'"],
  ['an empty cell', '| training |', '|  |', ":7 expected '| `folder` | holds | may import |'"],
  ['a cell too many', '| training |', '| training | more |', ":7 expected '| `folder` | holds | may import |'"],
  ['neither yes nor no', 'any | yes', 'any | maybe', ":12 expected 'yes' or 'no' for Node's modules, but got 'maybe'"],
  ['a missing table', '| room |', '| part |', " lacks the table '| room | holds | may import |'"],
])('%s is refused', (_fault, right, wrong, objection) => {
  expect(() => parseRules(TEXT.replace(right, wrong))).toThrow(`ARCHITECTURE.md${objection}`);
});

test('a room whose folder is missing is refused', () => {
  const root = mkdtempSync(join(tmpdir(), 'walls-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'ARCHITECTURE.md'), TEXT);
  expect(() => readRules(root)).toThrow("ARCHITECTURE.md names the folder 'engine/ops', which is missing");
});
