import { expect, test } from 'vitest';
import { analyzeGraph, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { toFlowEdges, toFlowNodes } from '../state/flow.ts';
import { collectFacts } from '../state/nodeFacts.ts';
import { makeScene } from './scene.ts';
import { NOTHING_VISIBLE, nextVisible, type Visible, visibleNodes, visibleWires } from './visible.ts';

const PITCH = 300;
const LENGTH = 40;

/** A row of layers, and a wire from the first directly to the last. */
const document: GraphDocument = {
  ...emptyGraph('Row'),
  nodes: Array.from({ length: LENGTH }, (_, index) => ({
    id: `n${index}`,
    type: index === LENGTH - 1 ? 'add' : 'relu',
    position: { x: index * PITCH, y: 0 },
  })),
  edges: [
    ...Array.from({ length: LENGTH - 1 }, (_, index) => ({
      from: [`n${index}`, 'out'] as [string, string],
      to: [`n${index + 1}`, index === LENGTH - 2 ? 'a' : 'in'] as [string, string],
    })),
    { from: ['n0', 'out'], to: [`n${LENGTH - 1}`, 'b'] },
  ],
};
const analysis = analyzeGraph(document);
const positions = new Map(document.nodes.map(({ id, position = { x: 0, y: 0 } }) => [id, position]));
const nodes = toFlowNodes(document.nodes, collectFacts(document, analysis, new Map()), positions, new Map());
const wires = toFlowEdges(document, analysis, new Map());
const scene = makeScene(nodes, wires);
const visibleAt = (x: number) => ({ x, y: -100, width: 10 * PITCH, height: 400 });

/** The rendered items once the view is still, and the number of frames taken. */
function settle(
  before: Visible,
  box: ReturnType<typeof visibleAt> | undefined,
): { readonly visible: Visible; readonly frames: number } {
  let visible = before;
  for (let frames = 0; ; frames++) {
    const next = nextVisible(visible, scene, box);
    if (next === visible) return { visible, frames };
    visible = next;
  }
}

test('visible nodes are added a few per frame, central ones first', () => {
  const first = nextVisible(NOTHING_VISIBLE, scene, visibleAt(3000));
  expect(first.nodes.size).toBeLessThan(8);
  expect([...first.nodes][0]).toBe('n15');
  expect(first.isComplete).toBe(false);
  const { visible, frames } = settle(NOTHING_VISIBLE, visibleAt(3000));
  expect(frames).toBeGreaterThan(1);
  expect(visible.isComplete).toBe(true);
  for (let index = 10; index < 20; index++) expect(visible.nodes).toContain(`n${index}`);
  expect(visible.nodes).not.toContain('n5');
});

test('rendered nodes are kept for a while, and removed when far away', () => {
  const { visible } = settle(NOTHING_VISIBLE, visibleAt(3000));
  const near = settle(visible, visibleAt(3600)).visible;
  expect(near.nodes).toContain('n10');
  const away = settle(visible, visibleAt(9000)).visible;
  expect(away.nodes).not.toContain('n10');
  expect(away.nodes).toContain('n35');
});

test('if there is too much to render individually, all are removed', () => {
  const { visible } = settle(NOTHING_VISIBLE, visibleAt(3000));
  const gone = settle(visible, undefined);
  expect(gone.visible.nodes.size).toBe(0);
  expect(gone.visible.isComplete).toBe(false);
});

test('wires that leave the view are rendered, and those that only pass', () => {
  const { visible } = settle(NOTHING_VISIBLE, visibleAt(3000));
  const edges = visibleWires(visible, wires);
  const given = visibleNodes(visible, new Set(['n0']), nodes, edges);
  const ends = edges.map(({ source, target }) => `${source} ${target}`);
  expect(ends).toContain(`n0 n${LENGTH - 1}`);
  expect(ends).not.toContain('n0 n1');
  const known = new Map(given.map((node) => [node.id, node]));
  for (const { source, target } of edges) expect(known.has(source) && known.has(target)).toBe(true);
  expect(known.get('n0')?.hidden).toBeUndefined();
  expect(known.get(`n${LENGTH - 1}`)?.hidden).toBe(true);
  expect(visibleNodes(visible, new Set(['n0']), nodes, edges)).toEqual(given);
});
