import fc from 'fast-check';
import { produce } from 'immer';
import { expect, test } from 'vitest';
import {
  type BlockDefinition,
  emptyGraph,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  withoutBlocks,
} from '#engine/graph/index.ts';
import { dissolveBlock } from './dissolveBlock.ts';

/** A chain of inner nodes, each wired to some before it; `from` 0 is the block's first input, 1 the second. */
const anyInner = fc.record({
  type: fc.constantFrom('dense', 'relu', 'add', 'dropout', 'block'),
  from: fc.tuple(fc.nat(6), fc.nat(6)),
  bypassed: fc.boolean(),
  frozen: fc.boolean(),
  tied: fc.boolean(),
});

const anyUse = fc.record({
  inner: fc.array(anyInner, { minLength: 1, maxLength: 5 }),
  inputs: fc.integer({ min: 1, max: 2 }),
  outputs: fc.array(fc.nat(6), { minLength: 1, maxLength: 2 }),
  wired: fc.tuple(fc.boolean(), fc.boolean()),
  repeat: fc.constantFrom(1, 1, 2, 3),
  bypassed: fc.boolean(),
  frozen: fc.boolean(),
});

type Use = typeof anyUse extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const wire = (from: string, port: string, to: string, into: string): GraphEdge => ({ from: [from, port], to: [to, into] });

const NESTED: BlockDefinition = {
  id: 'nested',
  nodes: [
    { id: 'in', type: 'blockInput' },
    { id: 'w', type: 'dense' },
    { id: 'out', type: 'blockOutput' },
  ],
  edges: [wire('in', 'out', 'w', 'in'), wire('w', 'out', 'out', 'in')],
};

function blockOf({ inner, inputs, outputs }: Use): BlockDefinition {
  const ports = Array.from({ length: inputs }, (_, index) => `in${index}`);
  const ids = [...ports, ...inner.map((_, index) => `n${index}`)];
  const nodes = inner.map(({ type, bypassed, frozen, tied }, index): GraphNode => {
    const params = {
      ...(type === 'block' && { block: 'nested' }),
      ...(frozen && type !== 'relu' && type !== 'add' && type !== 'dropout' && { trainable: false }),
      ...(tied && type === 'dense' && index > 0 && { tiedTo: 'n0' }),
    };
    return { id: `n${index}`, type, ...(Object.keys(params).length > 0 && { params }), ...(bypassed && { bypassed }) };
  });
  const edges = inner.flatMap(({ type, from }, index) => {
    const before = ids.slice(0, inputs + index);
    return (type === 'add' ? ['in1', 'in2'] : ['in']).map((port, side) => {
      const source = before[from[side] % before.length];
      return wire(source, 'out', `n${index}`, port);
    });
  });
  return {
    id: 'b',
    nodes: [
      ...ports.map((id) => ({ id, type: 'blockInput' })),
      ...nodes,
      ...outputs.map((_, index) => ({ id: `out${index}`, type: 'blockOutput' })),
    ],
    edges: [...edges, ...outputs.map((from, index) => wire(ids[from % ids.length], 'out', `out${index}`, 'in'))],
  };
}

function documentOf(use: Use): GraphDocument {
  const params = { block: 'b', ...(use.repeat > 1 && { repeat: use.repeat }), ...(use.frozen && { trainable: false }) };
  const ends = use.outputs.map((_, index) => `end${index}`);
  return {
    ...emptyGraph('Test'),
    nodes: [
      { id: 'x', type: 'input' },
      { id: 'y', type: 'input' },
      { id: 'use', type: 'block', params, ...(use.bypassed && { bypassed: true }) },
      ...ends.map((id) => ({ id, type: 'dense' })),
    ],
    edges: [
      ...(use.wired[0] ? [wire('x', 'out', 'use', 'in0')] : []),
      ...(use.wired[1] && use.inputs > 1 ? [wire('y', 'out', 'use', 'in1')] : []),
      ...ends.map((id, index) => wire('use', `out${index}`, id, 'in')),
    ],
    blocks: [NESTED, blockOf(use)],
  };
}

