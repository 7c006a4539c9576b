import { createStore, type StoreApi } from 'zustand/vanilla';

export const ROOMS = ['design', 'data', 'runs', 'learn'] as const;
export type Room = (typeof ROOMS)[number];

export const DOCK_TABS = ['curves', 'gradients', 'problems', 'log'] as const;
export type DockTab = (typeof DOCK_TABS)[number];

export const CURVE_AXES = ['step', 'epoch', 'time'] as const;
export type CurveAxis = (typeof CURVE_AXES)[number];

/** How the window is arranged: what is open, how large it is, and how charts are drawn. Never part of a document. */
export interface Layout {
  readonly room: Room;
  readonly leftOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly dockOpen: boolean;
  readonly dockTab: DockTab;
  /** In pixels. */
  readonly sizes: { readonly left: number; readonly inspector: number; readonly dock: number };
  readonly minimap: boolean;
  readonly charts: { readonly smoothing: number; readonly axis: CurveAxis; readonly logarithmic: boolean };
}

export const DEFAULT_LAYOUT: Layout = {
  room: 'design',
  leftOpen: true,
  inspectorOpen: true,
  dockOpen: true,
  dockTab: 'curves',
  sizes: { left: 216, inspector: 276, dock: 256 },
  minimap: false,
  charts: { smoothing: 0.6, axis: 'step', logarithmic: false },
};

export interface LayoutStore extends StoreApi<Layout> {
  /** Opens the dock at a tab; a second time closes it. */
  toggleDock(tab: DockTab): void;
  showDock(tab: DockTab): void;
  setCharts(change: Partial<Layout['charts']>): void;
}

export function createLayout(): LayoutStore {
  const store = createStore<Layout>(() => DEFAULT_LAYOUT);
  return {
    ...store,
    toggleDock: (tab) => store.setState(({ dockOpen, dockTab }) => ({ dockTab: tab, dockOpen: !dockOpen || dockTab !== tab })),
    showDock: (tab) => store.setState({ dockTab: tab, dockOpen: true }),
    setCharts: (change) => store.setState(({ charts }) => ({ charts: { ...charts, ...change } })),
  };
}
