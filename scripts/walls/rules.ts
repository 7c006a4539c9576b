import { APP_ROOMS } from './rooms/appRooms.ts';
import { ENGINE_ROOMS } from './rooms/engineRooms.ts';
import { HOST_ROOMS } from './rooms/hostRooms.ts';
import { RENDERER_ROOMS } from './rooms/rendererRooms.ts';
import type { Room } from './rooms/room.ts';
import { TOOL_ROOMS } from './rooms/toolRooms.ts';

/** The rooms and arrows of the table in ARCHITECTURE.md. Type-only imports count. */
export const ROOMS: readonly Room[] = [...ENGINE_ROOMS, ...APP_ROOMS, ...HOST_ROOMS, ...RENDERER_ROOMS, ...TOOL_ROOMS];

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
