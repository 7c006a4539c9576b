import fc from 'fast-check';
import { expect, test } from 'vitest';
import { english } from '../../messages/index.ts';
import { analyzeInEnglish } from '../../testing/analyzeInEnglish.ts';
import { anyDocumentWithBlocks } from '../../testing/anyBlocks.ts';
import { inlineBlocks } from '../../testing/inlineBlocks.ts';
import { graph } from '../../testing/networks.ts';
import {
  analyzeGraph,
  applyEdits,
  type BlockDefinition,
  blockLayer,
  drawnGraph,
  type EnglishDiagnostic,
  expandBlocks,
  type GraphDocument,
  hasStructure,
  openBlock,
  readGraph,
} from '../index.ts';

const residual: BlockDefinition = {
  id: 'residual',
  name: 'Residual block',
  nodes: [
    { id: 'in', type: 'blockInput' },
    { id: 'h', type: 'dense', params: { units: 4 } },
    { id: 's', type: 'add' },
    { id: 'out', type: 'blockOutput' },
  ],
  edges: [
    { from: ['in', 'out'], to: ['h', 'in'] },
    { from: ['h', 'out'], to: ['s', 'in1'] },
    { from: ['in', 'out'], to: ['s', 'in2'] },
    { from: ['s', 'out'], to: ['out', 'in'] },
  ],
};

