/** A part of the repository, and its allowed imports. */
export interface Room {
  /** A file belongs to the room with the longest matching folder. */
  readonly folder: string;
  /** Folders it may import from, besides itself. */
  readonly rooms: readonly string[];
  /** Packages it may import. */
  readonly packages: readonly string[] | 'any';
  /** True if Node's modules are available. */
  readonly node: boolean;
}

/** The arrows of ARCHITECTURE.md. Type-only imports count: a type is knowledge too. */
export const ROOMS: readonly Room[] = [
  { folder: 'engine', rooms: ['engine/testing'], packages: ['zod'], node: false },
  { folder: 'engine/testing', rooms: ['engine'], packages: ['zod', 'fast-check'], node: false },
  { folder: 'app', rooms: ['engine', 'app/contract', 'app/store'], packages: 'any', node: true },
  // The page imports the contract, so the contract may import only what the page may.
  { folder: 'app/contract', rooms: ['engine', 'resources'], packages: ['zod', '@orpc/contract'], node: false },
  { folder: 'app/store', rooms: ['app', 'engine'], packages: 'any', node: true },
  { folder: 'main', rooms: ['app', 'engine'], packages: 'any', node: true },
  { folder: 'main/electron', rooms: ['main', 'app', 'engine'], packages: 'any', node: true },
  {
    folder: 'renderer',
    rooms: [
      'app/contract',
      'engine/graph',
      'engine/layers',
      'engine/text',
      'engine/testing',
      'renderer/costs/worker',
      'resources',
    ],
    packages: 'any',
    node: false,
  },
  // A separate thread that compiles graphs to count their costs. The window sees its messages.
  { folder: 'renderer/costs/worker', rooms: ['engine/graph', 'engine/compile'], packages: [], node: false },
  // Some translatable texts are declared by layers and settings.
  { folder: 'scripts', rooms: ['main/page', 'app/datasets', 'engine/graph', 'engine/layers'], packages: 'any', node: true },
  { folder: 'bench', rooms: ['engine', 'app/datasets', 'app/kernelThreads', 'scripts'], packages: 'any', node: true },
  { folder: 'tests', rooms: ['engine', 'app', 'main', 'renderer', 'scripts'], packages: 'any', node: true },
];

/** Packages restricted to some folders. `@scope/*` stands for all of a scope. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  electron: ['main/electron'],
  'better-sqlite3': ['app/store'],
  'csv-parse': ['app/datasets'],
  ws: ['main/server'],
  commander: ['main/cli'],
  'cli-progress': ['main/cli'],
  '@orpc/server': ['app', 'main'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  'react-resizable-panels': ['renderer'],
  '@xyflow/*': ['renderer'],
  '@mantine/*': ['renderer'],
  '@tabler/*': ['renderer'],
  '@dagrejs/*': ['renderer'],
  '@fontsource-variable/*': ['renderer'],
  uplot: ['renderer'],
  katex: ['renderer'],
  zustand: ['renderer'],
  immer: ['renderer'],
  vite: ['scripts'],
  '@vitejs/*': ['scripts'],
  'fast-check': ['engine/testing', 'renderer/document/testing'],
  'playwright-core': ['scripts', 'tests', 'bench'],
};
