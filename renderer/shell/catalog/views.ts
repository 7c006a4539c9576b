import { dataView } from '../../data/dataView.tsx';
import { designView } from '../../editor/designView.ts';
import { runsView } from '../../experiments/runs/runsView.ts';
import { learnView } from '../../learn/learnView.ts';
import { lensView } from '../../lens/lensView.ts';
import { resultsView } from '../../results/resultsView.ts';
import { sweepsView } from '../../sweeps/sweepsView.ts';
import type { View } from '../../workbench/views/index.ts';

/** The views of the window, in the order of the rail. */
export const VIEWS: readonly View[] = [designView, dataView, runsView, sweepsView, resultsView, lensView, learnView];

/** The view with an id; the first if it is unknown, as in a session of another version. */
export const viewOf = (id: string): View => VIEWS.find((view) => view.id === id) ?? VIEWS[0];
