import { expect, test } from 'vitest';
import { findCycles, findFileCycles, findFolderCycles } from './findCycles.ts';
import { importsOf } from './sources.ts';

/** The imports of files, each with one import a specifier. */
function imports(files: Readonly<Record<string, readonly string[]>>) {
  const write = (specifiers: readonly string[]): string =>
    specifiers.map((path) => `import type { A } from '${path}';`).join('\n');
  return importsOf(new Map(Object.entries(files).map(([file, specifiers]) => [file, write(specifiers)])));
}

test('a cycle of files is found and named whole, even if it is of types only', () => {
  const sources = new Map([
    ['engine/graph/a.ts', "import { b } from './b.ts';"],
    ['engine/graph/b.ts', "import type { C } from '#engine/graph/c.ts';"],
    ['engine/graph/c.ts', "export type A = import('./a.ts').A;"],
  ]);
  expect(findFileCycles(importsOf(sources))).toEqual([
    'Cycle: engine/graph/a.ts -> engine/graph/b.ts -> engine/graph/c.ts -> engine/graph/a.ts',
  ]);
});

test('two ways to the same file are no cycle', () => {
  const graph = new Map(Object.entries({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }).map(([from, to]) => [from, new Set(to)]));
  expect(findCycles(graph)).toEqual([]);
});

test('folders of which each has a file that imports the other are a cycle, though no files are', () => {
  const files = { 'app/runs/a.ts': ['../store/b.ts'], 'app/store/c.ts': ['../runs/d.ts'] };
  expect(findFileCycles(imports(files))).toEqual([]);
  expect(findFolderCycles(imports(files))).toEqual(['Cycle of folders: app/runs -> app/store -> app/runs']);
});

test('a folder and one below it that import each other are a cycle', () => {
  const files = { 'app/index.ts': ['./runs/a.ts'], 'app/runs/a.ts': ['../host.ts'] };
  expect(findFolderCycles(imports(files))).toEqual(['Cycle of folders: app -> app/runs -> app']);
});

test('folders are in a cycle when what lies below them is', () => {
  const files = { 'a/b/upper/x.ts': ['../../c/lower/y.ts'], 'a/c/upper/y.ts': ['../../b/lower/x.ts'] };
  expect(findFolderCycles(imports(files))).toEqual(['Cycle of folders: a/b -> a/c -> a/b']);
});

test('a folder that imports one below it is no cycle', () => {
  expect(findFolderCycles(imports({ 'app/index.ts': ['./runs/a.ts'], 'app/runs/a.ts': ['../store/b.ts'] }))).toEqual([]);
});

test('tests and what is there for them make no cycle of folders', () => {
  const files = { 'app/runs/a.test.ts': ['./testing/b.ts'], 'app/runs/testing/b.ts': ['../a.ts'] };
  expect(findFolderCycles(imports(files))).toEqual([]);
});
