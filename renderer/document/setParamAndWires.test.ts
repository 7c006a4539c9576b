import { produce } from 'immer';
import { expect, test } from 'vitest';
import { analyzeGraph, type GraphDocument } from '#engine/graph/index.ts';
import { setParamAndWires, wiresInto } from './setParamAndWires.ts';
import { shortGraph } from './testing/shortGraph.ts';

const three = shortGraph(
  [
    ['x', 'input', { shape: [4] }],
    ['c', 'concat', { inputs: 3 }],
  ],
  [
    ['x', 'c', 'in1'],
    ['x', 'c', 'in2'],
    ['x', 'c', 'in3'],
  ],
);

function change(document: GraphDocument, value: unknown, before = wiresInto(three, three.nodes[1])) {
  const { recipe, lost } = setParamAndWires(document, document.nodes[1], 'inputs', value, before);
  return { document: produce(document, recipe), lost };
}
const portsOf = ({ edges }: GraphDocument) => edges.map(({ to }) => to[1]).sort();

test('fewer inputs remove the wires into the others', () => {
  const fewer = change(three, 2);
  expect(portsOf(fewer.document)).toEqual(['in1', 'in2']);
  expect(fewer.lost).toBe(1);
  expect(analyzeGraph(fewer.document).diagnostics.map(({ code }) => code)).not.toContain('edge.unknownPort');
  expect(change(three, undefined).lost).toBe(1);
});

test('more inputs, and other parameters, keep all wires', () => {
  const more = change(three, 5);
  expect([portsOf(more.document), more.lost]).toEqual([['in1', 'in2', 'in3'], 0]);
  const { recipe, lost } = setParamAndWires(three, three.nodes[1], 'axis', -1, wiresInto(three, three.nodes[1]));
  expect(lost).toBe(0);
  expect(produce(three, recipe).edges).toBe(three.edges);
});

test('a port that returns while typing gets its wire back', () => {
  const cleared = change(three, undefined).document;
  const typed = change(cleared, 3);
  expect(portsOf(typed.document)).toEqual(['in1', 'in2', 'in3']);
  expect(typed.lost).toBe(0);
});

test('a wire that was invalid before is left to its diagnostic', () => {
  const stray = {
    ...three,
    edges: [...three.edges, { from: ['x', 'out'] as [string, string], to: ['c', 'gone'] as [string, string] }],
  };
  expect(portsOf(change(stray, 2, wiresInto(stray, stray.nodes[1])).document)).toEqual(['gone', 'in1', 'in2']);
});
