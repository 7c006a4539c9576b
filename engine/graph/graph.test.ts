import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyzeInEnglish } from '../testing/analyzeInEnglish.ts';
import { classifier, graph } from '../testing/networks.ts';
import { refusalOf } from '../testing/refusal.ts';
import {
  applyEdits,
  type DiagnosticCode,
  type EnglishDiagnostic,
  type GraphDocument,
  MONITORS,
  readGraph,
  readGraphData,
  readTraining,
  writeTraining,
} from './index.ts';

const find = (
  document: GraphDocument,
  code: DiagnosticCode,
  data?: Parameters<typeof analyzeInEnglish>[1],
): EnglishDiagnostic => {
  const found = analyzeInEnglish(document, data).diagnostics.find((diagnostic) => diagnostic.code === code);
  if (!found) throw new Error(`no diagnostic ${code}`);
  return found;
};

const without = (document: GraphDocument, ...ids: string[]) =>
  applyEdits(
    document,
    ids.map((nodeId) => ({ type: 'removeNode', nodeId }) as const),
  );

test('a complete graph has no diagnostics, and shapes and parameters are known', () => {
  const { ok, diagnostics, nodes, parameters, order } = analyzeInEnglish(classifier());
  expect({ ok, diagnostics, parameters }).toEqual({ ok: true, diagnostics: [], parameters: 2 * 6 + 6 + 6 * 3 + 3 });
  expect(nodes.get('h')?.output).toEqual([6]);
  expect(nodes.get('o')?.output).toEqual([3]);
  expect(order.indexOf('h')).toBeLessThan(order.indexOf('o'));
});

test('the order does not depend on the order of nodes and wires in the document', () => {
  const document = classifier();
  const shuffled = { ...document, nodes: document.nodes.toReversed(), edges: document.edges.toReversed() };
  expect(analyzeInEnglish(shuffled).ok).toBe(true);
});

test('invalid or truncated JSON is rejected with the position', () => {
  const text = JSON.stringify(classifier());
  expect(refusalOf(() => readGraph(text.slice(0, 100))).code).toBe('graph.notJson');
  expect(() => readGraph('{"format": ', 'net.backwire.json')).toThrow(/^net\.backwire\.json is not valid JSON/);
});

test('JSON that is no graph document is rejected', () => {
  for (const foreign of ['[]', '3', '{"nodes": []}', '{"format":"keras"}', 'null']) {
    expect(refusalOf(() => readGraph(foreign)).code).toBe('graph.foreign');
  }
});

test('a malformed part is named', () => {
  const document = { ...classifier(), nodes: [{ id: 'x' }] };
  expect(refusalOf(() => readGraphData(document)).code).toBe('graph.malformed');
  expect(() => readGraphData(document, 'net')).toThrow(/^net: nodes\[0\]\.type: /);
});

test('a document of a newer version that cannot be read says its version', () => {
  const error = refusalOf(() => readGraphData({ ...classifier(), version: 9, nodes: [{ id: 'x' }] }, 'net'));
  expect(error).toMatchObject({ code: 'graph.tooNew', message: 'net has version 9; this program reads up to version 1' });
});

test('a byte order mark does not matter', () => {
  expect(readGraph(`\uFEFF${JSON.stringify(classifier())}`).document).toEqual(classifier());
});

test('unknown fields are kept', () => {
  const given = {
    ...classifier(),
    version: 9,
    theme: 'dark',
    nodes: [...classifier().nodes, { id: 'q', type: 'quantum', params: { qubits: 3 }, extra: [1] }],
  };
  const { document, diagnostics } = readGraph(JSON.stringify(given));
  expect(document).toEqual(given);
  expect(diagnostics.map(({ code }) => code)).toEqual(['graph.newerVersion']);
  expect(find(document, 'node.unknownType')).toMatchObject({ nodeId: 'q', received: 'quantum', severity: 'error' });
});

test('an empty graph suggests what to add', () => {
  expect(find(graph([], []), 'graph.empty').message).toBe('The graph is empty; add an input, layers and a loss');
});

test('a graph without an input or a loss is reported', () => {
  expect(find(without(classifier(), 'x'), 'graph.noInput').severity).toBe('error');
  expect(find(without(classifier(), 'j'), 'graph.noLoss').severity).toBe('error');
});

