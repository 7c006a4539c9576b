import type { Area, Room } from './room.ts';

const RENDERER: Area = { packages: 'any', node: false };

export const RENDERER_ROOMS: readonly Room[] = [
  { folder: 'renderer/kit', holds: 'components and hooks that know nothing of the product', mayImport: [], ...RENDERER },
  {
    folder: 'renderer',
    holds: 'React and React Flow',
    mayImport: [
      'engine/messages',
      'engine/text',
      'engine/layers',
      'engine/graph',
      'app/contract',
      'renderer/drawing',
      'renderer/canvas/reactFlow',
      'renderer/costs/worker',
      'renderer/files',
      'renderer/about',
      'renderer/language',
      'renderer/terms',
      'resources',
    ],
    ...RENDERER,
  },
  {
    folder: 'renderer/drawing',
    holds: 'geometry and texts of nodes, wires, frames and comments as data; the canvas, the overview and pictures draw from it',
    mayImport: ['engine/layers', 'engine/graph', 'renderer', 'renderer/language'],
    ...RENDERER,
  },
  {
    folder: 'renderer/canvas/reactFlow',
    holds: 'what the canvas takes of React Flow beyond its public interface, with the version it needs',
    mayImport: ['renderer'],
    ...RENDERER,
  },
  {
    folder: 'renderer/costs/worker',
    holds: 'the thread that counts costs',
    mayImport: ['engine/graph', 'engine/compile'],
    packages: [],
    node: false,
  },
  {
    folder: 'renderer/files',
    holds: 'files from dialogs and drops; `kinds/`: what a file is, by its content',
    mayImport: ['engine/messages', 'app/contract', 'renderer', 'renderer/language'],
    ...RENDERER,
  },
  {
    folder: 'renderer/about',
    holds: 'what the program is, and the licenses of others',
    mayImport: ['renderer', 'renderer/language'],
    ...RENDERER,
  },
  {
    folder: 'renderer/language',
    holds: 'texts and messages in the language in use',
    mayImport: ['engine/messages', 'app/contract', 'renderer'],
    ...RENDERER,
  },
  {
    folder: 'renderer/terms',
    holds: 'the glossary: what the words of the field mean, with formulas, and their tips wherever they stand',
    mayImport: ['engine/graph', 'renderer', 'renderer/language'],
    ...RENDERER,
  },
];
