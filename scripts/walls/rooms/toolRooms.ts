import type { Area, Room } from './room.ts';

const TOOL: Area = { packages: 'any', node: true };

export const TOOL_ROOMS: readonly Room[] = [
  { folder: 'resources', holds: 'examples, small data sets, icons, translations', mayImport: [], ...TOOL },
  {
    folder: 'scripts',
    holds: 'build, start, test, the check of the walls, what the examples reach, pictures of every view; run by every npm script',
    mayImport: ['engine/layers', 'engine/graph', 'engine/interchange', 'app/datasets', 'main/page'],
    ...TOOL,
  },
  {
    folder: 'bench',
    holds:
      "the benchmark, a package of its own: workloads, the engine's peers, the canvas while it is used, bars; nothing imports it",
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
    holds: "whole paths: the newcomer's, the power cut, both hosts, the built command line, packaging, parity",
    mayImport: ['engine/*', 'app/*', 'main/*', 'renderer/*', 'scripts'],
    ...TOOL,
  },
];
