export type { OpenGraph } from './openGraph.ts';
export { activeGraph, createOpenGraphs, type OpenGraphs, type Viewport } from './openGraphs.ts';
export { createSavedBlocks, type SavedBlocks } from './savedBlocks.ts';