test('a cycle is reported with its nodes', () => {
  const document = graph(
    [
      ['a', 'relu'],
      ['b', 'tanh'],
      ['c', 'sigmoid'],
    ],
    [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ],
  );
  expect(find(document, 'graph.cycle').received).toMatch(/^('a' → 'b' → 'c' → 'a'|'b' → 'c' → 'a' → 'b'|'c' → 'a' → 'b' → 'c')$/);
});

test('a node wired to itself is a cycle', () => {
  expect(find(graph([['a', 'relu']], [['a', 'a']]), 'graph.cycle').received).toBe("'a' → 'a'");
});

test('duplicate node ids are reported', () => {
  const document = classifier();
  expect(find({ ...document, nodes: [...document.nodes, { id: 'h', type: 'relu' }] }, 'graph.duplicateId').nodeId).toBe('h');
});

test('an invalid parameter is named with expected and received', () => {
  const document = applyEdits(classifier(), [{ type: 'setParam', nodeId: 'h', param: 'units', value: 0 }]);
  expect(find(document, 'node.invalidParam')).toMatchObject({
    nodeId: 'h',
    param: 'units',
    message: "Dense 'h': 'units' must be a whole number from 1 to 1000000, but is 0",
    received: '0',
  });
  const misspelled = applyEdits(classifier(), [{ type: 'setParam', nodeId: 'h', param: 'unit', value: 3 }]);
  expect(find(misspelled, 'node.invalidParam').param).toBe('unit');
});

test('a node that reaches no loss is a warning, and the graph still runs', () => {
  const document = applyEdits(classifier(), [
    { type: 'addNode', node: { id: 'r', type: 'relu' } },
    { type: 'addEdge', edge: { from: ['h', 'out'], to: ['r', 'in'] } },
  ]);
  expect(find(document, 'node.unused')).toMatchObject({ nodeId: 'r', severity: 'warning' });
  expect(analyzeInEnglish(document).ok).toBe(true);
});

test('an unconnected node is a warning; without a loss every open port is an error', () => {
  const parked = applyEdits(classifier(), [{ type: 'addNode', node: { id: 'd', type: 'dropout' } }]);
  const { ok, diagnostics } = analyzeInEnglish(parked);
  expect(ok).toBe(true);
  expect(diagnostics.map(({ code, nodeId }) => [code, nodeId])).toEqual([['node.unused', 'd']]);
  expect(find(without(parked, 'j'), 'port.unconnected')).toMatchObject({ nodeId: 'd', severity: 'error' });
});

test('invalid wires come with the edit that removes them', () => {
  const stray = { from: ['ghost', 'out'], to: ['h', 'in'] } as { from: [string, string]; to: [string, string] };
  const badPort = { from: ['x', 'out'], to: ['h', 'side'] } as { from: [string, string]; to: [string, string] };
  for (const [edge, code] of [
    [stray, 'edge.unknownNode'],
    [badPort, 'edge.unknownPort'],
  ] as const) {
    const document = { ...classifier(), edges: [edge, ...classifier().edges] };
    const { fix } = find(document, code);
    expect(applyEdits(document, fix?.edits ?? [])).toEqual(classifier());
  }
});

test('a second wire into a port is rejected', () => {
  const document = {
    ...classifier(),
    edges: [...classifier().edges, { from: ['x', 'out'] as [string, string], to: ['o', 'in'] as [string, string] }],
  };
  const { fix, received } = find(document, 'edge.duplicateInput');
  expect(received).toBe('two wires');
  expect(analyzeInEnglish(applyEdits(document, fix?.edits ?? [])).ok).toBe(true);
});

test('an open port is named', () => {
  expect(find(without(classifier(), 'x'), 'port.unconnected')).toMatchObject({ nodeId: 'h', port: 'in' });
});

test('too few scores for the classes: the message names both, and the fix sets the units', () => {
  const document = applyEdits(classifier(), [{ type: 'setParam', nodeId: 'o', param: 'units', value: 5 }]);
  const { message, fix } = find(document, 'shape.mismatch');
  expect(message).toBe("Cross-entropy 'j' expects one score for each of 3 classes at 'prediction', but has shape [5]");
  expect(analyzeInEnglish(applyEdits(document, fix?.edits ?? [])).ok).toBe(true);
});

