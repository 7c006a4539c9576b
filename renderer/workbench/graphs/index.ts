export { followChanges } from './followChanges.ts';
export { openHandover, takeHandover, writeHandover } from './handover.ts';
export type { OpenGraph } from './openGraph.ts';
export {
  activeGraph,
  createOpenGraphs,
  type OpenGraphs,
  type OpenGraphsListener,
  type RememberedView,
  type Viewport,
} from './openGraphs.ts';
export { createSavedBlocks, type SavedBlocks } from './savedBlocks.ts';
