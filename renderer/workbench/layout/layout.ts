import { createStore, type StoreApi } from 'zustand/vanilla';

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
    /** The metric plotted beside the loss; if a run does not have it, its first one. */
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
  /** Opens the dock at a tab, or closes it if shown. */
  toggleDock(tab: string): void;
  showDock(tab: string): void;
  /** Opens or folds the dock for the user, whose choice is remembered. */
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
