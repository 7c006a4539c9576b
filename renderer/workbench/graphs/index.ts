export type { OpenGraph } from './openGraph.ts';
export { activeGraph, createOpenGraphs, type OpenGraphs, type RememberedView, type Viewport } from './openGraphs.ts';
export { createSavedBlocks, type SavedBlocks } from './savedBlocks.ts';
