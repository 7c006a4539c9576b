import { expect, test } from 'vitest';
import { DEFAULT_LAYOUT } from '../layout/index.ts';
import { DEFAULT_CHOICES } from '../lens/index.ts';
import { NO_LESSONS } from '../lessons/index.ts';
import { DEFAULT_SETTINGS } from '../settings/index.ts';
import { readSession, readSettings, type Session } from './session.ts';

const session: Session = {
  version: 1,
  graphs: ['g1', 'g2'],
  active: 'g2',
  viewports: { g1: { x: 10, y: 20, zoom: 0.5 } },
  layout: DEFAULT_LAYOUT,
  lenses: { g1: DEFAULT_CHOICES },
  lessons: NO_LESSONS,
  settings: DEFAULT_SETTINGS,
};

test('a session stored as JSON is restored', () => {
  expect(readSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
});

test('without a stored session, or with a newer one, the window starts fresh', () => {
  expect(readSession(null)).toBeUndefined();
  expect(readSession({ ...session, version: 2 })).toBeUndefined();
});

const changed: Session = {
  ...session,
  layout: {
    view: 'runs',
    leftOpen: false,
    inspectorOpen: false,
    dockOpen: true,
    dockTab: 'log',
    dockAtRuns: 'stays',
    sizes: { left: 300, inspector: 301, dock: 302, companion: 303 },
    minimap: true,
    lensOnCanvas: true,
    charts: { smoothing: 0.1, axis: 'time', logarithmic: true, metric: 'recall', joinsSeeds: true },
    runs: {
      filter: 'graph',
      sortedBy: 'loss',
      isDescending: true,
      columns: { seed: true, id: false },
      pinned: ['loss'],
      groupedBy: 'experiment',
      search: 'loss < 1',
    },
  },
  settings: { ...DEFAULT_SETTINGS, textSize: 125, keys: { undo: ['F1'], redo: ['F2'] } },
};

/** The paths of all values in a session, down to numbers, texts and choices. */
const pathsOf = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))]
    : [path];

/** A copy with one value replaced. */
const replaceAt = (value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown => {
  if (name === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = replaceAt(copy[name], rest, replacement);
  return copy;
};

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);

/** A viewport is one value. */
const replaceable = pathsOf(changed).filter(
  ([first, ...rest]) => first !== undefined && first !== 'version' && (first !== 'viewports' || rest.length < 2),
);
const holds = (path: readonly string[], other: readonly string[]) => path.every((name, depth) => other[depth] === name);

test.each(replaceable.map((path) => [path.join('.'), path]))('an invalid value at %s affects only itself', (_at, path) => {
  // List items move up if one is left out.
  const others = replaceable.filter((other) => !holds(path, other) && !holds(other, path) && path[0] !== 'graphs');
  for (const bad of ['damaged', -1, ['?'], { no: 1 }, null, undefined]) {
    const read = readSession(replaceAt(changed, path, bad));
    for (const other of others) expect(valueAt(read, other)).toEqual(valueAt(changed, other));
  }
});

test('an invalid layout field gets its initial value', () => {
  const read = readSession({ ...changed, layout: { ...changed.layout, view: 7, sizes: { left: 'wide', dock: 302 } } });
  expect(read?.layout).toEqual({
    ...changed.layout,
    view: 'design',
    sizes: { ...DEFAULT_LAYOUT.sizes, dock: 302 },
  });
});

test('the view of a session of before comes back', () => {
  const { view, ...layout } = changed.layout;
  expect(readSession({ ...changed, layout: { ...layout, room: view } })).toEqual(changed);
});

test('invalid tabs, viewports and shortcuts are dropped individually', () => {
  const viewports = { g1: { x: 0, y: 0, zoom: 0 }, g2: { x: 1, y: 2, zoom: 1 } };
  const keys = { undo: 'F1', redo: ['F2'] };
  const read = readSession({ ...changed, graphs: ['g1', 7, null, 'g2'], viewports, settings: { ...changed.settings, keys } });
  expect(read?.graphs).toEqual(['g1', 'g2']);
  expect(read?.viewports).toEqual({ g2: { x: 1, y: 2, zoom: 1 } });
  expect(read?.settings).toEqual({ ...changed.settings, keys: { redo: ['F2'] } });
});

test('settings are kept if the rest of a session is invalid', () => {
  const settings = { ...DEFAULT_SETTINGS, textSize: 125 };
  expect(readSettings({ ...session, layout: 'lost', settings })).toEqual(settings);
  expect(readSettings(null)).toEqual(DEFAULT_SETTINGS);
});
