import { expect, test } from 'vitest';
import { drawnGraph, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { analysisOf, createDocumentStore, moveNodes, setParam } from '../document/index.ts';
import { placeNodes } from '../drawing/index.ts';
import { type LayerNodeType, toFlowEdges, toFlowNodes, type WireType } from './flow.ts';
import { collectFacts, type NodeFacts } from './nodeFacts.ts';

const CHAIN: GraphDocument = {
  ...emptyGraph('Chain'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] }, position: { x: 0, y: 0 } },
    { id: 'a', type: 'dense', params: { units: 8 }, position: { x: 200, y: 0 } },
    { id: 'b', type: 'relu', position: { x: 400, y: 0 } },
    { id: 'c', type: 'dense', params: { units: 2 }, position: { x: 600, y: 0 } },
  ],
  edges: [
    { from: ['x', 'out'], to: ['a', 'in'] },
    { from: ['a', 'out'], to: ['b', 'in'] },
    { from: ['b', 'out'], to: ['c', 'in'] },
  ],
};

interface Drawn {
  readonly facts: ReadonlyMap<string, NodeFacts>;
  readonly nodes: readonly LayerNodeType[];
  readonly wires: readonly WireType[];
}

const byId = <Item extends { id: string }>(items: readonly Item[] = []) => new Map(items.map((item) => [item.id, item]));

function draw(document: GraphDocument, before?: Drawn): Drawn {
  const analysis = drawnGraph(analysisOf(document, undefined));
  const facts = collectFacts(document, analysis, before?.facts ?? new Map());
  const nodes = toFlowNodes(document.nodes, facts, placeNodes(document), byId(before?.nodes));
  return { facts, nodes, wires: toFlowEdges(document, analysis, byId(before?.wires)) };
}

/** The ids of items re-rendered after an edit. */
function redrawn(recipe: Parameters<ReturnType<typeof createDocumentStore>['edit']>[1]) {
  const store = createDocumentStore('g', CHAIN);
  const before = draw(store.getState().document);
  store.edit('Edit', recipe);
  const after = draw(store.getState().document, before);
  const known = new Set<object>([...before.nodes, ...before.wires]);
  return {
    nodes: after.nodes.filter((node) => !known.has(node)).map(({ id }) => id),
    wires: after.wires.filter((wire) => !known.has(wire)).map(({ source }) => source),
    contents: after.nodes.filter(({ id, data }) => before.facts.get(id) !== data).map(({ id }) => id),
  };
}

test('a moved node is positioned elsewhere, and nothing is re-rendered', () => {
  expect(redrawn(moveNodes(new Map([['a', { x: 250, y: 50 }]])))).toEqual({ nodes: ['a'], wires: [], contents: [] });
});

test('a changed parameter re-renders the nodes whose shapes it changes', () => {
  expect(redrawn(setParam('a', 'units', 16))).toEqual({ nodes: ['a', 'b', 'c'], wires: ['a', 'b'], contents: ['a', 'b', 'c'] });
  expect(redrawn(setParam('a', 'useBias', false)).contents).toEqual(['a']);
});

test('wires end at the centers of ports on both edges of a node', () => {
  const [, { handles = [], measured }] = draw(CHAIN).nodes;
  const places = handles.map(({ type, x, y, width = 0, height = 0 }) => [type, x + width / 2, y + height / 2]);
  const middle = (measured?.height ?? 0) / 2;
  expect(places).toEqual([
    ['target', 0, middle],
    ['source', measured?.width, middle],
  ]);
});