/** The compiled content: nodes with relevant fields, and wires, in any order. */
function meaningOf(document: GraphDocument, rename: (id: string) => string) {
  const { nodes, edges } = withoutBlocks(document);
  return {
    nodes: nodes
      .map(({ id, type, params = {} }) => {
        const { tiedTo, ...rest } = params;
        const owner = typeof tiedTo === 'string' ? { tiedTo: rename(tiedTo) } : {};
        return { id: rename(id), type, params: { ...rest, ...owner } };
      })
      .toSorted((a, b) => a.id.localeCompare(b.id)),
    wires: edges.map(({ from, to }) => [rename(from[0]), from[1], rename(to[0]), to[1]].join(' ')).toSorted(),
  };
}

function dissolved(document: GraphDocument) {
  const instance = document.nodes.find(({ id }) => id === 'use');
  const dissolving = instance && dissolveBlock(document, instance);
  if (!instance || !dissolving) throw new Error('there is something to dissolve');
  return { after: produce(document, dissolving.recipe), ids: dissolving.ids };
}

test('dissolving a block preserves the expanded graph', () => {
  fc.assert(
    fc.property(anyUse, (use) => {
      const document = documentOf(use);
      const { after, ids } = dissolved(document);
      const count = use.inner.length;
      const copies = ids.length / count;
      const rename = (id: string) => {
        const [head, ...within] = id.split('/');
        if (head !== 'use') return id;
        const copy = copies > 1 ? Number(within.shift()) - 1 : 0;
        const [inner, ...deeper] = within;
        return [ids[copy * count + Number(inner.slice(1))], ...deeper].join('/');
      };
      expect(meaningOf(after, (id) => id)).toEqual(meaningOf(document, rename));
    }),
    { numRuns: 400 },
  );
});

const dense = { type: 'dense', from: [0, 0], bypassed: false, frozen: false, tied: false } as const;
const plain: Use = {
  inner: [{ ...dense, from: [0, 0] }],
  inputs: 1,
  outputs: [1],
  wired: [true, true],
  repeat: 1,
  bypassed: false,
  frozen: false,
};

test('nodes of a bypassed block are bypassed, of a frozen one frozen', () => {
  const bypassed = dissolved(documentOf({ ...plain, bypassed: true })).after;
  expect(bypassed.nodes.find(({ id }) => id === 'n0')).toMatchObject({ bypassed: true });
  expect(bypassed.edges).toContainEqual(wire('n0', 'out', 'end0', 'in'));
  const frozen = dissolved(documentOf({ ...plain, frozen: true })).after;
  expect(frozen.nodes.find(({ id }) => id === 'n0')?.params).toMatchObject({ trainable: false });
});

test('where bypassed nodes would pass through another input, the wire bypasses them', () => {
  const second: Use = { ...plain, inputs: 2, inner: [{ ...dense, from: [1, 1] }], outputs: [2], bypassed: true };
  const { edges } = dissolved(documentOf(second)).after;
  expect(edges).toContainEqual(wire('y', 'out', 'n0', 'in'));
  expect(edges).toContainEqual(wire('x', 'out', 'end0', 'in'));
});

test('frames and comments of a block come out beside its nodes', () => {
  const note = { id: 'note', type: 'comment', text: 'Deep', position: { x: 10, y: 20 } };
  const noted = produce(documentOf(plain), (draft) => {
    const block = draft.blocks?.find(({ id }) => id === 'b');
    for (const node of block?.nodes ?? []) node.position = { x: 0, y: 0 };
    if (block) block.annotations = [note];
    draft.nodes[2].position = { x: 500, y: 100 };
  });
  expect(dissolved(noted).after.annotations).toEqual([{ ...note, position: { x: 510, y: 120 } }]);
});
