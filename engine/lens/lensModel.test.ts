import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckedGraph, checkGraph, type GraphDocument } from '../graph/index.ts';
import { createReferenceExecutor } from '../kernels/index.ts';
import { fittingTargets } from '../testing/fittingTargets.ts';
import { innerLayers, networkAround, optionsOf, shapesOf } from '../testing/layerNetworks.ts';
import { classificationData, classifier, randomColumn } from '../testing/networks.ts';
import { randomRun } from '../testing/randomRuns.ts';
import { type Column, initializeParameters, Model, type NamedTensor, positionAfter, Stepper } from '../training/index.ts';
import { LensModel, nextStep, type PassOptions, type PassState, type StepsDone } from './index.ts';

const SAMPLES = 6;

/** A sample column for each input and target of a graph. */
function columnsOf(document: GraphDocument, seed: number): Map<string, Column> {
  const data = [...checkGraph(document).analysis.nodes.values()].filter(({ layer }) =>
    /^(input|target)$/.test(layer?.type ?? ''),
  );
  return new Map(
    data.map(({ node, layer, output = [], params }) => {
      const classes = typeof params.classes === 'number' ? params.classes : undefined;
      const column = randomColumn(node.id, output, SAMPLES, seed, classes);
      return [node.id, layer?.type === 'target' ? fittingTargets(document, column) : column] as const;
    }),
  );
}

/** All values of a pass by a program of its own, loaded for these samples and weights only. */
function computeAnew(
  graph: CheckedGraph,
  columns: ReadonlyMap<string, Column>,
  parameters: readonly NamedTensor[],
  { indices, training, seed }: { readonly indices: Uint32Array; readonly training: boolean; readonly seed: number },
): Map<string, number[]> {
  const model = new Model(graph, createReferenceExecutor('float64'), parameters, { columns });
  const program = model.compile({ batch: indices.length, goal: 'differentiate', training, observe: true });
  const loaded = model.executor.load(program, model.state);
  loaded.select({ order: indices, start: 0 });
  loaded.run({ seed, step: 3 });
  const values = new Map<string, number[]>();
  for (const [id, { output, gradient }] of program.observed) {
    values.set(`${id}.out`, [...loaded.read(output)]);
    if (gradient) values.set(`${id}.dout`, [...loaded.read(gradient)]);
  }
  for (const { name, gradient } of program.parameters) {
    const [node, weight] = name.split('.');
    if (gradient) values.set(`${node}.d${weight}`, [...loaded.read(gradient)]);
  }
  if (program.lossPerSample) values.set('loss', [...loaded.read(program.lossPerSample)]);
  return values;
}

const readAll = (pass: PassState, names: Iterable<string>) =>
  new Map(
    [...names].map((name) => {
      if (name === 'loss') return [name, [pass.loss]];
      const [node, quantity] = name.split('.');
      return [name, [...(pass.find({ node, quantity })?.read() ?? [])]];
    }),
  );

test.each(innerLayers.map((layer) => [layer.type, layer] as const))(
  '%s: passes one after the other on a loaded model are those of models made for each',
  (_type, layer) => {
    const numbers = fc.uniqueArray(fc.nat({ max: SAMPLES - 1 }), { minLength: 1, maxLength: 3 });
    const questions = fc.array(fc.record({ numbers, training: fc.boolean(), seed: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 3,
      maxLength: 5,
    });
    fc.assert(
      fc.property(shapesOf(layer), optionsOf(layer), questions, (shape, options, asked) => {
        const graph = checkGraph(networkAround(layer, shape, options));
        const columns = columnsOf(graph.document, 1);
        const model = new LensModel(graph, columns);
        for (const { numbers: chosen, training, seed } of asked) {
          const indices = Uint32Array.from(chosen);
          const parameters = initializeParameters(graph, seed);
          const pass = model.pass({ parameters }, { samples: { indices }, training, context: { seed, step: 3 } });
          const expected = computeAnew(graph, columns, parameters, { indices, training, seed });
          expect(expected.size).toBeGreaterThan(4);
          expect(readAll(pass, expected.keys())).toEqual(expected);
        }
      }),
      { numRuns: 2 },
    );
  },
);

describe('a loaded model', () => {
  const graph = checkGraph(classifier({ optimizer: { type: 'adam' } }));
  const data = classificationData(20);
  const columns = graph.bind(data).columns;
  const weights = { parameters: initializeParameters(graph, 1) };
  const samples = { indices: Uint32Array.of(3, 5) };

  test('takes back changes of weights and inputs for the next pass', () => {
    const model = new LensModel(graph, columns);
    const before = model.pass(weights, { samples }).loss;
    const changes = [
      { name: 'h.weight', element: 3, value: 2 },
      { name: 'h.weight', element: 3, value: 3 },
      { name: 'x', element: 1, value: -4 },
    ];
    const changed = model.pass(weights, { samples, changes });
    expect(changed.find({ node: 'h', quantity: 'weight' })?.read()[3]).toBe(3);
    expect(changed.find({ node: 'x', quantity: 'out' })?.read()[1]).toBe(-4);
    expect(changed.loss).not.toBe(before);
    expect(model.pass(weights, { samples }).loss).toBe(before);
  });

  test('goes forward without targets, to the outputs that need none', () => {
    const values = new Map([['x', [0.5, -1]]]);
    const pass = new LensModel(graph, columns).pass(weights, { samples: { values, batch: 1 }, hasTargets: false });
    expect(pass.loss).toBeUndefined();
    expect([...pass.program.observed.keys()]).toEqual(['x', 'h', 't', 'o']);
    expect(pass.find({ node: 'o', quantity: 'dout' })).toBeUndefined();
    const [h] = pass.find({ node: 'h', quantity: 'out' })?.read() ?? [];
    const { data: w } = weights.parameters[0];
    expect(h).toBeCloseTo(w[0] * 0.5 - w[1], 12);
  });

  test('knows no tensor that the pass does not have', () => {
    const pass = new LensModel(graph, columns).pass(weights, { samples });
    for (const quantity of ['in', 'dkernel', 'weight/momentum', '~99999']) {
      expect(pass.find({ node: 'h', quantity })).toBeUndefined();
    }
    expect(pass.find({ node: 'none', quantity: 'out' })).toBeUndefined();
  });
});

/** The largest difference, relative to values above 1: training rounds what it stores to float32. */
const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, index) => Math.abs(value - b[index]) / (1 + Math.abs(value))));

