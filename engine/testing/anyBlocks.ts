import fc from 'fast-check';
import type { BlockDefinition, GraphDocument, GraphEdge, GraphNode } from '../graph/index.ts';

interface Part {
  readonly kind: 'dense' | 'relu' | 'add' | 'block';
  /** Indices, modulo, of the preceding nodes that feed it. */
  readonly sources: readonly number[];
  readonly bypassed: boolean;
  readonly frozen: boolean;
  readonly repeat: number;
  readonly block: number;
}

const anyPart: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom('dense', 'relu', 'add', 'block', 'block'),
  sources: fc.array(fc.nat(20), { minLength: 2, maxLength: 2 }),
  bypassed: fc.constantFrom(false, false, true),
  frozen: fc.boolean(),
  repeat: fc.integer({ min: 1, max: 3 }),
  block: fc.nat(5),
});
const anyParts = fc.array(anyPart, { minLength: 1, maxLength: 4 });

/** Nodes fed by preceding ones and by the inputs. All have the shape [4]. */
function draw(parts: readonly Part[], entering: readonly string[], blocks: readonly BlockDefinition[]) {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const outputs: [string, string][] = entering.map((id) => [id, 'out']);
  parts.forEach(({ kind, sources, bypassed, frozen, repeat, block }, index) => {
    const definition = kind === 'block' ? blocks[block % Math.max(1, blocks.length)] : undefined;
    const type = kind === 'block' && !definition ? 'dense' : kind;
    const portsOf = (port: string) => definition?.nodes.filter((node) => node.type === port).map(({ id }) => id) ?? [];
    const inputs = definition ? portsOf('blockInput') : type === 'add' ? ['in1', 'in2'] : ['in'];
    const id = `n${index}`;
    const params = {
      ...(type === 'dense' && { units: 4 }),
      ...(type !== 'relu' && type !== 'add' && frozen && { trainable: false }),
      ...(definition && { block: definition.id, ...(inputs.length === 1 && { repeat }) }),
    };
    nodes.push({ id, type, params, ...(bypassed && { bypassed }) });
    inputs.forEach((port, at) => {
      edges.push({ from: outputs[sources[at] % outputs.length], to: [id, port] });
    });
    for (const port of definition ? portsOf('blockOutput') : ['out']) outputs.push([id, port]);
  });
  return { nodes, edges, last: outputs.at(-1) as [string, string] };
}

function define(id: string, parts: readonly Part[], inputs: number, blocks: readonly BlockDefinition[]): BlockDefinition {
  const entering = Array.from({ length: inputs }, (_, index) => `a${index}`);
  const { nodes, edges, last } = draw(parts, entering, blocks);
  return {
    id,
    nodes: [...entering.map((port) => ({ id: port, type: 'blockInput' })), ...nodes, { id: 'b', type: 'blockOutput' }],
    edges: [...edges, { from: last, to: ['b', 'in'] }],
  };
}

/** Trainable graphs with nested blocks, some repeated, frozen or bypassed. */
export const anyDocumentWithBlocks: fc.Arbitrary<GraphDocument> = fc
  .tuple(fc.array(fc.tuple(anyParts, fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 3 }), anyParts)
  .map(([definitions, parts]) => {
    const blocks: BlockDefinition[] = [];
    for (const [inner, inputs] of definitions) blocks.push(define(`block${blocks.length}`, inner, inputs, blocks));
    const { nodes, edges, last } = draw(parts, ['x'], blocks);
    const inside = [
      { id: 'o', type: 'dense', params: { units: 3 } },
      { id: 'y', type: 'target', params: { shape: [3] } },
    ];
    return {
      format: 'backwire-graph',
      version: 1,
      nodes: [{ id: 'x', type: 'input', params: { shape: [4] } }, ...nodes, ...inside, { id: 'j', type: 'mse' }],
      edges: [
        ...edges,
        { from: last, to: ['o', 'in'] },
        { from: ['o', 'out'], to: ['j', 'prediction'] },
        { from: ['y', 'out'], to: ['j', 'target'] },
      ],
      blocks,
    };
  });
