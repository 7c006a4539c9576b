import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { RunProgress, RunSummary } from '#app/contract/index.ts';
import {
  type DataSettings,
  type DrawnGraph,
  drawnGraph,
  type GraphAnalysis,
  type GraphDocument,
  type GraphNode,
} from '#engine/graph/index.ts';
import {
  analysisOf,
  type DocumentState,
  type DocumentStore,
  expandedId,
  isSameButForPosition,
  storeOfShown,
} from '../document/index.ts';
import { type DataKnowledge, dataKey, type KnownData, knownData } from './datasets/index.ts';
import type { OpenGraph } from './graphs/index.ts';
import type { Lens, LensState } from './lens/index.ts';
import { isActive, type RunsState } from './runs/index.ts';
import { textScale } from './settings/index.ts';
import type { Sweeps } from './sweeps/index.ts';
import { useWorkbench } from './WorkbenchContext.tsx';

/** The graph of the active tab; set by the shell, which shows no graph views without one. */
export const ActiveGraphContext = createContext<OpenGraph | null>(null);

export function useActiveGraph(): OpenGraph {
  const graph = useContext(ActiveGraphContext);
  if (!graph) throw new Error('useActiveGraph needs an open graph');
  return graph;
}

/** The store of the open graph or block. */
export function useDocumentStore(): DocumentStore {
  return storeOfShown(useActiveGraph().store);
}

/** A part of the open graph's or block's state. */
export function useDocumentState<Part>(part: (state: DocumentState) => Part): Part {
  return useStore(useDocumentStore(), part);
}

export function useDocument(): GraphDocument {
  return useDocumentState(({ document }) => document);
}

/** A node of the open graph or block: the same object while it only moves. */
export function useNode(nodeId: string): GraphNode | undefined {
  const last = useRef<GraphNode>(undefined);
  return useDocumentState(({ document }) => {
    const node = document.nodes.find(({ id }) => id === nodeId);
    if (!node || !last.current || !isSameButForPosition(last.current, node)) last.current = node;
    return last.current;
  });
}

/** The data settings of the active graph; what they choose is read if needed. */
function useReadSettings(): DataSettings | undefined {
  const { datasets } = useWorkbench();
  const settings = useDocumentState(({ document }) => document.data);
  const key = settings && dataKey(settings);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key identifies the settings
  useEffect(() => {
    if (settings) datasets.request(settings);
  }, [datasets, key]);
  return settings;
}

/** A part of the state of the active graph's data, which is told anew with all progress of reading it. */
export function useDataKnowledge<Part>(part: (knowledge: DataKnowledge | undefined) => Part): Part {
  const settings = useReadSettings();
  return useStore(useWorkbench().datasets, ({ knowledge }) => part(settings && knowledge[dataKey(settings)]));
}

/** The contents of the active graph's data; while a changed choice is read, the previous ones. */
export function useKnownData(): KnownData | undefined {
  const settings = useReadSettings();
  return useStore(useWorkbench().datasets, (state) => knownData(state, settings));
}

/** Shapes, parameter counts and problems of the open graph or block. */
export function useAnalysis(): DrawnGraph {
  const shapes = useKnownData()?.shapes;
  return useDocumentState(({ document }) => drawnGraph(analysisOf(document, shapes)));
}

/** Shapes, parameter counts and problems of the whole active graph as trained: without blocks. */
export function useWholeAnalysis(): GraphAnalysis {
  const shapes = useKnownData()?.shapes;
  return useStore(useActiveGraph().store, ({ document }) => analysisOf(document, shapes));
}

/** A displayed node's id in the expanded graph, which prefixes its parameter names. */
export function useExpandedId(nodeId: string): string {
  return useStore(useActiveGraph().store, ({ document, path }) => expandedId(document, path, nodeId));
}

/** False while nothing that the main process last said is known to be still true. */
export function useIsConnected(): boolean {
  return useStore(useWorkbench().connection.state, ({ status }) => status === 'open');
}

/** What controls of a run depend on, which its steps leave as it is. */
export type RunStatus = Pick<RunSummary, 'id' | 'status'>;

