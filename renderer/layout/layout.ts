import { createStore, type StoreApi } from 'zustand/vanilla';

export const ROOMS = ['design', 'data', 'runs', 'learn'] as const;
export type Room = (typeof ROOMS)[number];

export const DOCK_TABS = ['curves', 'gradients', 'problems', 'log'] as const;
export type DockTab = (typeof DOCK_TABS)[number];

/**
 * Effect of a new run on the dock: the first one opens it; later ones too, unless the user has folded it since. Before the first
 * run it has little content, and the canvas gets its space.
 */
export const DOCK_AT_RUNS = ['opensFirst', 'opens', 'stays'] as const;
export type DockAtRuns = (typeof DOCK_AT_RUNS)[number];

export const CURVE_AXES = ['step', 'epoch', 'time'] as const;
export type CurveAxis = (typeof CURVE_AXES)[number];

/** Layout of the window: open panels, sizes, and chart options. Not part of a document. */
export interface Layout {
  readonly room: Room;
  readonly leftOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly dockOpen: boolean;
  readonly dockTab: DockTab;
  readonly dockAtRuns: DockAtRuns;
  /** In pixels. */
  readonly sizes: { readonly left: number; readonly inspector: number; readonly dock: number };
  readonly minimap: boolean;
  readonly charts: {
    readonly smoothing: number;
    readonly axis: CurveAxis;
    readonly logarithmic: boolean;
    /** The metric plotted beside the loss; if a run does not have it, its first one. */
    readonly metric: string | null;
  };
}

export const DEFAULT_LAYOUT: Layout = {
  room: 'design',
  leftOpen: true,
  inspectorOpen: true,
  dockOpen: false,
  dockTab: 'curves',
  dockAtRuns: 'opensFirst',
  sizes: { left: 216, inspector: 276, dock: 256 },
  minimap: false,
  charts: { smoothing: 0.6, axis: 'step', logarithmic: false, metric: null },
};

export interface LayoutStore extends StoreApi<Layout> {
  /** Opens the dock at a tab, or closes it if shown. */
  toggleDock(tab: DockTab): void;
  showDock(tab: DockTab): void;
  /** Opens or folds the dock for the user, whose choice is remembered. */
  setDockOpen(isOpen: boolean): void;
  /** Shows the charts of a new run. */
  showRun(): void;
  setCharts(change: Partial<Layout['charts']>): void;
}

export function createLayout(): LayoutStore {
  const store = createStore<Layout>(() => DEFAULT_LAYOUT);
  const setDockOpen = (dockOpen: boolean) =>
    store.setState(({ dockAtRuns }) => ({
      dockOpen,
      // Folding it before the first run does not count as a choice.
      dockAtRuns: dockAtRuns === 'opensFirst' ? dockAtRuns : dockOpen ? 'opens' : 'stays',
    }));
  return {
    ...store,
    setDockOpen,
    toggleDock(tab) {
      const { dockOpen, dockTab } = store.getState();
      store.setState({ dockTab: tab });
      setDockOpen(!dockOpen || dockTab !== tab);
    },
    showDock(tab) {
      store.setState({ dockTab: tab });
      setDockOpen(true);
    },
    showRun() {
      const { dockOpen, dockTab, dockAtRuns } = store.getState();
      store.setState({
        dockTab: dockTab === 'gradients' ? dockTab : 'curves',
        dockOpen: dockOpen || dockAtRuns !== 'stays',
        dockAtRuns: dockAtRuns === 'stays' ? 'stays' : 'opens',
      });
    },
    setCharts: (change) => store.setState(({ charts }) => ({ charts: { ...charts, ...change } })),
  };
}
