import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';

export const CURVE_AXES = ['step', 'epoch', 'time'] as const;
export type CurveAxis = (typeof CURVE_AXES)[number];

/** In pixels. */
const size = (initial: number) => z.number().min(100).max(2000).catch(initial);
const sizes = z.object({ left: size(216), inspector: size(276), dock: size(256), companion: size(340) }).readonly();

const charts = z
  .object({
    smoothing: z.number().min(0).max(0.99).catch(0.6),
    axis: z.enum(CURVE_AXES).catch('step'),
    logarithmic: z.boolean().catch(false),
    /** The metric plotted beside the loss; if a run does not have it, its first one. */
    metric: z.string().nullable().catch(null),
    /** True to draw runs that differ in their seeds only as their mean and range. */
    joinsSeeds: z.boolean().catch(false),
  })
  .readonly();

const runs = z
  .object({
    filter: z.enum(['all', 'graph']).catch('all'),
    /** The column that the table is sorted by; null: newest first. */
    sortedBy: z.string().nullable().catch(null),
    isDescending: z.boolean().catch(false),
    /** The columns that the user has shown or hidden, by id. */
    columns: z.record(z.string(), z.boolean().optional().catch(undefined)).readonly().catch({}),
    /** The columns that stay in view beside the name, by id. */
    pinned: z.array(z.string()).readonly().catch([]),
    /** The column by whose values runs are grouped; null: none. */
    groupedBy: z.string().nullable().catch(null),
    /** Words and comparisons that the runs must match. */
    search: z.string().catch(''),
  })
  .readonly();

/** A missing or invalid field gets its initial value; the others stay. */
export const layoutSchema = z
  .object({
    /** The id of the view that is shown. */
    view: z.string().catch('design'),
    leftOpen: z.boolean().catch(true),
    inspectorOpen: z.boolean().catch(true),
    dockOpen: z.boolean().catch(false),
    /** The id of the panel that the dock shows. */
    dockTab: z.string().catch('curves'),
    /**
     * Effect of a new run on the dock: the first one opens it; later ones too, unless the user has folded it since. Before the
     * first run it has little content, and the canvas gets its space.
     */
    dockAtRuns: z.enum(['opensFirst', 'opens', 'stays']).catch('opensFirst'),
    sizes: sizes.catch(sizes.parse({})),
    minimap: z.boolean().catch(false),
    /** True if the canvas of Design shows the values of the lens. */
    lensOnCanvas: z.boolean().catch(false),
    charts: charts.catch(charts.parse({})),
    runs: runs.catch(runs.parse({})),
  })
  .readonly();

/** Layout of the window: open panels, sizes, and chart options. Not part of a document. */
export type Layout = z.infer<typeof layoutSchema>;

export const DEFAULT_LAYOUT: Layout = layoutSchema.parse({});

export interface LayoutStore extends StoreApi<Layout> {
  /** Opens the dock at a tab, or closes it if shown. */
  toggleDock(tab: string): void;
  showDock(tab: string): void;
  /** Opens or folds the dock for the user, whose choice is remembered. */
  setDockOpen(isOpen: boolean): void;
  /** Shows a run that begins, in one of these panels: the one that is open, else the first. */
  showRun(panels: readonly string[]): void;
  setCharts(change: Partial<Layout['charts']>): void;
  setRuns(change: Partial<Layout['runs']>): void;
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
    setRuns: (change) => store.setState(({ runs }) => ({ runs: { ...runs, ...change } })),
  };
}
