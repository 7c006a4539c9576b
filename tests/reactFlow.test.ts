import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { REACT_FLOW_CLASSES, REACT_FLOW_VERSION } from '../renderer/drawing/reactFlow/reactFlowInternals.ts';

const PACKAGE = new URL('../node_modules/@xyflow/react/', import.meta.url);
const ROOM = 'drawing/reactFlow/';

const read = (path: string) => readFile(new URL(path, PACKAGE), 'utf8');

test('the installed React Flow is the version whose internals the canvas uses', async () => {
  const { version } = JSON.parse(await read('package.json'));
  const [major, minor] = String(version).split('.');
  expect(`${major}.${minor}`, 'look through renderer/drawing/reactFlow, then name the new version there').toBe(
    REACT_FLOW_VERSION,
  );
});

test('React Flow has the classes and the parts of its store that the canvas needs', async () => {
  const source = await read('dist/esm/index.mjs');
  for (const name of Object.values(REACT_FLOW_CLASSES)) {
    // A wire end's class is composed with a suffix.
    expect(source.includes(name.replace(/-target$/, '')), name).toBe(true);
  }
  const parts = ['transform', 'width', 'height', 'userSelectionRect', 'userSelectionActive', 'multiSelectionActive'];
  for (const part of [...parts, 'connection', 'paneDragging', 'connectionClickStartHandle']) {
    expect(new RegExp(`\\b${part}[:,]`).test(source), part).toBe(true);
  }
});

test('nothing else in the window uses them', async () => {
  const folder = new URL('../renderer/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(tsx?|css)$/.test(file));
  const inside = files.filter((file) => file.replaceAll('\\', '/').startsWith(ROOM));
  expect(inside.length).toBeGreaterThan(1);
  for (const file of files.filter((path) => !inside.includes(path))) {
    const text = await readFile(new URL(file.replaceAll('\\', '/'), folder), 'utf8');
    expect(text, file).not.toMatch(/react-flow__|useStoreApi|\buseStore\b[^;]*'@xyflow\/react'/);
  }
});
