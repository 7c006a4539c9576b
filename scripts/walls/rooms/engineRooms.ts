import type { Area, Room } from './room.ts';

const ENGINE: Area = { packages: ['zod'], node: false };

export const ENGINE_ROOMS: readonly Room[] = [
  {
    folder: 'engine/messages',
    holds: 'messages as data: templates with values, and their English text; user errors with codes',
    mayImport: [],
    ...ENGINE,
  },
  {
    folder: 'engine/text',
    holds: 'external text: encoding, JSON, float32 range, schema errors',
    mayImport: ['engine/messages'],
    ...ENGINE,
  },
  {
    folder: 'engine/params',
    holds: 'parameter fields of layers, optimizers and schedules: default, schema, help',
    mayImport: ['engine/messages', 'engine/text'],
    ...ENGINE,
  },
  {
    folder: 'engine/random',
    holds: 'Philox, a counter-based generator: no state to save, the same sequence on any thread',
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
      'node types, one file each: parameters, ports, shapes, weights, lowering, documentation; `declaration/`: the interface of a declaration',
    mayImport: ['engine/messages', 'engine/params', 'engine/ops'],
    ...ENGINE,
  },
  {
    folder: 'engine/metrics',
    holds: 'metrics, one file each: applicability, accumulation of predictions, value',
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
    holds: 'learning-rate schedules and early stopping, one file each',
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
      "`document/`: schema, reading, wiring, edits; `analysis/`: shapes and weights of nodes, the description of data, normalization and classes fixed by the training data (`preparation`); `settings/` of training; `diagnoses/`: errors and warnings, and checks of the data's values; `blocks/`: reusable subgraphs and their expansion; `checkGraph`: a graph without errors with its analysis, training settings and data columns, the input of compiling and training",
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
      "graph → `program/`; `lowering/`: augmentation of images, gradients, accumulation and clipping, dead code elimination, batched gradients of many parts; `costs/`: operations and memory of each node, from the tape; `schedule/`: program → kernels, loop fusion and memory layout within WebAssembly's limits; `listing/`: the schedule as data for `check --program`",
    mayImport: ['engine/ops', 'engine/layers', 'engine/metrics', 'engine/optimizers', 'engine/graph'],
    ...ENGINE,
  },
  {
    folder: 'engine/kernels',
    holds:
      '`executor/`: its interface; `reference/`: the executor in float64; `memory/`: its limits; `wasm/`: the fast executor: kernels emitted for each program, which also gather samples and summarize gradients, and threads',
    mayImport: ['engine/messages', 'engine/random', 'engine/ops', 'engine/wasm', 'engine/compile'],
    ...ENGINE,
  },
  {
    folder: 'engine/training',
    holds: 'batches, normalization of columns, the step loop, evaluation, prediction; interfaces of recorder and control',
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
    holds: 'all values of one pass; the gradient check; `examples/`: layers on small inputs, for the reference',
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
    holds: 'readers and writers of weights, with their training data settings',
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
