import { useStore } from 'zustand';
import { useWorkbench } from '../../workbench/index.ts';
import { READABLE } from './overview/picture.ts';
import { useZoom } from './reactFlow/reactFlowInternals.ts';

/** True if the texts beside all nodes or wires are shown: if enabled, and readable at this zoom. */
export function useShowsNear(texts: 'nodeOperations' | 'wireShapes'): boolean {
  const { settings } = useWorkbench();
  const isEnabled = useStore(settings, (state) => state[texts] === 'near');
  const isReadable = useZoom((zoom) => zoom >= READABLE);
  return isEnabled && isReadable;
}
