export interface Size {
  readonly width: number;
  readonly height: number;
}

export const DIRECTIONS = ['right', 'down'] as const;
/** Which way data flows on the canvas. */
export type Direction = (typeof DIRECTIONS)[number];

/** What a layout goes by: plain data, so that a worker can be given it. */
export interface ArrangeRequest {
  readonly nodes: readonly (Size & { readonly id: string })[];
  /** From a node to a node. */
  readonly wires: readonly (readonly [from: string, to: string])[];
  readonly direction: Direction;
}
