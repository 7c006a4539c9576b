import { useStore } from 'zustand';
import { useZoom } from '../../drawing/reactFlow/reactFlowInternals.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { READABLE } from './overview/picture.ts';

/** True if the texts beside all nodes or wires are shown: if enabled, and readable at this zoom. */
export function useShowsNear(texts: 'nodeOperations' | 'wireShapes'): boolean {
  const { settings } = useWorkbench();
  const isEnabled = useStore(settings, (state) => state[texts] === 'near');
  const isReadable = useZoom((zoom) => zoom >= READABLE);
  return isEnabled && isReadable;
}
