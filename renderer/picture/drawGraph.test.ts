import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument, readGraph } from '#engine/graph/index.ts';
import iris from '../../resources/examples/iris.backwire.json?raw';
import mnistCnn from '../../resources/examples/mnist-cnn.backwire.json?raw';
import mnistMlp from '../../resources/examples/mnist-mlp.backwire.json?raw';
import twoInputs from '../../resources/examples/two-inputs.backwire.json?raw';
import { wireKey } from '../document/index.ts';
import { drawGraph } from './drawGraph.ts';
import { pictureColors } from './pictureColors.ts';
import { type SvgElement, toSvgText } from './svgElement.ts';

const colors = pictureColors('light');
const example = (text: string) => readGraph(text).document;
const draw = (document: GraphDocument) => drawGraph(document, { colors });

function elements(element: SvgElement): SvgElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child)))];
}
const texts = (root: SvgElement) => elements(root).flatMap(({ tag, children }) => (tag === 'text' ? children : []));

test('a picture shows every node with its name, its shape and its parameters, and every wire', () => {
  const document = example(mnistMlp);
  const { root } = draw(document);
  const drawn = elements(root);
  expect(drawn.flatMap(({ attributes }) => attributes['data-node'] ?? [])).toEqual(document.nodes.map(({ id }) => id));
  expect(drawn.filter(({ attributes }) => 'data-wire' in attributes)).toHaveLength(document.edges.length);
  expect(texts(root)).toEqual(expect.arrayContaining(['Hidden 1', '128', '100k', 'J']));
});

test('nothing is outside the picture', () => {
  const { root, width, height } = draw(example(twoInputs));
  const [left, top, ...size] = String(root.attributes.viewBox).split(' ').map(Number);
  expect(size).toEqual([width, height]);
  for (const { position } of example(twoInputs).nodes) {
    expect(position && position.x > left && position.y > top && position.x < left + width && position.y < top + height).toBe(
      true,
    );
  }
});

test('the file has only vectors and texts, with portable colors', () => {
  const text = toSvgText(draw(example(mnistCnn)).root);
  const tags = new Set([...text.matchAll(/<([a-zA-Z]+)/g)].map(([, tag]) => tag));
  expect([...tags].sort()).toEqual(['circle', 'g', 'path', 'rect', 'svg', 'text', 'title']);
  expect(text).not.toMatch(/oklch|var\(|style=|class=|href|undefined|NaN/);
  expect(text).toContain('stroke-width=');
  expect(text).toContain('viewBox=');
  const families = [...text.matchAll(/font-family="([^"]+)"/g)].map(([, family]) => family);
  expect(new Set(families).size).toBe(2);
  for (const family of families) expect(family, 'a family that every machine has').toMatch(/, (sans-serif|monospace)$/);
});

test('names with any characters give valid XML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (label) => {
      const document = { ...emptyGraph(label), nodes: [{ id: 'a', type: label || 'b', label }] };
      const text = toSvgText(draw(document).root);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toMatch(/[[\p{Cc}\ufffe\uffff]--[\t\n\r\x7f-\x9f]]|&(?!amp;|lt;|gt;|quot;)/v);
      expect([...text.matchAll(/</g)].length).toBe([...text.matchAll(/>/g)].length);
    }),
  );
});

test('an empty graph, or one with invalid wires, has a picture', () => {
  expect(draw(emptyGraph('Nothing')).width).toBeGreaterThan(0);
  const dangling: GraphDocument = {
    ...emptyGraph('Loose'),
    nodes: [{ id: 'a', type: 'relu' }],
    edges: [{ from: ['a', 'out'], to: ['b', 'in'] }],
  };
  expect(elements(draw(dangling).root).some(({ attributes }) => 'data-wire' in attributes)).toBe(false);
});

test('highlighted items have a mark, and removed ones dashed lines', () => {
  const document = example(iris);
  const [wire] = document.edges;
  const marks = {
    nodes: new Map([
      ['relu', 'removed'],
      ['hidden', 'changed'],
    ] as const),
    wires: new Map([[wireKey(wire), 'added']] as const),
  };
  const drawn = elements(drawGraph(document, { colors, marks }).root);
  const signs = drawn
    .filter(({ tag, attributes }) => tag === 'g' && !('data-node' in attributes))
    .map(({ attributes }) => attributes['data-mark']);
  expect(signs.sort()).toEqual(['added', 'changed', 'removed']);
  expect(drawn.filter(({ attributes }) => attributes.strokeDasharray === '6 4')).toHaveLength(1);
});

test('a transparent picture has no background', () => {
  const count = (isTransparent: boolean) => elements(drawGraph(emptyGraph('a'), { colors, isTransparent }).root).length;
  expect(count(false) - count(true)).toBe(1);
});

test('frames are below the nodes, comments above, and both inside the picture', () => {
  const document: GraphDocument = {
    ...emptyGraph('Annotated'),
    nodes: [{ id: 'a', type: 'relu', position: { x: 0, y: 0 } }],
    annotations: [
      { id: 'f', type: 'frame', text: 'Encoder', position: { x: -50, y: -50 }, size: { width: 300, height: 200 } },
      { id: 'n', type: 'comment', text: 'Why here? Because it is late.', position: { x: 400, y: 0 } },
    ],
  };
  const { root, width } = draw(document);
  const order = elements(root).flatMap(({ attributes }) => attributes['data-annotation'] ?? attributes['data-node'] ?? []);
  expect(order).toEqual(['f', 'a', 'n']);
  expect(texts(root)).toContain('Encoder');
  expect(width).toBeGreaterThanOrEqual(650);
});

test('a block is drawn under its name, with wires to its ports', () => {
  const document: GraphDocument = {
    ...emptyGraph('Blocks'),
    blocks: [
      {
        id: 'cell',
        name: 'Cell',
        nodes: [
          { id: 'in', type: 'blockInput' },
          { id: 'result', type: 'blockOutput' },
        ],
        edges: [],
      },
    ],
    nodes: [
      { id: 'a', type: 'block', params: { block: 'cell' } },
      { id: 'b', type: 'relu' },
    ],
    edges: [{ from: ['a', 'result'], to: ['b', 'in'] }],
  };
  const { root } = draw(document);
  expect(texts(root)).toContain('Cell');
  expect(elements(root).filter(({ attributes }) => 'data-wire' in attributes)).toHaveLength(1);
});
