import { describe, expect, test } from 'vitest';
import { ROOT } from '../build/ensureBuilt.ts';
import { findUnusedArrows, findViolations } from './findViolations.ts';
import { readRules } from './readSources.ts';
import type { Rules } from './rules.ts';

const PACKAGES = new Set(['zod', 'react', 'electron', 'better-sqlite3', '@orpc/contract', '@mantine/core']);

const RULES = readRules(ROOT);

/** The violations in one file of a room. */
function check(file: string, source: string): string[] {
  return findViolations(new Map([[file, source]]), RULES, PACKAGES);
}

/** Rooms without packages, with their arrows. */
function rulesOf(arrows: Readonly<Record<string, readonly string[]>>): Rules {
  return { rooms: Object.entries(arrows).map(([folder, mayImport]) => ({ folder, mayImport })), dependencies: [] };
}

describe('a forbidden import is found', () => {
  test.each([
    ['engine/graph/a.ts', "import { openApp } from '#app/app.ts';", 'engine/graph may import only'],
    ['engine/graph/a.ts', "import { readFile } from 'node:fs';", "Node's own modules do not exist in engine/graph"],
    ['engine/graph/a.ts', "import { readFile } from 'fs/promises';", "Node's own modules do not exist in engine/graph"],
    ['engine/graph/a.ts', "import { useState } from 'react';", 'engine/graph may use only zod'],
    ['app/runs/a.ts', "import { connect } from '#main/server/connect.ts';", 'app/runs may import only'],
    ['app/runs/a.ts', "import { App } from '../../renderer/App.tsx';", 'app/runs may import only'],
    ['app/runs/a.ts', "import { app } from 'electron';", 'only main/electron may know electron'],
    ['app/runs/a.ts', "import Database from 'better-sqlite3';", 'only app/store may know better-sqlite3'],
    ['app/contract/a.ts', "import { openStore } from '../store/openStore.ts';", 'app/contract may import only'],
    ['app/contract/a.ts', "import { join } from 'node:path';", "Node's own modules do not exist in app/contract"],
    ['main/server/a.ts', "import { session } from 'electron';", 'only main/electron may know electron'],
    ['main/server/a.ts', "import { openWindow } from '../electron/window.ts';", 'main/server may import only'],
    ['renderer/canvas/a.tsx', "import { train } from '#engine/training/index.ts';", 'renderer may import only'],
    ['renderer/canvas/a.tsx', "import { openApp } from '#app/app.ts';", 'renderer may import only'],
    ['renderer/canvas/a.tsx', "import { join } from 'node:path';", "Node's own modules do not exist in renderer"],
    ['engine/graph/a.ts', "import _ from 'lodash';", 'lodash is not in package.json'],
    ['renderer/workbench/costs/worker/a.ts', "import { z } from 'zod';", 'may use no package'],
    ['elsewhere/a.ts', "import { z } from 'zod';", 'belongs to no room'],
  ])('%s: %s', (file, source, objection) => {
    expect(check(file, source)).toEqual([expect.stringContaining(objection)]);
  });

  test.each([
    ['a type', "import type { App } from '#app/app.ts';"],
    ['a re-export', "export { openApp } from '#app/app.ts';"],
    ['a re-export of everything', "export * from '#app/app.ts';"],
    ['a re-export of a type', "export type { App } from '#app/app.ts';"],
    ['a type written in place', "export type App = import('#app/app.ts').App;"],
    ['an import at run time', "export const app = await import('#app/app.ts');"],
    ['an import for its effect', "import '#app/app.ts';"],
  ])('in every form: %s', (_form, source) => {
    expect(check('engine/graph/a.ts', source)).toHaveLength(1);
  });
});

