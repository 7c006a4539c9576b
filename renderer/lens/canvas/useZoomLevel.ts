import { useZoom } from '../../drawing/reactFlow/reactFlowInternals.ts';

/** Zooms at which more is shown: names only, values, readable numbers, parameters. */
export const ZOOM_LEVELS = [0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 1, 1.2, 1.4, 1.7, 2, 2.5, 3] as const;
/** Below, a node is its name and its norms. */
export const FAR = 0.45;
/** From here a node shows its parameters. */
export const NEAR = 1.4;

/** The zoom, rounded down to a level, so that zooming does not always draw nodes anew; 0 if it is below all of them. */
export const useZoomLevel = (): number => useZoom((zoom) => ZOOM_LEVELS.findLast((level) => zoom >= level) ?? 0);