test('a target of another shape than the prediction is a mismatch', () => {
  const document = graph(
    [
      ['x', 'input', { shape: [4] }],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [3] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  expect(find(document, 'shape.mismatch').message).toBe(
    "Mean squared error 'j' expects the shape [2] of the prediction at 'target', but has shape [3]",
  );
});

test('data of another shape comes with the fix, and data of as many elements fits', () => {
  const targets = [{ name: 'y', shape: [], classes: 3 }];
  const wide = { inputs: [{ name: 'x', shape: [2, 2] }], targets };
  const { message, fix } = find(classifier(), 'data.shapeMismatch', wide);
  expect(message).toBe("'x' expects samples of shape [2], but those of 'x' in the data have shape [2, 2]");
  const fixed = analyzeInEnglish(applyEdits(classifier(), fix?.edits ?? []), wide);
  expect(fixed.diagnostics.filter(({ code }) => code === 'data.shapeMismatch')).toEqual([]);
  expect(analyzeInEnglish(classifier(), { inputs: [{ name: 'x', shape: [1, 2] }], targets }).ok).toBe(true);
});

test("a number of classes different from the data's is reported", () => {
  const data = { inputs: [{ name: 'x', shape: [2] }], targets: [{ name: 'y', shape: [], classes: 10 }] };
  expect(find(classifier(), 'data.shapeMismatch', data)).toMatchObject({ nodeId: 'y', param: 'classes', expected: '10 classes' });
});

test('a target without its classes is a warning, and an error if there are fewer scores', () => {
  const data = { inputs: [{ name: 'x', shape: [2] }], targets: [{ name: 'y', shape: [], classes: 4 }] };
  const silent = (units: number) =>
    applyEdits(classifier(), [
      { type: 'setParam', nodeId: 'y', param: 'classes', value: null },
      { type: 'setParam', nodeId: 'o', param: 'units', value: units },
    ]);
  const { severity, message, fix } = find(silent(4), 'data.noClasses', data);
  expect([severity, message]).toEqual(['warning', "'y' does not specify the number of classes; 'y' in the data has 4"]);
  expect(analyzeInEnglish(applyEdits(silent(4), fix?.edits ?? []), data).diagnostics).toEqual([]);
  expect(find(silent(3), 'data.noClasses', data).severity).toBe('error');
  const numbers = { ...data, targets: [{ name: 'y', shape: [] }] };
  expect(analyzeInEnglish(silent(4), numbers).diagnostics).toEqual([]);
});

test('more inputs than data columns are reported', () => {
  const data = { inputs: [], targets: [{ name: 'y', shape: [], classes: 3 }] };
  expect(find(classifier(), 'data.inputCount', data).nodeId).toBe('x');
});

test('an unused data column is a warning', () => {
  const targets = [
    { name: 'y', shape: [], classes: 3 },
    { name: 'weight', shape: [] },
  ];
  const data = { inputs: [{ name: 'x', shape: [2] }], targets };
  expect(find(classifier(), 'data.unusedColumn', data)).toMatchObject({
    severity: 'warning',
    message: "The data has 2 target columns, but the graph has 1 target node; 'weight' is not used",
  });
  expect(analyzeInEnglish(classifier(), data).ok).toBe(true);
});

test('impossible training settings are reported', () => {
  expect(find(classifier({ optimizer: { type: 'warp' } }), 'training.unknownOptimizer').received).toBe('warp');
  expect(find(classifier({ optimizer: { type: 'adam', beta1: 2 } }), 'training.invalidParam').param).toBe('optimizer.beta1');
  expect(find(classifier({ schedule: { type: 'warp' } }), 'training.unknownSchedule').received).toBe('warp');
  expect(find(classifier({ clip: { type: 'warp' } }), 'training.unknownClip').expected).toBe('one of value, norm, globalNorm');
});

test.each([
  [
    { schedule: { warmup: -1 } },
    'schedule.warmup',
    "Schedule Constant: 'warmup' must be a whole number of at least 0, but is -1",
  ],
  [
    { schedule: { type: 'cosine', alpha: 2 } },
    'schedule.alpha',
    "Schedule Cosine: 'alpha' must be a number from 0 to 1, but is 2",
  ],
  [
    { schedule: { type: 'step', power: 2 } },
    'schedule.power',
    "Schedule Step decay: 'power' is not a parameter here (one of stepSize, gamma, warmup)",
  ],
  [
    { clip: { maxNorm: 0 } },
    'clip.maxNorm',
    "Gradient clipping By global norm: 'maxNorm' must be a number of at least 1e-12, but is 0",
  ],
  [{ accumulate: 1.5 }, 'accumulate', "'accumulate' must be a whole number of at least 1, but is 1.5"],
  [
    { earlyStopping: { monitor: 'luck' } },
    'earlyStopping.monitor',
    `Early stopping: 'monitor' must be one of ${MONITORS.join(', ')}, but is "luck"`,
  ],
])('the training settings %j are reported with their path', (training, param, message) => {
  expect(find(classifier(training), 'training.invalidParam')).toMatchObject({ severity: 'error', param, message });
});

test('training settings get their defaults, and unknown fields are kept', () => {
  const training = {
    schedule: { type: 'cosine', warmup: 10 },
    clip: {},
    earlyStopping: { patience: 3 },
    record: { gradientsEvery: 7 },
    later: 1,
  };
  const { document } = readGraphData({ ...classifier(training) });
  expect(document.training).toEqual(training);
  const { configuration, diagnostics } = readTraining(document.training);
  expect(diagnostics).toEqual([]);
  expect(writeTraining(configuration)).toMatchObject({
    optimizer: { type: 'adam', learningRate: 0.001 },
    schedule: { type: 'cosine', warmup: 10, alpha: 0, decaySteps: null },
    clip: { type: 'globalNorm', maxNorm: 1 },
    accumulate: 1,
    earlyStopping: { monitor: 'validationLoss', patience: 3, minDelta: 0, restoreBestWeights: false },
  });
  const written = readTraining(writeTraining(configuration) as typeof training);
  expect(written.configuration).toEqual(configuration);
});

test('a thousand layers are analyzed completely', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `n${index}`);
  const document = graph(
    [
      ['x', 'input', { shape: [4] }],
      ...ids.map((id, index) => [id, index % 2 ? 'relu' : 'dense', index % 2 ? {} : { units: 4 }] as const),
      ['y', 'target', { shape: [4] }],
      ['j', 'mse'],
    ],
    [
      ['x', 'n0'],
      ...ids.slice(1).map((id, index) => [ids[index], id] as const),
      ['n999', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
  );
  const analysis = analyzeInEnglish(document);
  expect(analysis.ok).toBe(true);
  expect(analysis.parameters).toBe(500 * 20);
});

test('no document of random nodes and wires makes the analysis throw', () => {
  const types = ['input', 'target', 'dense', 'relu', 'softmax', 'flatten', 'mse', 'crossEntropy', 'unknown'];
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const endpoint = fc.tuple(fc.constantFrom(...ids, 'ghost'), fc.constantFrom('out', 'in', 'prediction', 'target'));
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          id: fc.constantFrom(...ids),
          type: fc.constantFrom(...types),
          params: fc.dictionary(fc.constantFrom('units', 'shape', 'rate'), fc.jsonValue()),
        }),
      ),
      fc.array(fc.record({ from: endpoint, to: endpoint })),
      (nodes, edges) => {
        const { document } = readGraphData({ format: 'backwire-graph', version: 1, nodes, edges });
        const { ok, diagnostics } = analyzeInEnglish(document);
        expect(ok).toBe(!diagnostics.some(({ severity }) => severity === 'error'));
      },
    ),
  );
});

test('bends of a wire do not affect the computation, and documents without them are read as before', () => {
  const { document } = readGraph(JSON.stringify(classifier()));
  const bends = [{ x: 1, y: 2 }];
  const bent = { ...document, edges: document.edges.map((edge) => ({ ...edge, bends })) };
  expect(readGraph(JSON.stringify(bent)).document).toEqual(bent);
  expect(analyzeInEnglish(bent).parameters).toBe(analyzeInEnglish(document).parameters);
  expect(document.edges.some((edge) => 'bends' in edge)).toBe(false);
});