test.each([
  ['engine/graph/a.ts', "import { z } from 'zod';\nimport { order } from './order.ts';"],
  ['app/runs/a.ts', "import { train } from '#engine/training/index.ts';\nimport { join } from 'node:path';"],
  ['app/store/a.ts', "import Database from 'better-sqlite3';"],
  [
    'main/server/a.ts',
    "import { openApp } from '#app/app.ts';\nimport manifest from '../../package.json' with { type: 'json' };",
  ],
  ['main/electron/a.ts', "import type { Session } from 'electron';"],
  ['renderer/data/a.tsx', "import { contract } from '#app/contract/index.ts';\nimport '@mantine/core/styles.css';"],
  ['renderer/data/a.tsx', 'export const Box = () => <div>text</div>;'],
  ['engine/graph/a.test.ts', "import { expect } from 'vitest';\nimport { join } from 'node:path';"],
])('an allowed import passes: %s: %s', (file, source) => {
  expect(check(file, source)).toEqual([]);
});

test('a test may not import across a wall', () => {
  expect(check('engine/graph/a.test.ts', "import { openApp } from '#app/app.ts';")).toHaveLength(1);
});

test('a violation has the file and the line', () => {
  const [objection] = check('engine/graph/a.ts', "\n\nimport { openApp } from '#app/app.ts';");
  expect(objection).toMatch(/^engine\/graph\/a\.ts:3 imports '#app\/app\.ts': /);
});

test('a test may import all rooms of its area, and test helpers of areas visible to it', () => {
  expect(check('engine/ops/a.test.ts', "import { train } from '../training/index.ts';")).toEqual([]);
  expect(check('app/runs/a.test.ts', "import { chain } from '#engine/testing/chains.ts';")).toEqual([]);
  expect(check('renderer/kit/a.test.ts', "import { train } from '#engine/training/index.ts';")).toHaveLength(1);
});

test.each([
  ['engine/graph/a.ts', "import type { Feed } from '../testing/feed.ts';"],
  ['app/runs/a.ts', "import { openTemporaryStore } from '../store/testing/temporaryStore.ts';"],
  ['main/cli/a.ts', "import { openWorkplace } from './testing/workplace.ts';"],
  ['app/store/a.ts', "import { rows } from './rows.test.ts';"],
])('production code may not import test code: %s: %s', (file, source) => {
  expect(check(file, source)).toEqual([expect.stringContaining('only tests may import')]);
});

test('test code may import such folders', () => {
  expect(check('app/runs/testing/a.ts', "import { row } from '../../store/testing/runs.ts';")).toEqual([]);
});

test('a folder without a room is found, even if its files import nothing', () => {
  expect(check('elsewhere/a.ts', 'export const a = 1;')).toEqual([expect.stringContaining('elsewhere/a.ts belongs to no room')]);
});

test('the engine has no files outside rooms', () => {
  expect(check('engine/a.ts', "import { z } from 'zod';")).toEqual([expect.stringContaining('belongs to no room')]);
});

test('the kit imports nothing of the product', () => {
  for (const source of ["import { t } from '../language/index.ts';", "import { isList } from '#engine/messages/index.ts';"]) {
    expect(check('renderer/kit/a.tsx', source)).toEqual([expect.stringContaining('renderer/kit may import only itself')]);
  }
});

test('an arrow allows one room, but not those below it, unless it ends in /*', () => {
  const sources = new Map([['a/x.ts', "import { y } from '../b/inner/y.ts';"]]);
  const rules = (arrow: string) => rulesOf({ a: [arrow], b: [], 'b/inner': [] });
  expect(findViolations(sources, rules('b'), PACKAGES)).toHaveLength(1);
  expect(findViolations(sources, rules('b/inner'), PACKAGES)).toEqual([]);
  expect(findViolations(sources, rules('b/*'), PACKAGES)).toEqual([]);
});

test('an arrow that is unused, or used only by tests, is found', () => {
  const sources = new Map([
    ['a/x.ts', "import { y } from '../b/y.ts';"],
    ['a/x.test.ts', "import { z } from '../c/z.ts';"],
  ]);
  const rules = rulesOf({ a: ['b', 'c', 'd/*'], b: [], c: [], d: [] });
  expect(findUnusedArrows(sources, rules)).toEqual([
    'a may import c, but does not: remove the arrow',
    'a may import d/*, but does not: remove the arrow',
  ]);
});
