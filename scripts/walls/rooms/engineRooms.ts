import type { Area, Room } from './room.ts';

const ENGINE: Area = { packages: ['zod'], node: false };

export const ENGINE_ROOMS: readonly Room[] = [
  {
    folder: 'engine/messages',
    holds:
      'messages as data: templates with values, English by filling them in; errors that a person can cause, with their codes',
    mayImport: [],
    ...ENGINE,
  },
  {
    folder: 'engine/text',
    holds: "text from elsewhere: its encoding, its JSON, float32's bounds, and what schemas say of it",
    mayImport: ['engine/messages'],
    ...ENGINE,
  },
  {
    folder: 'engine/params',
    holds: 'fields that layers, optimizers and schedules declare: default, schema, help',
    mayImport: ['engine/messages', 'engine/text'],
    ...ENGINE,
  },
  {
    folder: 'engine/random',
    holds: 'Philox, a counter-based generator: no state to save, the same numbers on any thread',
    mayImport: [],
    ...ENGINE,
  },
  {
    folder: 'engine/ops',
    holds:
      'operations: shape rule, vector-Jacobian product, cost and float64 kernel side by side; reverse-mode differentiation of a tape of them',
    mayImport: ['engine/random'],
    ...ENGINE,
  },
  {
    folder: 'engine/layers',
    holds:
      'node types, one file each: parameters, ports, shapes, weights, lowering, documentation; `declaration/`: what each of them declares',
    mayImport: ['engine/messages', 'engine/params', 'engine/ops'],
    ...ENGINE,
  },
  {
    folder: 'engine/metrics',
    holds: 'metrics of predictions, one file each: what they apply to, how answers are accumulated, the value',
    mayImport: ['engine/ops', 'engine/layers'],
    ...ENGINE,
  },
  {
    folder: 'engine/optimizers',
    holds: 'update rules as element-wise operations, and ways to clip gradients, one file each',
    mayImport: ['engine/params', 'engine/ops'],
    ...ENGINE,
  },
  {
    folder: 'engine/schedules',
    holds: 'learning rates over steps, and when to stop early; one file each',
    mayImport: ['engine/messages', 'engine/params', 'engine/metrics'],
    ...ENGINE,
  },
  {
    folder: 'engine/wasm',
    holds: "an assembler: modules, functions, instructions as expressions; the host's WebAssembly",
    mayImport: [],
    ...ENGINE,
  },
  {
    folder: 'engine/graph',
    holds:
      "`document/`: schema, reading, wiring, edits; `analysis/`: shapes and weights of nodes, what the data is, what the training data fixed (`preparation`); `settings/` of training; `diagnoses/`: what is wrong, and how the data's numbers fit what takes them; `blocks/`: what is drawn once and used as one node, and how it is expanded; `checkGraph`: a graph without errors with its analysis, its training settings and the columns that feed it, which is what everything that compiles or trains takes",
    mayImport: [
      'engine/messages',
      'engine/text',
      'engine/params',
      'engine/ops',
      'engine/layers',
      'engine/metrics',
      'engine/optimizers',
      'engine/schedules',
    ],
    ...ENGINE,
  },
  {
    folder: 'engine/compile',
    holds:
      "graph → `program/`; `lowering/`: augmentation of images, gradients, accumulation and clipping, what is needed, gradients of many parts as few large operations; `costs/`: operations and memory of each node, read off the tape; `schedule/`: program → kernels, what is computed in one loop, and where it lies in memory, within WebAssembly's limits; `listing/`: that as data for `check --program`",
    mayImport: ['engine/ops', 'engine/layers', 'engine/metrics', 'engine/optimizers', 'engine/graph'],
    ...ENGINE,
  },
  {
    folder: 'engine/kernels',
    holds:
      '`executor/`: its interface; `reference/`: the executor in float64; `memory/`: how much there is; `wasm/`: the fast executor: kernels emitted for each program, samples gathered and gradients described by them, threads',
    mayImport: ['engine/messages', 'engine/random', 'engine/ops', 'engine/wasm', 'engine/compile'],
    ...ENGINE,
  },
  {
    folder: 'engine/training',
    holds:
      'which samples make a batch, how columns are normalized, the step loop, evaluation, prediction; interfaces of recorder and control',
    mayImport: [
      'engine/messages',
      'engine/text',
      'engine/random',
      'engine/ops',
      'engine/layers',
      'engine/metrics',
      'engine/schedules',
      'engine/graph',
      'engine/compile',
      'engine/kernels',
    ],
    ...ENGINE,
  },
  {
    folder: 'engine/lens',
    holds: 'every number of one pass; the gradient check; `examples/`: layers on a few numbers, for the reference',
    mayImport: [
      'engine/params',
      'engine/random',
      'engine/ops',
      'engine/layers',
      'engine/optimizers',
      'engine/schedules',
      'engine/graph',
      'engine/compile',
      'engine/kernels',
      'engine/training',
    ],
    ...ENGINE,
  },
  {
    folder: 'engine/interchange',
    holds: 'readers and writers of weights, and what a file says of the data they were trained on',
    mayImport: [
      'engine/messages',
      'engine/text',
      'engine/params',
      'engine/ops',
      'engine/graph',
      'engine/compile',
      'engine/training',
    ],
    ...ENGINE,
  },
  {
    folder: 'engine/testing',
    holds: 'documents, networks and tapes to test with',
    mayImport: ['engine/*'],
    packages: ['zod', 'fast-check'],
    node: false,
  },
];
