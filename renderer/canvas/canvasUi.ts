import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point } from '../document/index.ts';
import type { Judgement, OpenEnd } from './judgeWire.ts';

/** A search for a layer on the canvas: where it shows, where the layer goes, and what it is to be wired to. */
export interface LayerSearch {
  /** In pixels, within the canvas. */
  readonly at: Point;
  /** In the canvas's units. */
  readonly place: Point;
  readonly end?: OpenEnd;
}

/** What the hand is doing on the canvas: gone when the canvas goes. */
export interface CanvasUi {
  readonly renaming: string | null;
  readonly hoveredWire: string | null;
  /** The wire that a layer dragged over it would be put into. */
  readonly insertInto: string | null;
  /** While a wire is held: where it begins, and what each port would make of it. */
  readonly wiring: { readonly end: OpenEnd; readonly judgements: ReadonlyMap<string, Judgement> } | null;
  readonly search: LayerSearch | null;
}

export type CanvasUiStore = StoreApi<CanvasUi>;

export function createCanvasUi(): CanvasUiStore {
  return createStore<CanvasUi>(() => ({ renaming: null, hoveredWire: null, insertInto: null, wiring: null, search: null }));
}

export const CanvasUiContext = createContext<CanvasUiStore | null>(null);

export function useCanvasUiStore(): CanvasUiStore {
  const store = useContext(CanvasUiContext);
  if (!store) throw new Error('useCanvasUi needs a canvas around it');
  return store;
}

export function useCanvasUi<Part>(part: (ui: CanvasUi) => Part): Part {
  return useStore(useCanvasUiStore(), part);
}

/** Names a port among all ports. */
export function portKey(nodeId: string, port: string): string {
  return JSON.stringify([nodeId, port]);
}
