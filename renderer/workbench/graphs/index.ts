export type { OpenGraph } from './openGraph.ts';
export { activeGraph, createOpenGraphs, type OpenGraphs, type OpenGraphsState, type Viewport } from './openGraphs.ts';
export { createSavedBlocks, type SavedBlocks } from './savedBlocks.ts';
