import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphEdge } from '#engine/graph/index.ts';
import type { Axis, Point } from '../../../document/index.ts';
import type { Message } from '../../../language/index.ts';
import type { MenuSubject } from '../../../workbench/commands/index.ts';
import type { Held } from '../../annotations/movedTogether.ts';
import type { WireFix } from '../../connections/fixes/fixesForWire.ts';
import type { ConnectionValidity, OpenEnd } from '../../connections/validateConnection.ts';

/** A layer search on the canvas: its position, the new layer's position, and the wire to connect. */
export interface LayerSearch {
  /** In pixels, within the canvas. */
  readonly at: Point;
  /** In canvas units. */
  readonly position: Point;
  readonly end?: OpenEnd;
  /** The wire to insert the layer into. */
  readonly into?: GraphEdge;
  /** Opened by keyboard, so that the layer goes to a free position. */
  readonly isByKeyboard?: boolean;
}

/** A menu at a canvas position. */
interface CanvasMenu {
  /** In pixels, within the canvas. */
  readonly at: Point;
  readonly subject: MenuSubject;
}

/** An invalid wire, with fixes. */
export interface WireProblem {
  /** In pixels, within the canvas. */
  readonly at: Point;
  readonly edge: GraphEdge;
  readonly kind: 'mismatch' | 'refused';
  readonly text: Message;
  readonly fixes: readonly WireFix[];
}

/** A held wire, and its validation at ports. */
export interface HeldEnd {
  readonly end: OpenEnd;
  /** Full validation of a port; undefined if the wire cannot lead there. */
  readonly validate: (nodeId: string, port: string) => ConnectionValidity | undefined;
  /** The immediate result for a port; undefined if it is only computed on hover. */
  readonly preview: (nodeId: string, port: string) => ConnectionValidity['kind'] | undefined;
}

/** A line that shows what a box stands in line with. */
export interface Guide {
  /** The axis that it fixes: `x` is an upright line. */
  readonly axis: Axis;
  readonly at: number;
  /** Its ends, along the other axis. */
  readonly from: number;
  readonly to: number;
}

export const NO_GUIDES: readonly Guide[] = [];

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
  readonly isCancelled: boolean;
  /** The port selected for a wire by keyboard. */
  readonly aimedPort: string | null;
  readonly search: LayerSearch | null;
  /** The open end of a wire drawn by keyboard, and the position of its target list. */
  readonly connecting: { readonly end: OpenEnd; readonly at: Point } | null;
  readonly menu: CanvasMenu | null;
  readonly problem: WireProblem | null;
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
    isCancelled: false,
    aimedPort: null,
    ...NOTHING_OPEN,
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
export const NOTHING_OPEN = { search: null, connecting: null, menu: null, problem: null } satisfies Partial<CanvasUi>;

/** A key of a port among all ports. */
export function portKey(nodeId: string, port: string): string {
  return JSON.stringify([nodeId, port]);
}