const statusOf = (run: RunSummary | undefined): RunStatus | undefined => run && { id: run.id, status: run.status };

/**
 * The running or paused run of the active graph; of several, the selected one, else the latest. It changes with each step. Trials of
 * sweeps train in the background and do not count.
 */
export function useActiveRun(): RunSummary | undefined {
  const { id } = useActiveGraph();
  const { runs, sweeps } = useWorkbench();
  return useStore(runs, (state) => activeRun(state, id, sweeps));
}

/** The same run, for what need not be drawn anew with each step. */
export function useActiveRunStatus(): RunStatus | undefined {
  const { id } = useActiveGraph();
  const { runs, sweeps } = useWorkbench();
  return useStore(
    runs,
    useShallow((state) => statusOf(activeRun(state, id, sweeps))),
  );
}

function activeRun({ runs, chosenId }: RunsState, graphId: string, sweeps: Pick<Sweeps, 'isTrial'>): RunSummary | undefined {
  const active = runs?.filter((run) => run.graphId === graphId && isActive(run.status) && !sweeps.isTrial(run.id));
  return active?.find((run) => run.id === chosenId) ?? active?.[0];
}

/** The run that the header names: the active one, else the one whose curves are shown. */
export function useCurrentRun(): RunSummary | undefined {
  const active = useActiveRun();
  const shown = useShownRun();
  return active ?? shown;
}

export function useRunProgress(runId: string | undefined): RunProgress | undefined {
  return useStore(useWorkbench().runs, ({ progress }) => (runId === undefined ? undefined : progress[runId]));
}

/** Views of all runs, rather than of those of the active graph. */
const VIEWS_OF_RUNS: readonly string[] = ['runs', 'results'];

/** The run whose curves are shown: the selected one, else the active or latest one of the active graph. */
export function useShownRun(): RunSummary | undefined {
  const { id } = useActiveGraph();
  const isOfAll = useIsOfAllRuns();
  return useStore(useWorkbench().runs, (state) => shownRun(state, id, isOfAll));
}

/** The run that the header names, for what need not be drawn anew with each step. */
export function useCurrentRunStatus(): RunStatus | undefined {
  const { id } = useActiveGraph();
  const isOfAll = useIsOfAllRuns();
  const { runs, sweeps } = useWorkbench();
  return useStore(
    runs,
    useShallow((state) => statusOf(activeRun(state, id, sweeps) ?? shownRun(state, id, isOfAll))),
  );
}

const useIsOfAllRuns = () => useStore(useWorkbench().layout, ({ view }) => VIEWS_OF_RUNS.includes(view));

function shownRun({ runs, chosenId }: RunsState, graphId: string, isOfAll: boolean): RunSummary | undefined {
  const chosen = runs?.find((run) => run.id === chosenId);
  if (chosen && (isOfAll || chosen.graphId === graphId)) return chosen;
  const own = runs?.filter((run) => run.graphId === graphId);
  return own?.find((run) => isActive(run.status)) ?? own?.[0] ?? (isOfAll ? runs?.[0] : undefined);
}

/** The runs that are checked in the table of runs: newest first, fewer if one was removed. */
export function useComparedRuns(): readonly RunSummary[] {
  const { runs } = useWorkbench();
  const comparedIds = useStore(runs, (state) => state.comparedIds);
  const known = useStore(runs, (state) => state.runs);
  return useMemo(() => known?.filter(({ id }) => comparedIds.includes(id)) ?? [], [known, comparedIds]);
}

/** Current text size relative to the default. */
export function useTextScale(): number {
  useStore(useWorkbench().settings, ({ textSize }) => textSize);
  return textScale();
}

/** The lens of the active graph. */
export function useLens(): Lens {
  return useWorkbench().lenses.of(useActiveGraph());
}

/** The state of the lens that a deferred part of the window shows; null where nothing is deferred. @see DeferredLens */
export const DeferredLensContext = createContext<LensState | null>(null);

/** A part of its state. */
export function useLensState<Part>(part: (state: LensState) => Part): Part {
  const deferred = useContext(DeferredLensContext);
  return useStore(useLens(), (state) => part(deferred ?? state));
}
