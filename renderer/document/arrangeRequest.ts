import type { Point, Size } from './geometry.ts';

export const DIRECTIONS = ['right', 'down'] as const;
/** Which way data flows on the canvas. */
export type Direction = (typeof DIRECTIONS)[number];

interface ArrangedNode extends Size {
  readonly id: string;
  /** The innermost frame that it lies in. */
  readonly frame?: string;
}

/** What a layout comes to. */
export interface Arrangement {
  readonly positions: ReadonlyMap<string, Point>;
  /** Where wires bend to pass nodes, by their numbers in the request. */
  readonly bends: ReadonlyMap<number, readonly Point[]>;
}

/** What a layout goes by: plain data, so that a worker can be given it. */
export interface ArrangeRequest {
  readonly nodes: readonly ArrangedNode[];
  /** From a node to a node, and how far below their upper edges; in their middles where that is not said. */
  readonly wires: readonly (readonly [from: string, to: string, leaves?: number | undefined, enters?: number | undefined])[];
  /** What nodes are kept together in, and what each of these lies in itself. */
  readonly frames?: readonly { readonly id: string; readonly frame?: string }[];
  readonly direction: Direction;
}
