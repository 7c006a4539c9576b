import type { FontWeight } from './letterWidths.ts';

/**
 * The numbers of all that is drawn of a graph, in the canvas's units: the canvas takes them as CSS variables, the overview and the
 * picture as they are. Text has its usual size in these units too: larger text is a larger scale of the canvas as a whole.
 */

/** A kind of text. */
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
  /** The name of a node from far away. */
  far: { size: 26, weight: 600 },
} as const satisfies Record<string, TextLook>;

/** The height of a line of any text within a node, whose middle is where the drawing says. */
export const LINE = 20;

/** How far below the middle of a line its baseline is, for a font size of 1: of Inter, and nearly of the monospaced family. */
export const BASELINE = 0.364;

export const NODE = {
  /** Activations say little and stand between layers, so that they are narrower. */
  width: { wide: 168, narrow: 124 },
  border: 1,
  radius: 8,
  /** The bar in the color of the category, along the left edge. */
  bar: 6,
  /** What texts keep from the edges. */
  padding: { top: 8, right: 12, bottom: 8, left: 18 },
  icon: { size: 16, gap: 6, stroke: 1.75 },
  /** The name has one line, or two that are closer to each other. */
  header: 20,
  nameLine: 18,
  detail: 20,
  /** Where there are several ports on a side: a row for each, and what is left free around them. */
  row: 22,
  rowsMargin: { top: 4, bottom: 3 },
  /** From a port to its label, where it stands at the right edge. */
  outputLabel: 16,
  facts: { height: 18, above: 4, gap: 6 },
  /** Around the output's shape. */
  chip: { radius: 4, padding: 6 },
  /** Signs of what is bypassed or frozen, at the end of the name. */
  mark: { size: 15, gap: 3, before: 6 },
  /** The sign of a problem, on the corner. */
  problem: { size: 19, outside: 9 },
  /** A block is drawn as a pile: this much of the sheet below it is visible. */
  pile: 4,
  /** The line through a bypassed node. */
  bypass: { width: 2, dash: 8, gap: 5 },
  /** Dashes around a bypassed node and one of an unknown type. */
  dashes: { dash: 4, gap: 3 },
  /** Below the node: what it computes, and the trace of its gradient. */
  below: { operations: 3, trace: 21 },
} as const;

export const PORT = {
  /** The area that takes the pointer. */
  reach: 24,
  radius: 5,
  line: 2,
} as const;

export const WIRE = { width: 2 } as const;

export const FRAME = {
  radius: 10,
  border: 1.5,
  /** The name, on the upper edge. */
  title: { height: 26, left: 8, padding: 8, radius: 6 },
} as const;

export const COMMENT = {
  /** Where nobody gave it another. */
  size: { width: 220, height: 88 },
  radius: 6,
  border: 1,
  padding: { x: 11, y: 9 },
  line: 18,
} as const;
