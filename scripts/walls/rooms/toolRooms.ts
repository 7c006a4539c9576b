import type { Area, Room } from './room.ts';

const TOOL: Area = { packages: 'any', node: true };

export const TOOL_ROOMS: readonly Room[] = [
  { folder: 'resources', holds: 'examples, small data sets, icons, translations', mayImport: [], ...TOOL },
  {
    folder: 'scripts',
    holds: 'npm scripts: build, start, test, the check of the walls, results of the examples, pictures of all views',
    mayImport: ['engine/layers', 'engine/graph', 'engine/interchange', 'app/datasets', 'main/page'],
    ...TOOL,
  },
  {
    folder: 'bench',
    holds:
      "the benchmark, a package of its own: workloads, the engine's peers, frame times of the canvas, performance targets; not imported by other rooms",
    mayImport: [
      'engine/random',
      'engine/wasm',
      'engine/graph',
      'engine/kernels',
      'engine/training',
      'app/datasets',
      'app/kernelThreads',
      'scripts',
    ],
    ...TOOL,
  },
  {
    folder: 'tests',
    holds: 'end-to-end tests: first use, power loss, both hosts, the built command line, packaging, parity',
    mayImport: ['engine/*', 'app/*', 'main/*', 'renderer/*', 'scripts'],
    ...TOOL,
  },
];
