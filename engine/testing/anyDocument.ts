import fc from 'fast-check';
import type { GraphDocument, GraphEdge, GraphNode } from '../graph/index.ts';

const anyName = fc.oneof(fc.constantFrom('x', 'h', 'o', 'loss'), fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }));
/** Numbers that JSON preserves: finite, and no negative zero. */
const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
const anyJson = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

/** Fields of newer versions and other programs. */
const anyUnknown = fc.dictionary(fc.constantFrom('later', 'x-note', 'größe'), anyJson, {
  maxKeys: 2,
  noNullPrototype: true,
});

const anyPosition = fc.record({ x: anyNumber, y: anyNumber });

const anyNode: fc.Arbitrary<GraphNode> = fc
  .tuple(
    anyUnknown,
    fc.record(
      {
        id: anyName,
        type: fc.oneof(fc.constantFrom('input', 'dense', 'relu', 'concat', 'target', 'crossEntropy'), anyName),
        label: fc.string({ maxLength: 20, unit: 'grapheme' }),
        params: fc.dictionary(fc.constantFrom('units', 'rate', 'shape', 'useBias'), anyJson, { noNullPrototype: true }),
        position: anyPosition,
        bypassed: fc.boolean(),
      },
      { requiredKeys: ['id', 'type'], noNullPrototype: true },
    ),
  )
  .map(([unknown, node]) => ({ ...unknown, ...node }));

const anyEnd = fc.tuple(anyName, fc.constantFrom('in', 'out', 'in1', 'in2', 'prediction', 'target'));
const anyEdge: fc.Arbitrary<GraphEdge> = fc
  .tuple(anyUnknown, anyEnd, anyEnd)
  .map(([unknown, from, to]) => ({ ...unknown, from, to }));

const anyNodes = fc.uniqueArray(anyNode, { maxLength: 8, selector: ({ id }) => id });
const anyEdges = fc.array(anyEdge, { maxLength: 8 });
const anyAnnotations = fc.uniqueArray(
  fc.record({ id: anyName, type: fc.constantFrom('frame', 'comment', 'arrow'), text: fc.string(), position: anyPosition }),
  { maxLength: 3, selector: ({ id }) => id },
);
const anyBlocks = fc.uniqueArray(
  fc.record({ id: anyName, name: fc.string(), nodes: anyNodes, edges: anyEdges, annotations: anyAnnotations }),
  { maxLength: 2, selector: ({ id }) => id },
);

/**
 * Any graph document that the schema accepts, sensible or not: unknown fields and types, invalid wires, ids of any characters.
 * Node ids differ, as in every opened document.
 */
export const anyDocument: fc.Arbitrary<GraphDocument> = fc
  .tuple(
    anyUnknown,
    fc.record(
      {
        format: fc.constant('backwire-graph' as const),
        version: fc.integer({ min: 1, max: 9 }),
        name: fc.string({ maxLength: 30, unit: 'grapheme' }),
        nodes: anyNodes,
        edges: anyEdges,
        blocks: anyBlocks,
        annotations: anyAnnotations,
        data: fc.record({ dataset: fc.constantFrom('iris', 'mnist', 'own.csv'), validation: fc.constantFrom(0, 0.1, 0.9) }),
        training: fc.record({ epochs: fc.integer({ min: 1, max: 99 }), optimizer: fc.record({ type: anyName, rate: anyJson }) }),
      },
      { requiredKeys: ['format', 'version', 'nodes', 'edges'], noNullPrototype: true },
    ),
  )
  .map(([unknown, document]) => ({ ...unknown, ...document }) as GraphDocument);
