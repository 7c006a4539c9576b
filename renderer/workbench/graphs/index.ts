export { createKeptBlocks, type KeptBlocks } from './keptBlocks.ts';
export type { OpenGraph } from './openGraph.ts';
export { activeGraph, createWorkspace, type Viewport, type Workspace, type WorkspaceState } from './workspace.ts';
