import { describe, expect, test } from 'vitest';
import { findCycles, findViolations } from './findViolations.ts';

const PACKAGES = new Set(['zod', 'react', 'electron', 'better-sqlite3', '@orpc/contract', '@mantine/core']);

/** The violations in one file of a room. */
function check(file: string, source: string): string[] {
  return findViolations(new Map([[file, source]]), PACKAGES);
}

describe('a forbidden import is found', () => {
  test.each([
    ['engine/graph/a.ts', "import { openApp } from '#app/app.ts';", 'engine may import only engine/testing, itself'],
    ['engine/graph/a.ts', "import { readFile } from 'node:fs';", "Node's own modules do not exist in engine"],
    ['engine/graph/a.ts', "import { readFile } from 'fs/promises';", "Node's own modules do not exist in engine"],
    ['engine/graph/a.ts', "import { useState } from 'react';", 'engine may use only zod'],
    ['app/runs/a.ts', "import { connect } from '#main/server/connect.ts';", 'app may import only'],
    ['app/runs/a.ts', "import { App } from '../../renderer/App.tsx';", 'app may import only'],
    ['app/runs/a.ts', "import { app } from 'electron';", 'only main/electron may know electron'],
    ['app/runs/a.ts', "import Database from 'better-sqlite3';", 'only app/store may know better-sqlite3'],
    ['app/contract/a.ts', "import { openStore } from '../store/openStore.ts';", 'app/contract may import only'],
    ['app/contract/a.ts', "import { join } from 'node:path';", "Node's own modules do not exist in app/contract"],
    ['main/server/a.ts', "import { session } from 'electron';", 'only main/electron may know electron'],
    ['main/server/a.ts', "import { openWindow } from '../electron/window.ts';", 'main may import only'],
    ['renderer/canvas/a.tsx', "import { train } from '#engine/training/index.ts';", 'renderer may import only'],
    ['renderer/canvas/a.tsx', "import { openApp } from '#app/app.ts';", 'renderer may import only'],
    ['renderer/canvas/a.tsx', "import { join } from 'node:path';", "Node's own modules do not exist in renderer"],
    ['engine/graph/a.ts', "import _ from 'lodash';", 'lodash is not in package.json'],
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
  ['renderer/canvas/a.tsx', "import { contract } from '#app/contract/index.ts';\nimport '@mantine/core/styles.css';"],
  ['renderer/canvas/a.tsx', 'export const Box = () => <div>text</div>;'],
  ['engine/graph/a.test.ts', "import { expect } from 'vitest';\nimport { join } from 'node:path';"],
])('an allowed import passes: %s: %s', (file, source) => {
  expect(check(file, source)).toEqual([]);
});

test('a test may not import across a wall either', () => {
  expect(check('engine/graph/a.test.ts', "import { openApp } from '#app/app.ts';")).toHaveLength(1);
});

test('a violation names the file and the line', () => {
  const [objection] = check('engine/graph/a.ts', "\n\nimport { openApp } from '#app/app.ts';");
  expect(objection).toMatch(/^engine\/graph\/a\.ts:3 imports '#app\/app\.ts': /);
});

test('a cycle is reported whole, even if it is of types only', () => {
  const sources = new Map([
    ['engine/graph/a.ts', "import { b } from './b.ts';"],
    ['engine/graph/b.ts', "import type { C } from '#engine/graph/c.ts';"],
    ['engine/graph/c.ts', "export type A = import('./a.ts').A;"],
  ]);
  expect(findViolations(sources, PACKAGES)).toEqual([
    'Cycle: engine/graph/a.ts -> engine/graph/b.ts -> engine/graph/c.ts -> engine/graph/a.ts',
  ]);
});

test('two paths to the same file are no cycle', () => {
  const graph = new Map([
    ['a', ['b', 'c']],
    ['b', ['d']],
    ['c', ['d']],
    ['d', []],
  ]);
  expect(findCycles(graph)).toEqual([]);
});
