import type { Point, Size } from './geometry.ts';

export const DIRECTIONS = ['right', 'down'] as const;
/** Direction of data flow on the canvas. */
export type Direction = (typeof DIRECTIONS)[number];

interface ArrangedNode extends Size {
  readonly id: string;
  /** Its innermost frame. */
  readonly frame?: string;
}

/** The result of a layout. */
export interface Arrangement {
  readonly places: ReadonlyMap<string, Point>;
  /** Bends of wires around nodes, by index in the request. */
  readonly bends: ReadonlyMap<number, readonly Point[]>;
}

/** The input of a layout: plain data for a worker. */
export interface ArrangeRequest {
  readonly nodes: readonly ArrangedNode[];
  /** From node, to node, and the vertical offsets of both ends from the top edges. Default: the middle. */
  readonly wires: readonly (readonly [from: string, to: string, leaves?: number | undefined, enters?: number | undefined])[];
  /** Frames, with their parent frames. */
  readonly frames?: readonly { readonly id: string; readonly frame?: string }[];
  readonly direction: Direction;
}
