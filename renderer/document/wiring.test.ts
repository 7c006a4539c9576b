import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyzeGraph, type DiagnosticCode, emptyGraph, type GraphDocument, graphSchema } from '#engine/graph/index.ts';
import { findLayer, inputPorts, LAYERS } from '#engine/layers/index.ts';
import {
  addFragment,
  connectPorts,
  copyFragment,
  copyFragmentWithWires,
  createDocumentStore,
  cutOut,
  type DocumentStore,
  disconnectPort,
  freshId,
  idsOf,
  insertIntoWire,
  moveWire,
  readFragment,
  removeElements,
  setParam,
  writeFragment,
} from './index.ts';

/** A user action, with numbers that choose among what exists: adds, wires, reconnects, pastes, removes, undoes. */
type Gesture = (store: DocumentStore, choose: (count: number) => number) => void;

const documentOf = (store: DocumentStore): GraphDocument => store.getState().document;

/** A random port of an existing node, if any. */
function somePort(store: DocumentStore, choose: (count: number) => number, side: 'inputs' | 'outputs') {
  const ports = documentOf(store).nodes.flatMap((node): [string, string][] => {
    const layer = findLayer(node.type);
    if (!layer) return [];
    if (side === 'outputs') return layer.hasOutput ? [[node.id, 'out']] : [];
    return Object.keys(inputPorts(layer, node.params)).map((port) => [node.id, port]);
  });
  return ports.length > 0 ? ports[choose(ports.length)] : undefined;
}

function freshNode(store: DocumentStore, choose: (count: number) => number) {
  const { type } = LAYERS[choose(LAYERS.length)];
  return { id: freshId(idsOf(documentOf(store)), type), type, position: { x: choose(900), y: choose(500) } };
}

const paste =
  (copy: typeof copyFragment): Gesture =>
  (store, choose) => {
    const { nodes } = documentOf(store);
    const chosen = new Set(nodes.filter(() => choose(2) === 0).map(({ id }) => id));
    const fragment = readFragment(writeFragment(cutOut(documentOf(store), chosen)));
    if (fragment) store.edit('Paste', addFragment(copy(fragment, documentOf(store), { x: 32, y: 32 })));
  };

const GESTURES: Readonly<Record<string, Gesture>> = {
  add: (store, choose) => store.edit('Add', addFragment({ nodes: [freshNode(store, choose)], edges: [] })),
  wire(store, choose) {
    const [from, to] = [somePort(store, choose, 'outputs'), somePort(store, choose, 'inputs')];
    if (from && to) store.edit('Wire', connectPorts({ from, to }));
  },
  moveEnd(store, choose) {
    const { edges } = documentOf(store);
    const to = somePort(store, choose, 'inputs');
    if (edges.length === 0 || !to) return;
    const wire = edges[choose(edges.length)];
    store.edit('Move a wire', moveWire(wire, { from: wire.from, to }));
  },
  disconnect(store, choose) {
    const port = somePort(store, choose, 'inputs');
    if (port) store.edit('Disconnect', disconnectPort(...port));
  },
  insert(store, choose) {
    const { edges } = documentOf(store);
    const node = freshNode(store, choose);
    const layer = findLayer(node.type);
    const [port] = layer ? Object.keys(inputPorts(layer, undefined)) : [];
    if (edges.length === 0 || port === undefined || !layer?.hasOutput) return;
    store.edit('Insert', insertIntoWire(node, port, edges[choose(edges.length)]));
  },
  remove(store, choose) {
    const { nodes, edges } = documentOf(store);
    if (nodes.length === 0) return;
    store.edit('Remove', removeElements(new Set([nodes[choose(nodes.length)].id]), edges.slice(0, choose(2))));
  },
  configure(store, choose) {
    const { nodes } = documentOf(store);
    if (nodes.length > 0) store.edit('Set', setParam(nodes[choose(nodes.length)].id, 'units', 1 + choose(64)));
  },
  paste: paste(copyFragment),
  pasteWithWires: paste(copyFragmentWithWires),
  undo: (store) => store.undo(),
  redo: (store) => store.redo(),
};

const anyGestures = fc.array(
  fc.record({ gesture: fc.constantFrom(...Object.keys(GESTURES)), choices: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }) }),
  { maxLength: 40 },
);

/** Problems that no wiring action may cause. */
const IMPOSSIBLE: ReadonlySet<DiagnosticCode> = new Set([
  'graph.duplicateId',
  'edge.unknownNode',
  'edge.unknownPort',
  'edge.duplicateInput',
]);

test('no wiring action gives an unstorable document or invalid wires', () => {
  fc.assert(
    fc.property(anyGestures, (gestures) => {
      const store = createDocumentStore('g', emptyGraph('Drawn'));
      for (const { gesture, choices } of gestures) {
        let next = 0;
        GESTURES[gesture](store, (count) => choices[next++ % choices.length] % count);
        const document = documentOf(store);
        expect(graphSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
        const { diagnostics } = analyzeGraph(document);
        expect(diagnostics.filter(({ code }) => IMPOSSIBLE.has(code))).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});
