import { expect, test } from 'vitest';
import { findFileCycles, findFolderCycles } from './findCycles.ts';
import { importsOf } from './sources.ts';

/** The imports of files, one per specifier. */
function imports(files: Readonly<Record<string, readonly string[]>>) {
  const write = (specifiers: readonly string[]): string =>
    specifiers.map((path) => `import type { A } from '${path}';`).join('\n');
  return importsOf(new Map(Object.entries(files).map(([file, specifiers]) => [file, write(specifiers)])));
}

test('a cycle of files is reported completely, even of types only', () => {
  const sources = new Map([
    ['engine/graph/a.ts', "import { b } from './b.ts';"],
    ['engine/graph/b.ts', "import type { C } from '#engine/graph/c.ts';"],
    ['engine/graph/c.ts', "export type A = import('./a.ts').A;"],
  ]);
  expect(findFileCycles(importsOf(sources))).toEqual([
    'Cycle: engine/graph/a.ts -> engine/graph/b.ts -> engine/graph/c.ts -> engine/graph/a.ts',
  ]);
});

test('two paths to the same file are no cycle', () => {
  expect(
    findFileCycles(imports({ 'a/a.ts': ['./b.ts', './c.ts'], 'a/b.ts': ['./d.ts'], 'a/c.ts': ['./d.ts'], 'a/d.ts': [] })),
  ).toEqual([]);
});

test('every file in a cycle is reported, in its shortest cycle', () => {
  const files = { 'a/a.ts': ['./b.ts'], 'a/b.ts': ['./c.ts'], 'a/c.ts': ['./b.ts', './a.ts'], 'a/d.ts': ['./a.ts'] };
  expect(findFileCycles(imports(files))).toEqual(['Cycle: a/a.ts -> a/b.ts -> a/c.ts -> a/a.ts']);
  expect(findFileCycles(imports({ ...files, 'a/a.ts': ['./b.ts', './e.ts'], 'a/e.ts': ['./e.ts', './a.ts'] }))).toEqual([
    'Cycle: a/a.ts -> a/e.ts -> a/a.ts',
    'Cycle: a/b.ts -> a/c.ts -> a/b.ts',
  ]);
});

test('folders whose files import each other are a cycle, even without a cycle of files', () => {
  const files = { 'app/runs/a.ts': ['../store/b.ts'], 'app/store/c.ts': ['../runs/d.ts'] };
  expect(findFileCycles(imports(files))).toEqual([]);
  expect(findFolderCycles(imports(files))).toEqual([
    'Cycle of folders: app/runs -> app/store -> app/runs, by app/runs/a.ts, app/store/c.ts',
  ]);
});

test('a folder and its subfolder that import each other are a cycle', () => {
  const files = { 'app/index.ts': ['./runs/a.ts'], 'app/runs/a.ts': ['../host.ts'] };
  expect(findFolderCycles(imports(files))).toEqual(['Cycle of folders: app -> app/runs -> app, by app/index.ts, app/runs/a.ts']);
});

test('subfolders count for the folders above them', () => {
  const files = { 'a/b/upper/x.ts': ['../../c/lower/y.ts'], 'a/c/upper/y.ts': ['../../b/lower/x.ts'] };
  expect(findFolderCycles(imports(files))).toEqual(['Cycle of folders: a/b -> a/c -> a/b, by a/b/upper/x.ts, a/c/upper/y.ts']);
});

test('cycles of deeper folders are reported once those above are broken', () => {
  const deep = { 'a/b/x/p.ts': ['../y/q.ts'], 'a/b/y/r.ts': ['../x/s.ts'] };
  const cycle = 'Cycle of folders: a/b/x -> a/b/y -> a/b/x, by a/b/x/p.ts, a/b/y/r.ts';
  expect(findFolderCycles(imports(deep))).toEqual([cycle]);
  expect(findFolderCycles(imports({ ...deep, 'c/d.ts': ['../e/f.ts'], 'e/g.ts': ['../c/h.ts'] }))).toEqual([
    'Cycle of folders: c -> e -> c, by c/d.ts, e/g.ts',
  ]);
});

test('a folder that imports its subfolder is no cycle', () => {
  expect(findFolderCycles(imports({ 'app/index.ts': ['./runs/a.ts'], 'app/runs/a.ts': ['../store/b.ts'] }))).toEqual([]);
});

test('tests and their helpers make no cycle of folders', () => {
  const files = { 'app/runs/a.test.ts': ['./testing/b.ts'], 'app/runs/testing/b.ts': ['../a.ts'] };
  expect(findFolderCycles(imports(files))).toEqual([]);
});
