import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OpenGraph } from '../graphs/index.ts';
import type { Runs } from '../runs/index.ts';
import { DEFAULT_CHOICES, type LensChoices } from './choices.ts';
import { createLens } from './lens.ts';
import type { LensCalls } from './lensCalls.ts';
import type { Lens } from './lensState.ts';
import type { LensSource } from './question.ts';

/** The choices in the lens of each graph, by its id. */
export type ChoicesByGraph = Readonly<Record<string, LensChoices>>;

/** The lenses of the open graphs. Its state is what the session keeps. */
export interface Lenses extends StoreApi<ChoicesByGraph> {
  of(graph: Pick<OpenGraph, 'id' | 'store'>): Lens;
}

export function createLenses(calls: LensCalls, runs: Runs): Lenses {
  const store = createStore<ChoicesByGraph>(() => ({}));
  const lenses = new WeakMap<object, Lens>();
  return {
    ...store,
    of(graph) {
      const found =
        lenses.get(graph.store) ??
        createLens(sourceOf(graph, runs), calls, store.getState()[graph.id] ?? DEFAULT_CHOICES, (choices) =>
          store.setState({ [graph.id]: choices }),
        );
      lenses.set(graph.store, found);
      return found;
    },
  };
}

function sourceOf({ id, store }: Pick<OpenGraph, 'id' | 'store'>, runs: Runs): LensSource {
  return {
    document: () => store.getState().document,
    runs: () => runs.getState().runs?.filter(({ graphId }) => graphId === id),
    subscribe(listener) {
      const ends = [
        store.subscribe((now, before) => now.document !== before.document && listener()),
        runs.subscribe((now, before) => now.runs !== before.runs && listener()),
      ];
      return () => ends.forEach((end) => void end());
    },
  };
}
