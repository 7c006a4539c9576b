import type { Area, Room } from './room.ts';

const HOST: Area = { packages: 'any', node: true };

export const HOST_ROOMS: readonly Room[] = [
  { folder: 'main/page', holds: 'the HTML page of both hosts with a window, with its security policy', mayImport: [], ...HOST },
  { folder: 'main/installation', holds: 'file locations, for both hosts with a window', mayImport: [], ...HOST },
  {
    folder: 'main/server',
    holds: 'the host for browsers: HTTP and WebSocket, uploads, downloads',
    mayImport: [
      'engine/messages',
      'app/contract',
      'app/threads',
      'app/host',
      'app/store',
      'app/imports',
      'app/kernelThreads',
      'app',
      'main/page',
      'main/installation',
    ],
    ...HOST,
  },
  {
    folder: 'main/cli',
    holds: 'the command line',
    mayImport: [
      'engine/messages',
      'engine/text',
      'engine/params',
      'engine/graph',
      'engine/compile',
      'engine/kernels',
      'engine/training',
      'engine/lens',
      'engine/interchange',
      'app/contract',
      'app/files',
      'app/host',
      'app/store',
      'app/datasets',
      'app/kernelThreads',
      'app/runs',
      'app/weights',
      'app',
      'main/installation',
      'main/server',
    ],
    ...HOST,
  },
  {
    folder: 'main/electron',
    holds: 'the host for the desktop',
    mayImport: ['engine/messages', 'app/contract', 'app/host', 'app', 'main/page', 'main/installation', 'main/cli'],
    ...HOST,
  },
];
