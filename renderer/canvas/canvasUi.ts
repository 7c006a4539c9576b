import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphEdge } from '#engine/graph/index.ts';
import type { MenuPlace } from '../commands/command.ts';
import type { Box, Point } from '../document/index.ts';
import type { Message } from '../language/index.ts';
import type { WireFix } from './fixes/index.ts';
import type { Judgement, OpenEnd } from './judgeWire.ts';
import { type Guide, NO_GUIDES } from './snapping/snap.ts';

/** A layer search on the canvas: its position, the new layer's position, and the wire to connect. */
export interface LayerSearch {
  /** In pixels, within the canvas. */
  readonly at: Point;
  /** In canvas units. */
  readonly place: Point;
  readonly end?: OpenEnd;
  /** The wire to insert the layer into. */
  readonly into?: GraphEdge;
  /** Opened by keyboard, so that the layer goes to a free position. */
  readonly isWithoutHand?: boolean;
}

/** A menu at a canvas position. */
export interface CanvasMenu {
  /** In pixels, within the canvas. */
  readonly at: Point;
  readonly place: MenuPlace;
}

/** An invalid wire, with fixes. */
export interface WireTrouble {
  /** In pixels, within the canvas. */
  readonly at: Point;
  readonly edge: GraphEdge;
  readonly kind: 'misfit' | 'refused';
  readonly text: Message;
  readonly fixes: readonly WireFix[];
}

/** A held wire, and its validation at ports. */
export interface HeldEnd {
  readonly end: OpenEnd;
  /** Full validation of a port; undefined if the wire cannot lead there. */
  readonly judge: (nodeId: string, port: string) => Judgement | undefined;
  /** The immediate result for a port; undefined if it is only computed on hover. */
  readonly glance: (nodeId: string, port: string) => Judgement['kind'] | undefined;
}

/** Current positions of dragged or resized items; the document changes on release. */
export interface Held {
  readonly nodes: ReadonlyMap<string, Point>;
  readonly annotations: ReadonlyMap<string, Box>;
  /** Total offset. */
  readonly by: Point;
}

/** Transient interaction state of the canvas, discarded with it. */
export interface CanvasUi {
  readonly renaming: string | null;
  /** The frame or comment being edited. */
  readonly writing: string | null;
  readonly held: Held | null;
  /** Its current alignment guides. */
  readonly guides: readonly Guide[];
  readonly hoveredWire: string | null;
  /** The wire that a layer dragged over it would be inserted into. */
  readonly insertInto: string | null;
  /** While a wire is held: its start, and its validation at ports. */
  readonly wiring: HeldEnd | null;
  /** True if Escape has just cancelled the interaction, so that releasing has no effect. */
  readonly hasLetGo: boolean;
  /** The port selected for a wire by keyboard. */
  readonly aimedPort: string | null;
  readonly search: LayerSearch | null;
  /** The open end of a wire drawn by keyboard, and the position of its target list. */
  readonly connecting: { readonly end: OpenEnd; readonly at: Point } | null;
  readonly menu: CanvasMenu | null;
  readonly trouble: WireTrouble | null;
  /** True while the node search is open. */
  readonly isFinding: boolean;
  /** The nodes it found. */
  readonly found: ReadonlySet<string> | null;
  /** The node whose ports the Tab key reaches. */
  readonly focused: string | null;
}

export type CanvasUiStore = StoreApi<CanvasUi>;

export function createCanvasUi(): CanvasUiStore {
  return createStore<CanvasUi>(() => ({
    renaming: null,
    writing: null,
    ...NOTHING_HELD,
    hoveredWire: null,
    insertInto: null,
    wiring: null,
    hasLetGo: false,
    aimedPort: null,
    search: null,
    connecting: null,
    menu: null,
    trouble: null,
    isFinding: false,
    found: null,
    focused: null,
  }));
}

/** No drag or resize. */
export const NOTHING_HELD = { held: null, guides: NO_GUIDES } satisfies Partial<CanvasUi>;

export const CanvasUiContext = createContext<CanvasUiStore | null>(null);

export function useCanvasUiStore(): CanvasUiStore {
  const store = useContext(CanvasUiContext);
  if (!store) throw new Error('useCanvasUi needs a canvas around it');
  return store;
}

export function useCanvasUi<Part>(part: (ui: CanvasUi) => Part): Part {
  return useStore(useCanvasUiStore(), part);
}

/** Closes everything attached to a canvas position, when the canvas moves or another interaction begins. */
export const NOTHING_OPEN = { search: null, connecting: null, menu: null, trouble: null } satisfies Partial<CanvasUi>;

/** A key of a port among all ports. */
export function portKey(nodeId: string, port: string): string {
  return JSON.stringify([nodeId, port]);
}
