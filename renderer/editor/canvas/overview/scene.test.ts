import { expect, test } from 'vitest';
import { analyzeGraph, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { wireKey } from '../../../document/index.ts';
import { toFlowEdges, toFlowNodes } from '../state/flow.ts';
import { collectFacts } from '../state/nodeFacts.ts';
import {
  annotationsWithin,
  boundsOfChosen,
  ERROR,
  makeScene,
  moveInScene,
  nodeAt,
  nodesWithin,
  SELECTED,
  selectInScene,
} from './scene.ts';

const document: GraphDocument = {
  ...emptyGraph('Test'),
  nodes: [
    { id: 'x', type: 'input', params: { shape: [4] }, position: { x: 0, y: 0 } },
    { id: 'h', type: 'dense', position: { x: 300, y: 100 } },
    { id: 'open', type: 'relu', position: { x: 600, y: 0 } },
  ],
  edges: [{ from: ['x', 'out'], to: ['h', 'in'] }],
};
const analysis = analyzeGraph(document);
const positions = new Map(document.nodes.map(({ id, position = { x: 0, y: 0 } }) => [id, position]));
const nodes = toFlowNodes(document.nodes, collectFacts(document, analysis, new Map()), positions, new Map());
const wires = toFlowEdges(document, analysis, new Map());
const scene = makeScene(nodes, wires);

test('a scene has the positions and states of nodes', () => {
  expect(scene.ids).toEqual(['x', 'h', 'open']);
  expect(scene.states[2] & ERROR).toBe(ERROR);
  expect(scene.bounds).toMatchObject({ x: 0, y: 0 });
  expect(boundsOfChosen(scene, { nodes: new Set(['h']) })).toMatchObject({ x: 300, y: 100 });
  expect(boundsOfChosen(scene, { nodes: new Set(['gone']) })).toEqual(scene.bounds);
});

test('the selection is shown, and the rest of the scene is unchanged', () => {
  const nothing = { nodes: new Set<string>(), wires: new Set<string>() };
  expect(selectInScene(scene, wires, nothing)).toBe(scene);
  const chosen = selectInScene(scene, wires, { nodes: new Set(['open']), wires: new Set([wireKey(document.edges[0])]) });
  expect([...chosen.states]).toEqual([scene.states[0], scene.states[1], scene.states[2] | SELECTED]);
  expect(chosen.wireStates[0] & SELECTED).toBe(SELECTED);
  expect(chosen.boxes).toBe(scene.boxes);
});

test('nodes are found by a point and by a box', () => {
  expect(nodeAt(scene, { x: 310, y: 110 })).toBe('h');
  expect(nodeAt(scene, { x: 290, y: 110 })).toBeUndefined();
  expect(nodesWithin(scene, { x: 100, y: 50, width: 250, height: 100 })).toEqual(['x', 'h']);
});

test('a dragged node is found at its current position', () => {
  const moved = moveInScene(scene, new Map([['h', { x: 1000, y: 0 }]]));
  expect(nodeAt(moved, { x: 1010, y: 10 })).toBe('h');
  expect(nodeAt(scene, { x: 1010, y: 10 })).toBeUndefined();
});

test('bounds include frames and comments; a box selects comments that it touches, and frames that it contains', () => {
  const frame = { id: 'f', type: 'frame', text: 'Encoder', position: { x: -100, y: -50 }, size: { width: 300, height: 300 } };
  const comment = {
    id: 'c',
    type: 'comment',
    text: 'Wide enough',
    position: { x: 900, y: 400 },
    size: { width: 100, height: 50 },
  };
  const annotated = makeScene(nodes, [], [frame, comment]);
  expect(annotated.bounds).toEqual(scene.bounds);
  expect(annotated.extent).toEqual({ x: -100, y: -76, width: 1100, height: 526 });
  expect(boundsOfChosen(annotated, { annotations: new Set(['c']) })).toEqual({ x: 900, y: 400, width: 100, height: 50 });
  expect(annotationsWithin(annotated, { x: -50, y: -50, width: 960, height: 500 })).toEqual(['c']);
  expect(annotationsWithin(annotated, { x: -200, y: -100, width: 500, height: 500 })).toEqual(['f']);
});
