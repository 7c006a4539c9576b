import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { analyzeGraph, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { BASELINE, drawNode, TEXTS } from '../../drawing/index.ts';
import { toFlowEdges, toFlowNodes } from '../flow.ts';
import { collectFacts } from '../nodeFacts.ts';
import { drawScene } from './drawScene.ts';
import type { Inks } from './inks.ts';
import { CARDS, NAMED } from './picture.ts';
import { makeScene } from './scene.ts';

const document: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] }, position: { x: 0, y: 0 } },
    { id: 'h', type: 'dense', label: 'The first of many hidden layers', position: { x: 300, y: 100 } },
    { id: 'many', type: 'concat', params: { inputs: 5 }, position: { x: 600, y: 0 } },
    { id: 'relu', type: 'relu', label: '第一个激活函数的名字', position: { x: 900, y: 0 } },
  ],
  edges: [{ from: ['x', 'out'], to: ['h', 'in'] }],
};
const analysis = analyzeGraph(document);
const places = new Map(document.nodes.map(({ id, position = { x: 0, y: 0 } }) => [id, position]));
const nodes = toFlowNodes(document.nodes, collectFacts(document, analysis, new Map()), places, new Map());
const scene = makeScene(nodes, toFlowEdges(document, analysis, new Map()));
const drawings = nodes.map(({ position, data }) => ({ ...position, drawing: drawNode(data.node, data.known) }));
const inks: Inks = {
  ...{ wire: '', forward: '', backward: '', error: '', warning: '', text: '', raised: '', canvas: '', line: '' },
  categories: [],
  blocks: [],
  notes: { plain: '', blue: '', teal: '', green: '', amber: '', red: '', violet: '' },
};

/** The calls of a drawing: filled rectangles and drawn texts. */
function record(zoom: number) {
  const rects: number[][] = [];
  const texts: [text: string, x: number, y: number][] = [];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get:
      (_, name) =>
      (given: unknown, ...rest: number[]) => {
        if (name === 'fillRect') rects.push([given as number, ...rest]);
        if (name === 'fillText') texts.push([given as string, rest[0], rest[1]]);
      },
    set: () => true,
  });
  drawScene(context, scene, { x: 0, y: 0, zoom, width: 2000, height: 1000 }, inks);
  return { rects, texts };
}

beforeEach(() => {
  vi.stubGlobal('window', { devicePixelRatio: 1 });
  vi.stubGlobal('Path2D', class {});
});
afterEach(() => vi.unstubAllGlobals());

const byPosition = (a: readonly number[], b: readonly number[]) => a[0] - b[0];

test.each([NAMED / 2, NAMED, CARDS])('at a zoom of %f nodes have the size and position of their drawings', (zoom) => {
  const { rects } = record(zoom);
  const bodies = rects.filter(([, , width]) => width > 100).sort(byPosition);
  expect(bodies).toEqual(drawings.map(({ x, y, drawing: { width, height } }) => [x, y, width, height]));
});

test("zoomed in, names have the lines of the drawings, at the canvas's positions", () => {
  const expected = drawings.flatMap(({ x, y, drawing: { nameLines } }) =>
    nameLines.map((line) => [line.text, x + line.x, y + line.y + BASELINE * TEXTS.name.size]),
  );
  expect(record(CARDS).texts.sort((a, b) => a[1] - b[1] || a[2] - b[2])).toEqual(expected);
  expect(expected).toHaveLength(6);
});

test('zoomed out, names are those of the drawings, centered', () => {
  const expected = drawings.map(({ x, y, drawing: { farName } }) => [
    farName.text,
    x + farName.x,
    y + farName.y + BASELINE * TEXTS.far.size,
  ]);
  expect(record(NAMED).texts.sort((a, b) => a[1] - b[1])).toEqual(expected);
});
