import fc from 'fast-check';
import { produce } from 'immer';
import { expect, test } from 'vitest';
import { analyzeGraph, type GraphDocument } from '#engine/graph/index.ts';
import { anyDocumentWithBlocks } from '#engine/testing/anyBlocks.ts';
import { dissolveBlock, groupNodes } from '../renderer/blocks/index.ts';

const wiresOf = ({ edges }: GraphDocument) => edges.map(({ from, to }) => JSON.stringify([from, to])).sort();
const nodesOf = ({ nodes }: GraphDocument) =>
  nodes
    .map(({ id, type, params = {}, bypassed = false }) => ({ id, type, params, bypassed }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

function group(document: GraphDocument, ids: readonly string[]) {
  const places = new Map(document.nodes.map(({ id }, index) => [id, { x: index * 200, y: 0 }]));
  const grouping = groupNodes(document, new Set(ids), places, 'Block');
  if (!grouping) throw new Error('there is something to group');
  return { document: produce(document, grouping.recipe), id: grouping.instanceId };
}

function dissolve(document: GraphDocument, id: string): GraphDocument {
  const node = document.nodes.find((candidate) => candidate.id === id);
  const dissolving = node && dissolveBlock(document, node);
  if (!dissolving) throw new Error('there is something to dissolve');
  return produce(document, dissolving.recipe);
}

test('grouping and dissolving give the same graph, for any selection', () => {
  fc.assert(
    fc.property(anyDocumentWithBlocks, fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }), (document, picks) => {
      const ids = picks.map((pick) => document.nodes[pick % document.nodes.length].id);
      const grouped = group(document, ids);
      const [before, within] = [analyzeGraph(document), analyzeGraph(grouped.document)];
      expect({ ok: within.ok, parameters: within.parameters }).toEqual({ ok: before.ok, parameters: before.parameters });
      const back = dissolve(grouped.document, grouped.id);
      expect(nodesOf(back)).toEqual(nodesOf(document));
      expect(wiresOf(back)).toEqual(wiresOf(document));
      expect(back.blocks).toEqual(document.blocks);
    }),
    { numRuns: 200 },
  );
});
