import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphEdge } from '#engine/graph/index.ts';
import type { Axis, Point } from '../../../document/index.ts';
import type { Message } from '../../../language/index.ts';
import type { MenuSubject } from '../../../workbench/commands/index.ts';
import type { Held } from '../../annotations/movedTogether.ts';
import type { WireFix } from '../../connections/fixes/index.ts';
import type { ConnectionValidity, OpenEnd } from '../../connections/validateConnection.ts';

/** A search for a layer on the canvas: where it shows, where the layer goes, and what it is to be wired to. */
export interface LayerSearch {
  /** In pixels, within the canvas. */
  readonly at: Point;
  /** In the canvas's units. */
  readonly position: Point;
  readonly end?: OpenEnd;
  /** The wire that the layer is put into. */
  readonly into?: GraphEdge;
  /** Asked for by keyboard, so that the layer goes to where there is room. */
  readonly isByKeyboard?: boolean;
}

/** A menu at a place of the canvas. */
export interface CanvasMenu {
  /** In pixels, within the canvas. */
  readonly at: Point;
  readonly subject: MenuSubject;
}

/** A wire that does not fit, and what would make it fit. */
export interface WireProblem {
  /** In pixels, within the canvas. */
  readonly at: Point;
  readonly edge: GraphEdge;
  readonly kind: 'mismatch' | 'refused';
  readonly text: Message;
  readonly fixes: readonly WireFix[];
}

/** A wire in the hand, and what ports make of it. */
export interface HeldEnd {
  readonly end: OpenEnd;
  /** The whole judgement of a port; undefined where the port is none that the wire could lead to. */
  readonly validate: (nodeId: string, port: string) => ConnectionValidity | undefined;
  /** What a port shows at once; undefined where it is not known before the wire is over it. */
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

/** What the hand is doing on the canvas: gone when the canvas goes. */
export interface CanvasUi {
  readonly renaming: string | null;
  /** The frame or comment whose text is being changed. */
  readonly writing: string | null;
  readonly held: Held | null;
  /** What it stands in line with meanwhile. */
  readonly guides: readonly Guide[];
  readonly hoveredWire: string | null;
  /** The wire that a layer dragged over it would be put into. */
  readonly insertInto: string | null;
  /** While a wire is held: where it begins, and what each port would make of it. */
  readonly wiring: HeldEnd | null;
  /** Whether Escape has just let go of what was in the hand, which therefore leaves no trace. */
  readonly isCancelled: boolean;
  /** The port that a wire chosen by keyboard would lead to. */
  readonly aimedPort: string | null;
  readonly search: LayerSearch | null;
  /** The open end that a wire is drawn from by keyboard, and where its list of targets shows. */
  readonly connecting: { readonly end: OpenEnd; readonly at: Point } | null;
  readonly menu: CanvasMenu | null;
  readonly problem: WireProblem | null;
  /** Whether a node is being searched for. */
  readonly isFinding: boolean;
  /** Meanwhile, the nodes that were found. */
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
    search: null,
    connecting: null,
    menu: null,
    problem: null,
    isFinding: false,
    found: null,
    focused: null,
  }));
}

/** Nothing is being dragged or resized. */
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

/** What goes when the canvas moves or something else begins: whatever hangs at a place of it. */
export const NOTHING_OPEN = { search: null, connecting: null, menu: null, problem: null } satisfies Partial<CanvasUi>;

/** Names a port among all ports. */
export function portKey(nodeId: string, port: string): string {
  return JSON.stringify([nodeId, port]);
}
