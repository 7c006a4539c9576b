import { problemsDockPanel } from '../../editor/problems/problemsDockPanel.ts';
import { curvesDockPanel } from '../../experiments/charts/curvesDockPanel.ts';
import { gradientsDockPanel } from '../../experiments/charts/gradientsDockPanel.ts';
import { surfaceDockPanel } from '../../experiments/charts/surface/surfaceDockPanel.ts';
import { historiesDockPanel } from '../../experiments/histories/historiesDockPanel.ts';
import type { DockPanel } from '../../workbench/views/index.ts';
import { logDockPanel } from '../log/logDockPanel.tsx';

/** The panels of the dock, in the order of their tabs. */
export const DOCK_PANELS: readonly DockPanel[] = [
  curvesDockPanel,
  gradientsDockPanel,
  historiesDockPanel,
  surfaceDockPanel,
  problemsDockPanel,
  logDockPanel,
];

/** The panel with an id; the first if it is unknown, as in a session of another version. */
export const dockPanelOf = (id: string): DockPanel => DOCK_PANELS.find((panel) => panel.id === id) ?? DOCK_PANELS[0];
