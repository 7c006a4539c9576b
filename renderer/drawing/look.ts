import type { FontWeight } from './letterWidths.ts';

/**
 * Dimensions of drawings in canvas units: the canvas uses them as CSS variables, the overview and the picture directly. Text has
 * its normal size in these units: larger text scales the whole canvas.
 */

/** A text style. */
export interface TextLook {
  readonly size: number;
  readonly weight: FontWeight;
  readonly isMono?: boolean;
}

export const TEXTS = {
  name: { size: 15, weight: 600 },
  body: { size: 13, weight: 400 },
  strong: { size: 13, weight: 600 },
  small: { size: 12, weight: 400, isMono: true },
  /** The name of a zoomed-out node. */
  far: { size: 26, weight: 600 },
} as const satisfies Record<string, TextLook>;

/** Line height of texts in a node; the drawing gives a line's middle. */
export const LINE = 20;

/** Distance of the baseline below a line's middle, for a font size of 1: of Inter, and nearly of the monospaced family. */
export const BASELINE = 0.364;

export const NODE = {
  /** Activations have little text, and are narrower. */
  width: { wide: 168, narrow: 124 },
  border: 1,
  radius: 8,
  /** The category's color bar along the left edge. */
  bar: 6,
  /** Padding of texts. */
  padding: { top: 8, right: 12, bottom: 8, left: 18 },
  icon: { size: 16, gap: 6, stroke: 1.75 },
  /** The name has one line, or two closer ones. */
  header: 20,
  nameLine: 18,
  detail: 20,
  /** With several ports on a side: row height, and space around the rows. */
  row: 22,
  rowsMargin: { top: 4, bottom: 3 },
  /** From a port to its label at the right edge. */
  outputLabel: 16,
  facts: { height: 18, above: 4, gap: 6 },
  /** Around the output's shape. */
  chip: { radius: 4, padding: 6 },
  /** Bypassed and frozen marks, after the name. */
  mark: { size: 15, gap: 3, before: 6 },
  /** The problem mark, on the corner. */
  problem: { size: 19, outside: 9 },
  /** A block is drawn as a stack: the visible part of the sheet below. */
  pile: 4,
  /** The line through a bypassed node. */
  bypass: { width: 2, dash: 8, gap: 5 },
  /** Dashed outline of bypassed nodes and unknown types. */
  dashes: { dash: 4, gap: 3 },
  /** Below the node: its operations, and its gradient history. */
  below: { operations: 3, trace: 21 },
} as const;

export const PORT = {
  /** The pointer hit area. */
  reach: 24,
  radius: 5,
  line: 2,
} as const;

export const WIRE = { width: 2 } as const;

export const FRAME = {
  radius: 10,
  border: 1.5,
  /** The name, on the top edge. */
  title: { height: 26, left: 8, padding: 8, radius: 6 },
} as const;

export const COMMENT = {
  /** Default size. */
  size: { width: 220, height: 88 },
  radius: 6,
  border: 1,
  padding: { x: 11, y: 9 },
  line: 18,
} as const;
