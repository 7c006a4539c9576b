import { createStore, type StoreApi } from 'zustand/vanilla';
import { NOTATION, type PageId, samePage } from './pages.ts';

export interface LearnState {
  /** The visited pages, in order; at least one. */
  readonly visited: readonly PageId[];
  /** Index of the open one. */
  readonly at: number;
}

/** Navigation history of the reference. */
export interface Learn extends StoreApi<LearnState> {
  open(page: PageId): void;
  back(): void;
  forward(): void;
}

const LONGEST = 100;

export function createLearn(): Learn {
  const store = createStore<LearnState>(() => ({ visited: [{ kind: NOTATION.kind, type: NOTATION.type }], at: 0 }));
  const go = (by: number) => store.setState(({ visited, at }) => ({ at: Math.min(visited.length - 1, Math.max(0, at + by)) }));
  return {
    ...store,
    open({ kind, type }) {
      const page = { kind, type };
      const { visited, at } = store.getState();
      if (samePage(visited[at], page)) return;
      const before = visited.slice(0, at + 1).slice(-(LONGEST - 1));
      store.setState({ visited: [...before, page], at: before.length });
    },
    back: () => go(-1),
    forward: () => go(1),
  };
}

export const openPage = ({ visited, at }: LearnState): PageId => visited[at];
