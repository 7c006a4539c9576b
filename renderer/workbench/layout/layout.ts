import { createStore, type StoreApi } from 'zustand/vanilla';

export const ROOMS = ['design', 'data', 'runs', 'learn'] as const;
export type Room = (typeof ROOMS)[number];

export const DOCK_TABS = ['curves', 'gradients', 'problems', 'log'] as const;
export type DockTab = (typeof DOCK_TABS)[number];

/**
 * What a run does to the dock: the first one opens it; later ones open it too, unless a person folded it since. Before there
 * is a run there is little to see in it, and the canvas has its room.
 */
export const DOCK_AT_RUNS = ['opensFirst', 'opens', 'stays'] as const;
export type DockAtRuns = (typeof DOCK_AT_RUNS)[number];

export const CURVE_AXES = ['step', 'epoch', 'time'] as const;
export type CurveAxis = (typeof CURVE_AXES)[number];

/** How the window is arranged: what is open, how large it is, and how charts are drawn. Never part of a document. */
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
    /** The metric that is drawn beside the loss; of a run without it, the first that it has. */
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
  /** Opens the dock at a tab; a second time closes it. */
  toggleDock(tab: DockTab): void;
  showDock(tab: DockTab): void;
  /** Opens or folds the dock by the hand of a person, who is remembered to want it so. */
  setDockOpen(isOpen: boolean): void;
  /** Shows what is drawn of a run that begins. */
  showRun(): void;
  setCharts(change: Partial<Layout['charts']>): void;
}

export function createLayout(): LayoutStore {
  const store = createStore<Layout>(() => DEFAULT_LAYOUT);
  const setDockOpen = (dockOpen: boolean) =>
    store.setState(({ dockAtRuns }) => ({
      dockOpen,
      // Whoever folds it before the first run has not seen yet what it is for.
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
