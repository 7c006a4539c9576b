import { createStore, type StoreApi } from 'zustand/vanilla';

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
  /** The id of the view that is shown. */
  readonly view: string;
  readonly leftOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly dockOpen: boolean;
  /** The id of the panel that the dock shows. */
  readonly dockTab: string;
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
  view: 'design',
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
  toggleDock(tab: string): void;
  showDock(tab: string): void;
  /** Opens or folds the dock by the hand of a person, who is remembered to want it so. */
  setDockOpen(isOpen: boolean): void;
  /** Shows a run that begins, in one of these panels: the one that is open, else the first. */
  showRun(panels: readonly string[]): void;
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
    showRun(panels) {
      const { dockOpen, dockTab, dockAtRuns } = store.getState();
      store.setState({
        dockTab: panels.includes(dockTab) ? dockTab : panels[0],
        dockOpen: dockOpen || dockAtRuns !== 'stays',
        dockAtRuns: dockAtRuns === 'stays' ? 'stays' : 'opens',
      });
    },
    setCharts: (change) => store.setState(({ charts }) => ({ charts: { ...charts, ...change } })),
  };
}
