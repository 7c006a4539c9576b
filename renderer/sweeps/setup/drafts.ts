import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SweepDraft } from './sweepDraft.ts';

/** Sweeps that are being set up: they stay while other views and sweeps are shown. */
interface Drafts {
  /** By the ids of their graphs. */
  readonly byGraph: Readonly<Record<string, SweepDraft>>;
  /** True if the draft is shown, rather than a sweep. */
  readonly isOpen: boolean;
}

export const drafts = createStore<Drafts>(() => ({ byGraph: {}, isOpen: false }));

/** The draft of a graph, if it is shown. */
export const useOpenDraft = (graphId: string): SweepDraft | undefined =>
  useStore(drafts, ({ byGraph, isOpen }) => (isOpen ? byGraph[graphId] : undefined));

export const draftOfGraph = (graphId: string): SweepDraft | undefined => drafts.getState().byGraph[graphId];

/** Keeps a draft, and shows it. */
export const keepDraft = (graphId: string, draft: SweepDraft): void =>
  drafts.setState(({ byGraph }) => ({ byGraph: { ...byGraph, [graphId]: draft }, isOpen: true }));

export const hideDraft = (): void => drafts.setState({ isOpen: false });

export const discardDraft = (graphId: string): void =>
  drafts.setState(({ byGraph }) => ({
    byGraph: Object.fromEntries(Object.entries(byGraph).filter(([id]) => id !== graphId)),
    isOpen: false,
  }));
