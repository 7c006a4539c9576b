import { expect, test } from 'vitest';
import { english, message } from '../messages/index.ts';
import { drawFigure, type Figure } from './figure.ts';
import type { WorksheetGraph } from './worksheet.ts';

/** Within the margins of a page, in millimetres. */
const PAGE_WIDTH = 168;

type Node = readonly [id: string, layer: string, x: number, y: number];

function graphOf(nodes: readonly Node[], wires: WorksheetGraph['wires']): WorksheetGraph {
  return { nodes: nodes.map(([id, layer, x, y]) => ({ id, label: id, layer: message('{{layer}}', { layer }), x, y })), wires };
}

/** `count` layers in a row, each wired to the next one. */
function rowOf(count: number, isPlaced = true): WorksheetGraph {
  const nodes = Array.from({ length: count }, (_, at) => [`h${at}`, 'Dense', isPlaced ? 240 * at : 0, 0] as const);
  return graphOf(
    nodes,
    nodes.slice(1).map(([id], at) => [`h${at}`, id] as const),
  );
}

const boxOf = ({ boxes }: Figure, name: string) => {
  const box = boxes.find(({ lines }) => lines[0].startsWith(name));
  if (!box) throw new Error(`${name} is not drawn`);
  return box;
};

/** Pairs of boxes that cover each other. */
const overlaps = ({ boxes }: Figure) =>
  boxes.flatMap((a, at) =>
    boxes
      .slice(at + 1)
      .filter((b) => Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2),
  );

test.each([true, false])('a short network lies in a row, with names and kinds; placed on the canvas: %s', (isPlaced) => {
  const figure = drawFigure(rowOf(4, isPlaced), english);
  expect(figure.boxes.map(({ lines }) => lines)).toEqual([0, 1, 2, 3].map((at) => [`h${at}`, 'Dense']));
  const centers = figure.boxes.map(({ x }) => x);
  expect(centers).toEqual(centers.toSorted((a, b) => a - b));
  expect(new Set(figure.boxes.map(({ y }) => y)).size).toBe(1);
  expect(overlaps(figure)).toEqual([]);
  expect(figure.width).toBeLessThanOrEqual(PAGE_WIDTH);
});

test('a network too wide for a page stands upright, with one line for each node', () => {
  const figure = drawFigure(rowOf(14), english);
  expect(figure.width).toBeLessThanOrEqual(PAGE_WIDTH);
  expect(figure.height).toBeGreaterThan(figure.width);
  expect(boxOf(figure, 'h13').lines).toEqual(['h13 · Dense']);
  expect(boxOf(figure, 'h13').y).toBeGreaterThan(boxOf(figure, 'h0').y);
  expect(overlaps(figure)).toEqual([]);
});

test('nodes keep their rows, and a straight arrow leads from border to border', () => {
  const graph = graphOf(
    [
      ['x', 'Input', 0, 0],
      ['y', 'Target', 0, 200],
      ['j', 'Loss', 240, 10],
    ],
    [
      ['x', 'j'],
      ['y', 'j'],
    ],
  );
  const figure = drawFigure(graph, english);
  const [x, y, j] = ['x', 'y', 'j'].map((name) => boxOf(figure, name));
  expect(y.y).toBeGreaterThan(x.y);
  expect(j.y).toBe(x.y);
  expect(figure.arrows[0]).toEqual([
    [x.x + x.width / 2, x.y],
    [j.x - j.width / 2, j.y],
  ]);
});

test('an arrow goes around the boxes in its way, within the figure', () => {
  const { nodes, wires } = rowOf(3);
  const figure = drawFigure({ nodes, wires: [...wires, ['h0', 'h2']] }, english);
  const around = figure.arrows[2];
  expect(around).toHaveLength(4);
  const lane = around[1][1];
  for (const { y, height } of figure.boxes) expect(lane).toBeGreaterThan(y + height / 2);
  expect(lane).toBeLessThanOrEqual(figure.height);
});

test('Chinese letters need more room, a name that is the kind stands once, and a wire to nowhere is not drawn', () => {
  const labeled = (label: string) => ({ id: 'h', label, layer: message('{{layer}}', { layer: label }), x: 0, y: 0 });
  const [latin, chinese] = ['abc', '全连接'].map((label) =>
    drawFigure({ nodes: [labeled(label)], wires: [['h', 'gone']] }, english),
  );
  expect(chinese.boxes[0].lines).toEqual(['全连接']);
  expect(chinese.width).toBeGreaterThan(1.3 * latin.width);
  expect(chinese.arrows).toEqual([]);
});