/** x → r → o → j, with y. */
function network(
  instance: Record<string, unknown>,
  block: BlockDefinition = residual,
  more: Partial<GraphDocument> = {},
): GraphDocument {
  const plain = graph(
    [
      ['x', 'input', { shape: [4] }],
      ['r', 'block', { block: 'residual', ...instance }],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [2] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'r'],
      ['r', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  return { ...plain, blocks: [block], ...more };
}

const idsOf = (document: GraphDocument) => expandBlocks(document).document.nodes.map(({ id }) => id);
const errorsOf = (document: GraphDocument): EnglishDiagnostic[] =>
  analyzeInEnglish(document).diagnostics.filter(({ severity }) => severity === 'error');
const withBypassed = (document: GraphDocument, bypassed: string): GraphDocument => ({
  ...document,
  nodes: document.nodes.map((node) => (node.id === bypassed ? { ...node, bypassed: true } : node)),
});

test('the nodes of a block replace its instance', () => {
  expect(idsOf(network({}))).toEqual(['x', 'r/h', 'r/s', 'o', 'y', 'j']);
  expect(idsOf(network({ repeat: 2 }))).toEqual(['x', 'r/1/h', 'r/1/s', 'r/2/h', 'r/2/s', 'o', 'y', 'j']);
});

test('a graph without blocks is unchanged', () => {
  const document = graph([['x', 'input']], []);
  expect(hasStructure(document)).toBe(false);
  expect(analyzeInEnglish(document).drawn).toBeUndefined();
});

test('every graph of blocks expands to the graph inlined by hand', () => {
  fc.assert(
    fc.property(anyDocumentWithBlocks, (document) => {
      const [expanded, byHand] = [expandBlocks(document).document, inlineBlocks(document)];
      const plain = ({ nodes }: GraphDocument) => nodes.map(({ id, type, params = {} }) => ({ id, type, params }));
      const wires = ({ edges }: GraphDocument) => edges.map((edge) => JSON.stringify([edge.from, edge.to])).sort();
      expect(plain(expanded)).toEqual(plain(byHand));
      expect(wires(expanded)).toEqual(wires(byHand));
      const { ok, parameters, drawn } = analyzeInEnglish(document);
      expect({ ok, parameters }).toEqual({ ok: true, parameters: analyzeInEnglish(expanded).parameters });
      const sum = [...(drawn?.nodes.values() ?? [])].reduce((total, node) => total + node.parameters, 0);
      expect(hasStructure(document) ? sum : parameters).toBe(parameters);
    }),
    { numRuns: 300 },
  );
});

test("the drawn graph has the shapes at a block's ports and its totals", () => {
  const { nodes, wiring } = drawnGraph(analyzeGraph(network({ repeat: 3 })));
  expect([...nodes.keys()]).toEqual(['x', 'r', 'o', 'y', 'j']);
  expect(nodes.get('r')).toMatchObject({ inputs: { in: [4] }, output: [4], outputs: { out: [4] }, parameters: 3 * 20 });
  expect(nodes.get('r')?.layer?.ui.label).toBe('Residual block');
  expect(wiring.incoming.get('o')?.get('in')?.from).toEqual(['r', 'out']);
});

test('the inside of a block is a graph of its own, with the shapes that enter it', () => {
  const document = network({});
  const inside = openBlock(document, document.nodes[1], { in: [4] });
  if (!inside) throw new Error('r stands for a block');
  const { nodes, diagnostics } = drawnGraph(analyzeGraph(inside));
  expect(diagnostics).toEqual([]);
  expect(nodes.get('s')?.output).toEqual([4]);
  expect(nodes.get('h')?.parameters).toBe(20);
  const mismatch = analyzeInEnglish({
    ...inside,
    nodes: inside.nodes.map((node) => (node.id === 'h' ? { ...node, params: { units: 3 } } : node)),
  });
  expect(mismatch.diagnostics).toMatchObject([{ code: 'shape.mismatch', nodeId: 's' }]);
  expect(JSON.parse(JSON.stringify(inside))).not.toHaveProperty('entering');
});

test('problems within a block are reported at its instance, once for all repetitions', () => {
  const broken = {
    ...residual,
    nodes: residual.nodes.map((node) => (node.id === 'h' ? { ...node, params: { units: 0 } } : node)),
  };
  expect(errorsOf(network({ repeat: 3 }, broken)).filter(({ code }) => code === 'node.invalidParam')).toMatchObject([
    { code: 'node.invalidParam', nodeId: 'r', inside: ['h'], param: 'units' },
  ]);
});

test('a fix of a node in a block is applied in the block', () => {
  const document = network({ repeat: 2 });
  const repaired = applyEdits(document, [{ type: 'setParam', nodeId: 'r/2/h', param: 'units', value: 7 }]);
  expect(repaired.blocks?.[0].nodes[1].params).toEqual({ units: 7 });
  expect(repaired.nodes).toBe(document.nodes);
});

test('an invalid wire in a block is reported once, and removed there', () => {
  const ghost = { from: ['ghost', 'out'] as [string, string], to: ['h', 'in'] as [string, string] };
  const document = network({ repeat: 2 }, { ...residual, edges: [...residual.edges, ghost] });
  const errors = errorsOf(document);
  expect(errors).toMatchObject([{ code: 'edge.unknownNode', nodeId: 'r', edge: ghost }]);
  expect(errorsOf(applyEdits(document, errors[0].fix?.edits ?? []))).toEqual([]);
});

test('an unconnected block port is reported at the block', () => {
  const document = network({ repeat: 2 });
  const open = { ...document, edges: document.edges.filter(({ to }) => to[0] !== 'r') };
  expect(errorsOf(open)).toMatchObject([{ code: 'port.unconnected', nodeId: 'r', port: 'in' }]);
});

test('a block that reaches no loss is reported in one sentence', () => {
  const document = network({});
  const unused = { ...document, nodes: [...document.nodes, { id: 'u', type: 'block', params: { block: 'residual' } }] };
  expect(analyzeInEnglish(unused).diagnostics).toMatchObject([{ code: 'node.unused', nodeId: 'u' }]);
});

test('a missing, recursive or unrepeatable block is reported', () => {
  expect(errorsOf(network({ block: 'gone' }))[0]).toMatchObject({ code: 'block.unknown', nodeId: 'r', received: "'gone'" });
  const itself = { ...residual, nodes: [...residual.nodes, { id: 'again', type: 'block', params: { block: 'residual' } }] };
  expect(errorsOf(network({}, itself))[0]).toMatchObject({ code: 'block.containsItself', nodeId: 'r', inside: ['again'] });
  const twoInputs = { ...residual, nodes: [...residual.nodes, { id: 'in2', type: 'blockInput' }] };
  const [refused] = errorsOf(network({ repeat: 2 }, twoInputs));
  expect(refused).toMatchObject({ code: 'block.cannotRepeat', nodeId: 'r', received: '2 and 1' });
  const repaired = applyEdits(network({ repeat: 2 }, twoInputs), refused.fix?.edits ?? []);
  expect(repaired.nodes[1].params?.repeat).toBe(1);
  expect(errorsOf(network({ repeat: 0 }))[0]).toMatchObject({ code: 'node.invalidParam', nodeId: 'r', param: 'repeat' });
});

test('nested blocks with too many nodes are rejected quickly', () => {
  const blocks = Array.from(
    { length: 5 },
    (_, level): BlockDefinition => ({
      ...residual,
      id: `level${level}`,
      nodes: [...residual.nodes, { id: 'deeper', type: 'block', params: { block: `level${level + 1}`, repeat: 1000 } }],
    }),
  );
  const document = network({ block: 'level0', repeat: 1000 }, residual, { blocks: [...blocks, { ...residual, id: 'level5' }] });
  expect(errorsOf(document).map(({ code }) => code)).toContain('block.tooLarge');
});

/** Nested blocks, each a chain of `each` inner blocks; the innermost hold activations. */
function nested(depth: number, each: number): GraphDocument {
  const blocks = Array.from({ length: depth }, (_, level): BlockDefinition => {
    const ids = Array.from({ length: each }, (_unused, index) => `n${index}`);
    const node = (id: string) =>
      level === 0 ? { id, type: 'tanh' } : { id, type: 'block', params: { block: `level${level - 1}` } };
    const row = ['in', ...ids, 'out'];
    return {
      id: `level${level}`,
      name: `Level ${level}`,
      nodes: [{ id: 'in', type: 'blockInput' }, ...ids.map(node), { id: 'out', type: 'blockOutput' }],
      edges: row.slice(1).map((id, index) => ({ from: [row[index], 'out'], to: [id, 'in'] })),
    };
  });
  return network({ block: `level${depth - 1}` }, residual, { blocks });
}

test('blocks four deep with ten repetitions each expand to 10⁴ nodes', () => {
  const document = nested(4, 10);
  expect(errorsOf(document)).toEqual([]);
  expect(idsOf(document).filter((id) => id.startsWith('r/'))).toHaveLength(10_000);
});

test('blocks are counted before they are expanded', () => {
  const [refused] = errorsOf(nested(10, 10));
  expect(refused).toMatchObject({ code: 'block.tooLarge', nodeId: 'r', received: '10,000,000,000' });
  expect(refused.message).toContain('at most 20,000 nodes');
  expect(idsOf(nested(10, 10))).toEqual(idsOf(withBypassed(network({}), 'r')));
});

test('a block expands up to the maximum number of nodes, and no further', () => {
  const rowOf = (length: number) => {
    const document = nested(1, length);
    return {
      ...document,
      nodes: document.nodes.map((node) => (node.id === 'r' ? { ...node, params: { ...node.params, repeat: 1000 } } : node)),
    };
  };
  expect(errorsOf(rowOf(20))).toEqual([]);
  expect(errorsOf(rowOf(21))[0]).toMatchObject({ code: 'block.tooLarge', received: '21,000' });
});

test('a bypassed node passes its input through', () => {
  expect(idsOf(withBypassed(network({}), 'r'))).toEqual(['x', 'o', 'y', 'j']);
  const { ok, drawn } = analyzeInEnglish(withBypassed(network({}), 'r'));
  expect(ok).toBe(true);
  expect(drawn?.nodes.get('r')).toMatchObject({ output: [4], parameters: 0 });
  expect(drawn?.nodes.get('o')?.parameters).toBe(10);
});

test('a node that cannot be bypassed is reported, with a fix', () => {
  const document = withBypassed(network({}), 'x');
  const [problem] = errorsOf(document);
  expect(problem).toMatchObject({ code: 'node.cannotBypass', nodeId: 'x', received: 'no input' });
  expect(errorsOf(applyEdits(document, problem.fix?.edits ?? []))).toEqual([]);
  expect(errorsOf(withBypassed(network({}), 'j'))[0]).toMatchObject({ code: 'node.cannotBypass', received: 'no output' });
  const loose = withBypassed({ ...network({}), edges: network({}).edges.filter(({ to }) => to[0] !== 'r') }, 'r');
  expect(errorsOf(loose)).toMatchObject([{ code: 'port.unconnected', nodeId: 'r', port: 'in' }]);
});

test('a port outside a block is reported', () => {
  const document = network({});
  expect(errorsOf({ ...document, nodes: [...document.nodes, { id: 'p', type: 'blockOutput' }] })).toContainEqual(
    expect.objectContaining({ code: 'block.portOutside', nodeId: 'p' }),
  );
});

test('weights are shared within a block, and a frozen block freezes its contents', () => {
  const twice: BlockDefinition = {
    ...residual,
    nodes: [...residual.nodes, { id: 'g', type: 'dense', params: { units: 4, tiedTo: 'h' } }],
    edges: [...residual.edges.slice(0, 3), { from: ['s', 'out'], to: ['g', 'in'] }, { from: ['g', 'out'], to: ['out', 'in'] }],
  };
  const { nodes, parameters, ok } = analyzeInEnglish(network({ repeat: 2, trainable: false }, twice));
  expect(ok).toBe(true);
  expect(nodes.get('r/2/g')?.tiedTo).toBe('r/2/h');
  expect(nodes.get('r/1/h')?.params.trainable).toBe(false);
  expect(nodes.get('o')?.params.trainable).toBe(true);
  expect(parameters).toBe(2 * 20 + 10);
});

test('blocks, frames and comments survive saving and reading; frames change nothing that is computed', () => {
  const annotations = [{ id: 'f', type: 'frame', text: 'Encoder', position: { x: 0, y: 0 }, size: { width: 10, height: 10 } }];
  const document = network({}, { ...residual, annotations }, { annotations });
  expect(readGraph(JSON.stringify(document)).document).toEqual(document);
  expect(analyzeInEnglish(document).parameters).toBe(analyzeInEnglish(network({})).parameters);
});

test('a block as a layer has its name, node count and ports', () => {
  const layer = blockLayer(residual);
  expect(layer.params.block.default).toBe('residual');
  expect(english(layer.ui.describe({ repeat: 6 }))).toBe('2 nodes × 6');
  expect([Object.keys(layer.inputs), layer.outputs]).toEqual([['in'], ['out']]);
});