test('weights and slots after the update are those of the training step, for every optimizer, clipping and accumulation', () => {
  const compared = new Set<string>();
  for (let number = 0; number < 24; number++) {
    const { document, dataset } = randomRun(number);
    const graph = checkGraph(document).bind(dataset);
    const { columns } = graph;
    const trained = new Model(graph, createReferenceExecutor('float32'), initializeParameters(graph, number), { columns });
    const stepper = new Stepper(trained, dataset);
    const model = new LensModel(graph, columns);
    let done: StepsDone = { step: 0, epoch: 1, batchInEpoch: 0 };
    for (let step = 1; step <= 6; step++) {
      const weights = { parameters: trained.parameters(), slots: trained.slots() };
      const { indices, update, context } = nextStep(model.stepper(dataset), done);
      const pass = model.pass(weights, { samples: { indices }, training: true, update, context });
      const position = positionAfter({ ...done, batchInEpoch: done.batchInEpoch - 1 }, stepper.plan);
      stepper.run(position, context.learningRate ?? 0);
      for (const [name, numbers] of trained.state.parameters) {
        const [node, weight] = name.split('.');
        const slots = new Map([['new', numbers], ...(trained.state.slots.get(name) ?? [])]);
        for (const [slot, expected] of slots) {
          const updated = pass.find({ node, quantity: `${weight}/${slot}` })?.read();
          compared.add(slot);
          if (slot === 'new') expect(updated).toBeDefined();
          // Frozen averages have no slots, and the sum of gradients is kept by no other update.
          if (updated) expect(distance(updated, expected), `run ${number}, step ${step}: ${name}/${slot}`).toBeLessThan(1e-6);
        }
      }
      done = { step: position.step, epoch: position.epoch, batchInEpoch: position.batchInEpoch + 1 };
    }
  }
  expect([...compared]).toEqual(expect.arrayContaining(['new', 'm', 'v', 'gradientSum']));
});

test('typed samples weigh 1 where those of the data have weights', () => {
  const document = classifier();
  const graph = checkGraph(document);
  const columns = columnsOf(document, 1);
  const weighted = new Map(
    [...columns].map(([id, column]) => [id, id === 'y' ? { ...column, weights: new Float64Array(SAMPLES).fill(3) } : column]),
  );
  const weights = { parameters: initializeParameters(graph, 1) };
  const lossOf = (of: ReadonlyMap<string, Column>, samples: PassOptions['samples']) =>
    new LensModel(graph, of).pass(weights, { samples }).loss;
  const values = new Map(
    [...columns].map(([id, { data, shape }]) => [
      id,
      data.subarray(
        0,
        shape.reduce((a, b) => a * b, 1),
      ),
    ]),
  );
  const first = { indices: Uint32Array.of(0) };
  expect(lossOf(weighted, first)).toBeCloseTo(3 * (lossOf(columns, first) ?? Number.NaN), 10);
  expect(lossOf(weighted, { values, batch: 1 })).toBe(lossOf(columns, { values, batch: 1 }));
});
