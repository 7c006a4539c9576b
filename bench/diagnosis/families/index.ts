import { attention } from './attention.ts';
import { convolutional } from './convolutional.ts';
import { dense } from './dense.ts';
import type { Family } from './family.ts';
import { recurrent } from './recurrent.ts';

export { denseLayers, type Family, type Hidden, type PlannedLayer, pick } from './family.ts';

/** The kinds of networks in the set. */
export const FAMILIES: readonly Family[] = [dense, convolutional, recurrent, attention];
