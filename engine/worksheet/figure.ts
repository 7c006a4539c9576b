import type { Say } from './texts.ts';
import type { WorksheetGraph } from './worksheet.ts';

/** The drawing of a network on paper: boxes and arrows, in millimetres from its upper left corner. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly FigureBox[];
  /** Each from box to box, with corners on the way. */
  readonly arrows: readonly (readonly Point[])[];
}

export interface FigureBox {
  /** Of its center. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The first one is the name of the node. */
  readonly lines: readonly string[];
}

export type Point = readonly [x: number, y: number];

/** Height of the letters of a figure. */
export const FIGURE_FONT = 2.6;
const LINE = 3.4;
const PADDING = 1.6;
/** Between boxes, in the direction of the arrows and across it. */
const GAP = { along: 6, across: 4 };
/** Of a page within its margins. */
const PAGE_WIDTH = 168;
/** Positions on the canvas that count as the same. */
const SAME = { x: 60, y: 40 };
/** The distance of columns if the graph has no positions of its own. */
const COLUMN = 240;

/** Arranges a network as on the canvas: from left to right, and one too wide for a page from top to bottom. */
export function drawFigure({ nodes, wires }: WorksheetGraph, say: Say): Figure {
  const placed = areApart(nodes) ? nodes : nodes.map((node, at) => ({ ...node, x: COLUMN * at, y: 0 }));
  const kinds = placed.map(({ label, layer }) => ({ label, kind: say(layer) }));
  const columns = ranksOf(
    placed.map(({ x }) => x),
    SAME.x,
  );
  const rows = ranksOf(
    placed.map(({ y }) => y),
    SAME.y,
  );
  const lying = kinds.map(({ label, kind }) => boxOf(label === kind ? [kind] : [label, kind]));
  const across = place(columns, lying, 'width', GAP.along);
  const isLying = across.size <= PAGE_WIDTH;
  const boxes = isLying ? lying : kinds.map(({ label, kind }) => boxOf([label === kind ? kind : `${label} · ${kind}`]));
  const x = isLying ? across : place(rows, boxes, 'width', GAP.across);
  const y = isLying ? place(rows, boxes, 'height', GAP.across) : place(columns, boxes, 'height', GAP.along - 2);
  const drawn = boxes.map((box, at) => ({ ...box, x: x.centers[at], y: y.centers[at] }));
  const at = new Map(placed.map(({ id }, index) => [id, drawn[index]]));
  const arrows = wires.flatMap(([from, to]) => {
    const [start, end] = [at.get(from), at.get(to)];
    return start && end ? [connect(start, end, drawn, isLying)] : [];
  });
  return crop(drawn, arrows);
}

/** True if no two nodes have the same position. */
const areApart = (nodes: WorksheetGraph['nodes']): boolean => new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size === nodes.length;

/** Numbers the distinct values in their order. */
function ranksOf(values: readonly number[], same: number): number[] {
  const starts: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    if (starts.length === 0 || value - (starts.at(-1) ?? 0) >= same) starts.push(value);
  }
  return values.map((value) => starts.findLastIndex((start) => start <= value));
}

const boxOf = (lines: readonly string[]) => ({
  lines,
  width: Math.max(...lines.map(widthOf)) + 2 * PADDING,
  height: LINE * lines.length + PADDING,
});

/** Chinese characters are as wide as high, others about half. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + FIGURE_FONT * (character > '\u2e80' ? 1 : 0.56), 0);

/** Centers of boxes along one direction, rank by rank. */
function place(
  ranks: readonly number[],
  boxes: readonly Pick<FigureBox, 'width' | 'height'>[],
  side: 'width' | 'height',
  gap: number,
): { readonly centers: number[]; readonly size: number } {
  const count = Math.max(...ranks) + 1;
  const sizes = Array.from({ length: count }, (_, rank) =>
    boxes.reduce((most, box, at) => (ranks[at] === rank ? Math.max(most, box[side]) : most), 0),
  );
  const starts = sizes.map((_, rank) => sizes.slice(0, rank).reduce((total, size) => total + size + gap, 0));
  return { centers: ranks.map((rank) => starts[rank] + sizes[rank] / 2), size: starts[count - 1] + sizes[count - 1] };
}

/** A straight arrow, or one around the boxes in its way. */
function connect(start: FigureBox, end: FigureBox, boxes: readonly FigureBox[], isLying: boolean): Point[] {
  const inTheWay = boxes.filter((box) => box !== start && box !== end && crosses([start.x, start.y], [end.x, end.y], box));
  if (inTheWay.length === 0) return [border(start, end), border(end, start)];
  const edge = Math.max(...[start, end, ...inTheWay].map((box) => (isLying ? box.y + box.height / 2 : box.x + box.width / 2)));
  const lane = edge + GAP.across / 2;
  return isLying
    ? [
        [start.x, start.y + start.height / 2],
        [start.x, lane],
        [end.x, lane],
        [end.x, end.y + end.height / 2],
      ]
    : [
        [start.x + start.width / 2, start.y],
        [lane, start.y],
        [lane, end.y],
        [end.x + end.width / 2, end.y],
      ];
}

/** Where the line from the center of a box to that of another one leaves it. */
function border(box: FigureBox, other: FigureBox): Point {
  const [dx, dy] = [other.x - box.x, other.y - box.y];
  const share = Math.min(box.width / 2 / Math.abs(dx), box.height / 2 / Math.abs(dy));
  return [box.x + share * dx, box.y + share * dy];
}

/** True if the straight line between two points goes through a box. */
function crosses([x0, y0]: Point, [x1, y1]: Point, { x, y, width, height }: FigureBox): boolean {
  const along = (from: number, to: number, center: number, size: number): [number, number] => {
    if (from === to) return Math.abs(center - from) <= size / 2 ? [0, 1] : [1, 0];
    const [a, b] = [(center - size / 2 - from) / (to - from), (center + size / 2 - from) / (to - from)];
    return [Math.min(a, b), Math.max(a, b)];
  };
  const [[fromX, toX], [fromY, toY]] = [along(x0, x1, x, width), along(y0, y1, y, height)];
  return Math.max(fromX, fromY, 0) < Math.min(toX, toY, 1);
}

/** The size of the drawing, which begins at 0, 0. */
function crop(boxes: readonly FigureBox[], arrows: readonly (readonly Point[])[]): Figure {
  const right = [...boxes.map(({ x, width }) => x + width / 2), ...arrows.flat().map(([x]) => x)];
  const bottom = [...boxes.map(({ y, height }) => y + height / 2), ...arrows.flat().map(([, y]) => y)];
  return { width: Math.max(...right), height: Math.max(...bottom), boxes, arrows };
}
