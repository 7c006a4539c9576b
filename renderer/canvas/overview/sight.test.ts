import { expect, test } from 'vitest';
import { analyzeGraph, emptyGraph, type GraphDocument } from '#engine/graph/index.ts';
import { toFlowEdges, toFlowNodes } from '../flow.ts';
import { collectFacts } from '../nodeFacts.ts';
import { makeScene } from './scene.ts';
import { NO_SIGHT, nextSight, nodesInSight, type Sight, wiresInSight } from './sight.ts';

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
const places = new Map(document.nodes.map(({ id, position = { x: 0, y: 0 } }) => [id, position]));
const nodes = toFlowNodes(document.nodes, collectFacts(document, analysis, new Map()), places, new Map());
const wires = toFlowEdges(document, analysis, new Map());
const scene = makeScene(nodes, wires);
const sightAt = (x: number) => ({ x, y: -100, width: 10 * PITCH, height: 400 });

/** The rendered items once the view is still, and the number of frames taken. */
function settle(before: Sight, box: ReturnType<typeof sightAt> | undefined): { readonly sight: Sight; readonly frames: number } {
  let sight = before;
  for (let frames = 0; ; frames++) {
    const next = nextSight(sight, scene, box);
    if (next === sight) return { sight, frames };
    sight = next;
  }
}

test('visible nodes are added a few per frame, central ones first', () => {
  const first = nextSight(NO_SIGHT, scene, sightAt(3000));
  expect(first.nodes.size).toBeLessThan(8);
  expect([...first.nodes][0]).toBe('n15');
  expect(first.isComplete).toBe(false);
  const { sight, frames } = settle(NO_SIGHT, sightAt(3000));
  expect(frames).toBeGreaterThan(1);
  expect(sight.isComplete).toBe(true);
  for (let index = 10; index < 20; index++) expect(sight.nodes).toContain(`n${index}`);
  expect(sight.nodes).not.toContain('n5');
});

test('rendered nodes are kept for a while, and removed when far away', () => {
  const { sight } = settle(NO_SIGHT, sightAt(3000));
  const near = settle(sight, sightAt(3600)).sight;
  expect(near.nodes).toContain('n10');
  const away = settle(sight, sightAt(9000)).sight;
  expect(away.nodes).not.toContain('n10');
  expect(away.nodes).toContain('n35');
});

test('if there is too much to render individually, all are removed', () => {
  const { sight } = settle(NO_SIGHT, sightAt(3000));
  const gone = settle(sight, undefined);
  expect(gone.sight.nodes.size).toBe(0);
  expect(gone.sight.isComplete).toBe(false);
});

test('wires that leave the view are rendered, and those that only pass', () => {
  const { sight } = settle(NO_SIGHT, sightAt(3000));
  const edges = wiresInSight(sight, wires);
  const given = nodesInSight(sight, new Set(['n0']), nodes, edges);
  const ends = edges.map(({ source, target }) => `${source} ${target}`);
  expect(ends).toContain(`n0 n${LENGTH - 1}`);
  expect(ends).not.toContain('n0 n1');
  const known = new Map(given.map((node) => [node.id, node]));
  for (const { source, target } of edges) expect(known.has(source) && known.has(target)).toBe(true);
  expect(known.get('n0')?.hidden).toBeUndefined();
  expect(known.get(`n${LENGTH - 1}`)?.hidden).toBe(true);
  expect(nodesInSight(sight, new Set(['n0']), nodes, edges)).toEqual(given);
});
