import { createContext, useContext } from 'react';
import type { Box } from '../../../document/index.ts';
import { type Moving, type Snapped, UNSNAPPED } from './snap.ts';

/** Says how much further a box that is moved goes, so that it stands in line with what is in sight, or on the grid. */
export type Snap = (box: Box, moving: Moving) => Snapped;

export const SnapContext = createContext<Snap>(() => UNSNAPPED);

export const useSnap = (): Snap => useContext(SnapContext);
