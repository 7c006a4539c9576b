import { createContext, useContext } from 'react';
import type { Box } from '../../document/index.ts';
import { type Moving, type Snapped, UNSNAPPED } from './snap.ts';

/** The additional movement of a box that aligns it with visible items or the grid. */
export type Snap = (box: Box, moving: Moving) => Snapped;

export const SnapContext = createContext<Snap>(() => UNSNAPPED);

export const useSnap = (): Snap => useContext(SnapContext);
