export type { CanvasView } from './canvasView.ts';
export {
  ActiveGraphContext,
  DeferredLensContext,
  useActiveGraph,
  useActiveRun,
  useActiveRunStatus,
  useAnalysis,
  useComparedRuns,
  useCurrentRun,
  useCurrentRunStatus,
  useDataKnowledge,
  useDocument,
  useDocumentState,
  useDocumentStore,
  useExpandedId,
  useIsConnected,
  useKnownData,
  useLens,
  useLensState,
  useNode,
  useRunProgress,
  useShownRun,
  useTextScale,
  useWholeAnalysis,
} from './hooks.ts';
export { openOrigin } from './openOrigin.ts';
export { openSample } from './openSample.ts';
export { openStep } from './openStep.ts';
export { useLoaded } from './useLoaded.ts';
export { useLongCall } from './useLongCall.ts';
export { useWorkbench, WorkbenchProvider } from './WorkbenchContext.tsx';
export { createWorkbench, startWorkbench, type Workbench } from './workbench.ts';
